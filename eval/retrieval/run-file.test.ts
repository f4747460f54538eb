import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { formatRanking, writeRun, type Ranking } from './run-file.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ghi-ket-qua-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function* give(rankings: Ranking[], fault?: Error): AsyncGenerator<Ranking> {
  for (const ranking of rankings) yield await Promise.resolve(ranking)
  if (fault) throw fault
}

const ranking: Ranking = {
  query: 'q 1',
  documents: [
    { id: 'a', score: 2.5 },
    { id: 'b', score: 1 / 3 },
  ],
}

it('writes query, document, rank from 1 and score, without a header', async () => {
  const file = join(folder, 'sub', 'run.tsv')
  await writeRun(file, give([ranking, { query: 'không có gì', documents: [] }]))
  expect(readFileSync(file, 'utf8')).toBe('q 1\ta\t1\t2.500000\nq 1\tb\t2\t0.333333\n')
})

it('keeps its columns when an id holds a tab or a line break', () => {
  const odd = { query: 'q\t1', documents: [{ id: 'a\r\nb', score: 1 }] }
  expect(formatRanking(odd)).toBe('q 1\ta b\t1\t1.000000\n')
})

it('leaves no file that looks whole when the search fails half-way', async () => {
  const file = join(folder, 'failed.tsv')
  await expect(writeRun(file, give([ranking], new Error('mất kết nối')))).rejects.toThrow(
    'mất kết nối',
  )
  expect(existsSync(file)).toBe(false)
  expect(readdirSync(folder).filter((name) => name.startsWith('failed'))).toEqual([])
})
