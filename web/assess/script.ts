/** The small script of the question page, made by esbuild in memory when the server starts. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { transformSync } from 'esbuild'
import { makeAsset, type Asset } from '../assets.ts'

let made: Asset | undefined

export const saveScript = (): Asset => (made ??= build())

function build(): Asset {
  const source = readFileSync(join(import.meta.dirname, 'client/save.ts'), 'utf8')
  const { code } = transformSync(source, {
    loader: 'ts',
    format: 'iife',
    target: 'es2020',
    charset: 'utf8',
    minify: true,
  })
  return makeAsset('text/javascript', code)
}
