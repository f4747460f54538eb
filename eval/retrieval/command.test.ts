import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSearch } from '../../agent/index.ts'
import { countLibrary } from '../../core/db/documents.ts'
import type { Database } from '../../core/db/open.ts'
import { testDatabase } from '../../core/testing.ts'
import { formatQuality, runRetrieval } from './command.ts'
import { indexCorpus } from './index-corpus.ts'

let folder: string
let database: Database
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tra-cuu-'))
  database = await testDatabase()
})
afterEach(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

const write = (name: string, content: string | Buffer): string => {
  const file = join(folder, name)
  writeFileSync(file, content)
  return file
}
const jsonl = (rows: unknown[]) => rows.map((row) => JSON.stringify(row)).join('\n')

async function run(corpus: string, queries: string, qrels?: string) {
  const search = createSearch({ pool: database.pool })
  const said: string[] = []
  const out = join(folder, 'run.tsv')
  const quality = await runRetrieval(
    { corpus, queries, qrels, out },
    {
      pool: database.pool,
      findPassages: async (query, limit) =>
        (await search(query, limit)).map(({ document, score }) => ({
          documentId: document.id,
          score,
        })),
      say: (line) => said.push(line),
    },
  )
  const rows = readFileSync(out, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split('\t'))
  return { quality, said, rows }
}

describe('a small corpus from end to end', () => {
  it('ranks, writes and measures, whatever the ids are and however the question is typed', async () => {
    const corpus = jsonl([
      { _id: 'nước mắm/1.2', title: 'Nước mắm', text: 'Nước mắm làm từ cá và muối.' },
      { _id: 2, title: '', text: 'Phân bón phải công bố hợp quy trước khi bán.' },
      { _id: 'rỗng', title: '', text: '' },
      { _id: 'chỉ có tên', title: 'Đồ chơi trẻ em', text: '' },
      { _id: 'NUL\u0000', title: 'Bê\u0000 tông', text: 'Xi măng, cát, đá và nước \ud800.' },
    ])
    const queries = jsonl([
      { _id: 'q1', text: 'nuoc mam ca muoi' },
      { _id: 'q2', text: 'hợp quy phân bón' },
      { _id: 'q3', text: 'đồ chơi' },
      { _id: 'q4', text: '???' },
      { _id: 'q5', text: 'bê tông xi măng' },
    ])
    const qrels =
      'query-id\tcorpus-id\tscore\nq1\tnước mắm/1.2\t1\nq2\t2\t1\nq3\tchỉ có tên\t1\nq4\t2\t1\n'
    const { quality, rows, said } = await run(
      write('corpus.jsonl.gz', gzipSync(corpus)),
      write('queries.jsonl', queries),
      write('qrels.tsv', qrels),
    )
    const firsts = Object.fromEntries(
      rows.filter((row) => row[2] === '1').map(([query, id]) => [query, id]),
    )
    expect(firsts).toEqual({ q1: 'nước mắm/1.2', q2: '2', q3: 'chỉ có tên', q5: 'NUL\u0000' })
    expect(rows.every((row) => row.length === 4 && Number(row[3]) > 0)).toBe(true)
    expect(quality).toEqual({
      queries: 4,
      withoutResult: 1,
      ndcg10: 0.75,
      recall100: 0.75,
      mrr10: 0.75,
    })
    expect(formatQuality(quality!)).toContain('nDCG@10     0.7500')
    expect(said.join('\n')).toContain('1 tài liệu không có chữ')
  })

  it('lists a long document once, by its best passage, and finds what stands at its end', async () => {
    const filler = Array.from(
      { length: 400 },
      (_, n) => `Đoạn ${n} nói về cách bảo quản lạnh và vận chuyển hàng hóa trong kho số ${n}.`,
    )
    const corpus = jsonl([
      { _id: 'dài', title: 'Kho', text: [...filler, 'Cuối cùng là men gốm xanh ngọc.'].join('\n') },
      { _id: 'ngắn', title: 'Kho', text: 'Bảo quản lạnh hàng hóa.' },
    ])
    const queries = jsonl([
      { _id: 'q1', text: 'men gốm xanh ngọc' },
      { _id: 'q2', text: 'bảo quản lạnh hàng hóa trong kho' },
    ])
    const { rows, quality } = await run(write('c.jsonl', corpus), write('q.jsonl', queries))
    expect(rows.filter((row) => row[0] === 'q1').map((row) => row[1])).toEqual(['dài'])
    expect(
      rows
        .filter((row) => row[0] === 'q2')
        .map((row) => row[1])
        .sort(),
    ).toEqual(['dài', 'ngắn'])
    expect(quality).toBeUndefined()
  })

  it('refuses a corpus without documents and tells of judgements for queries that were not asked', async () => {
    const queries = write('q.jsonl', jsonl([{ _id: 'q1', text: 'muối' }]))
    await expect(run(write('none.jsonl', '\n'), queries)).rejects.toThrow('không có tài liệu nào')
    const corpus = write('c.jsonl', jsonl([{ _id: 'a', text: 'muối ăn' }]))
    const { said, quality } = await run(corpus, queries, write('r.tsv', 'q1\ta\t1\nq9\ta\t1\n'))
    expect(said.join('\n')).toContain('1 câu hỏi có trong tệp qrels')
    expect(quality).toMatchObject({ queries: 2, withoutResult: 1, ndcg10: 0.5 })
  })
})

it('keeps the last of two documents with one id, in one batch and across batches', async () => {
  const many = Array.from({ length: 1_200 }, (_, n) => ({
    id: `d${n}`,
    title: '',
    text: `số ${n}`,
  }))
  const indexed = await indexCorpus(database.pool, [
    { id: 'a', title: '', text: 'bản đầu' },
    { id: 'a', title: '', text: 'bản giữa' },
    ...many,
    { id: 'a', title: '', text: 'bản cuối' },
  ])
  expect(indexed).toMatchObject({ repeated: 2, passages: 1_201, empty: 0 })
  expect(await countLibrary(database.pool)).toEqual({ documents: 1_201, passages: 1_201 })
  const search = createSearch({ pool: database.pool })
  const found = await search('bản đầu bản giữa bản cuối', 10)
  expect(found.map((hit) => [indexed.idOf.get(hit.document.id), hit.text])).toEqual([
    ['a', 'bản cuối'],
  ])
})
