/** The small scripts of these pages, made by esbuild in memory when the server starts: one file, one request. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { transformSync } from 'esbuild'
import { makeAsset, type Asset } from '../assets.ts'

let made: Asset | undefined

export const saveScript = (): Asset => (made ??= build())

const build = (): Asset =>
  makeAsset('text/javascript', ['save', 'photos', 'code'].map(read).join(''))

/** Each in a scope of its own. */
function read(name: string): string {
  const source = readFileSync(join(import.meta.dirname, `client/${name}.ts`), 'utf8')
  const { code } = transformSync(source, {
    loader: 'ts',
    format: 'iife',
    target: 'es2020',
    charset: 'utf8',
    minify: true,
  })
  return code
}
