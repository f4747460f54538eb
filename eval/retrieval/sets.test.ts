import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readCorpus, readQrels, readQueries } from './sets.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bo-thu-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const write = (name: string, ...lines: string[]): string => {
  const file = join(folder, name)
  writeFileSync(file, lines.join('\n'))
  return file
}

it('reads documents with numbers for ids, missing titles and further fields', async () => {
  const file = write(
    'corpus.jsonl',
    '{"_id": 7, "text": "nước mắm", "metadata": {"url": "x"}}',
    '{"_id": "b", "title": null, "text": null}',
  )
  const documents = []
  for await (const document of readCorpus(file)) documents.push(document)
  expect(documents).toEqual([
    { id: '7', title: '', text: 'nước mắm' },
    { id: 'b', title: '', text: '' },
  ])
})

it('takes the last of two queries with one id', async () => {
  const file = write('queries.jsonl', '{"_id":"q","text":"cũ"}', '{"_id":"q","text":"mới"}')
  expect([...(await readQueries(file))]).toEqual([['q', 'mới']])
})

it('names the line without an id', async () => {
  const file = write('no-id.jsonl', '{"_id":"a","text":""}', '{"text":"không có mã"}')
  await expect(readQueries(file)).rejects.toThrow(/no-id\.jsonl:2: .*_id/)
  await expect(readQueries(write('list.jsonl', '[1]'))).rejects.toThrow('list.jsonl:1')
})

it('reads judgements with and without a header', async () => {
  const lines = ['q1\ta\t1', 'q1\tb\t0', 'q2\tc d\t2']
  const expected = [
    [
      'q1',
      new Map([
        ['a', 1],
        ['b', 0],
      ]),
    ],
    ['q2', new Map([['c d', 2]])],
  ]
  expect([...(await readQrels(write('plain.tsv', ...lines)))]).toEqual(expected)
  const headed = write('headed.tsv', 'query-id\tcorpus-id\tscore', ...lines)
  expect([...(await readQrels(headed))]).toEqual(expected)
})

it('names the line of judgements that does not have three columns', async () => {
  await expect(readQrels(write('spaces.tsv', 'q1\ta\t1', 'q1 b 1'))).rejects.toThrow('spaces.tsv:2')
  await expect(readQrels(write('trec.tsv', 'q1\t0\ta\t1'))).rejects.toThrow('trec.tsv:1')
  await expect(readQrels(write('word.tsv', 'q1\ta\t1', 'q1\tb\tcó'))).rejects.toThrow('word.tsv:2')
})
