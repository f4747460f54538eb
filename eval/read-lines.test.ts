import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { InputError } from './errors.ts'
import { parseJson, readLines } from './read-lines.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'doc-dong-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const write = (name: string, content: string | Buffer): string => {
  const file = join(folder, name)
  writeFileSync(file, content)
  return file
}

async function texts(path: string): Promise<string[]> {
  const lines: string[] = []
  for await (const line of readLines(path)) lines.push(line.text)
  return lines
}

it('reads lines with either line end, without the byte order mark and blank lines', async () => {
  expect(await texts(write('a.txt', '\uFEFFmột\r\n\r\nhai\n   \nba'))).toEqual(['một', 'hai', 'ba'])
  expect(await texts(write('empty.txt', ''))).toEqual([])
})

it('reads gzipped files, also by the name without .gz', async () => {
  const file = write('b.jsonl.gz', gzipSync('một\nhai\n'))
  expect(await texts(file)).toEqual(['một', 'hai'])
  expect(await texts(join(folder, 'b.jsonl'))).toEqual(['một', 'hai'])
})

it('keeps a line whole that is longer than any buffer', async () => {
  const long = 'dài '.repeat(500_000)
  expect(await texts(write('long.txt', `${long}\nngắn`))).toEqual([long, 'ngắn'])
})

it('says which file cannot be read', async () => {
  await expect(texts(join(folder, 'none'))).rejects.toThrow(InputError)
  await expect(texts(join(folder, 'none.gz'))).rejects.toThrow('none.gz')
  await expect(texts(write('broken.gz', 'không nén'))).rejects.toThrow(InputError)
  const cut = gzipSync('một dòng\n'.repeat(10_000)).subarray(0, 60)
  await expect(texts(write('cut.gz', cut))).rejects.toThrow('cut.gz')
})

it('names the line that is not JSON', () => {
  expect(() => parseJson({ text: '{"a":', place: 'corpus.jsonl:7' })).toThrow('corpus.jsonl:7')
})
