import fc from 'fast-check'
import type pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { SourceDocument } from '../domain.ts'
import { testDatabase } from '../testing.ts'
import {
  countLibrary,
  documentDigests,
  removeDocuments,
  storeDocuments,
  toSparse,
} from './documents.ts'
import type { Database } from './open.ts'
import { readDocumentPassages, readPassages } from './search.ts'
import { sql } from './sql.ts'
import { extractTerms, weighTerms } from './terms.ts'

let database: Database
let pool: pg.Pool
beforeAll(async () => {
  database = await testDatabase()
  pool = database.pool
})
afterAll(() => database.close())
beforeEach(async () => {
  const { rows } = await pool.query<{ id: string }>('select id from document')
  await removeDocuments(
    pool,
    rows.map((row) => row.id),
  )
})

const document = (
  id: string,
  texts: string[],
  rest: Partial<SourceDocument> = {},
): SourceDocument => ({
  id,
  kind: 'other',
  title: `Tài liệu ${id}`,
  standing: 'current',
  origin: `${id}.txt`,
  collection: 'file',
  digest: `digest of ${texts.join()}`,
  passages: texts.map((text, at) => ({
    breadcrumb: [`Tài liệu ${id}`, `Mục ${at + 1}`],
    text,
    tokens: 3,
  })),
  ...rest,
})

/** The counts that storing keeps up to date, as they would be if made anew from the passages that are there. */
async function recount() {
  const { rows } = await pool.query<{ breadcrumb: string[]; body: string }>(
    'select breadcrumb, body from passage',
  )
  const terms = new Map<number, number>()
  let length = 0
  for (const { breadcrumb, body } of rows) {
    const found = extractTerms([...breadcrumb, body])
    length += found.length
    for (const hash of weighTerms(found, 1).keys()) terms.set(hash, (terms.get(hash) ?? 0) + 1)
  }
  return { passages: rows.length, length, terms }
}
async function kept() {
  const size = await pool.query<{ passages: string; total_length: string }>(
    'select * from library_size',
  )
  const { rows } = await pool.query<{ hash: number; passages: number }>(
    'select hash, passages from term where passages <> 0',
  )
  expect(size.rows).toHaveLength(1)
  return {
    passages: Number(size.rows[0]!.passages),
    length: Number(size.rows[0]!.total_length),
    terms: new Map(rows.map((row) => [row.hash, row.passages])),
  }
}
const texts = async (id: string) => (await readDocumentPassages(pool, id)).map((one) => one.text)

describe('storing', () => {
  it('gives back what was stored, in reading order', async () => {
    const whole = document(
      'tcvn-1-2020',
      ['Nước mắm là gì.', 'Hàm lượng nitơ "tối thiểu" \\ 10 g/l.'],
      {
        kind: 'standard',
        designation: 'TCVN 1:2020',
        issuer: 'Bộ Khoa học và Công nghệ',
        issuedOn: '2020-02-29',
        effectiveFrom: '2020-03-01',
        checkedOn: '2026-10-01',
        collection: 'data',
      },
    )
    await storeDocuments(pool, [whole])
    const { passages, digest: _digest, ...head } = whole
    expect(await readDocumentPassages(pool, whole.id)).toEqual(
      passages.map((one, position) => ({
        ...one,
        id: `tcvn-1-2020.${position + 1}`,
        position,
        document: head,
      })),
    )
    expect(await documentDigests(pool, 'data')).toEqual(new Map([[whole.id, whole.digest]]))
    expect(await documentDigests(pool, 'file')).toEqual(new Map())
  })

  it('replaces a document wholly, and leaves the others', async () => {
    await storeDocuments(pool, [document('a', ['một', 'hai', 'ba']), document('b', ['bốn'])])
    await storeDocuments(pool, [document('a', ['năm'])])
    expect(await texts('a')).toEqual(['năm'])
    expect(await texts('b')).toEqual(['bốn'])
    expect(await countLibrary(pool)).toEqual({ documents: 2, passages: 2 })
    expect(await readPassages(pool, ['a.2'])).toEqual([])
  })

  it.each<[string, () => SourceDocument[]]>([
    [
      'a passage that the database refuses',
      () => [document('b', ['tốt']), document('a', ['mới', 'xấu \u0000'])],
    ],
    ['a date that is none', () => [document('a', ['mới'], { issuedOn: '2026-02-30' })]],
    [
      'the same document twice in one call',
      () => [document('a', ['mới']), document('a', ['khác'])],
    ],
  ])('stores all or nothing: %s', async (_name, broken) => {
    await storeDocuments(pool, [document('a', ['cũ một', 'cũ hai'])])
    const before = await kept()
    await expect(storeDocuments(pool, broken())).rejects.toThrow()
    expect(await texts('a')).toEqual(['cũ một', 'cũ hai'])
    expect(await texts('b')).toEqual([])
    expect(await kept()).toEqual(before)
  })

  it('takes a document of more passages than one statement writes', async () => {
    const many = Array.from({ length: 450 }, (_, at) => `đoạn số ${at}`)
    await storeDocuments(pool, [document('dai', many)])
    expect(await texts('dai')).toEqual(many)
    expect(await kept()).toEqual(await recount())
  })

  it('takes a document without passages, and nothing at all', async () => {
    await storeDocuments(pool, [document('rong', [])])
    await storeDocuments(pool, [])
    expect(await countLibrary(pool)).toEqual({ documents: 1, passages: 0 })
  })
})

describe('removing', () => {
  it('says how many there were and leaves no row of them', async () => {
    await storeDocuments(pool, [document('a', ['một', 'hai']), document('b', ['ba'])])
    await pool.query(
      sql`insert into embedding (model, passage_id, vec) values ('m', 'a.1', '[1,2]')`,
    )
    expect(await removeDocuments(pool, ['a', 'khong-co'])).toBe(1)
    expect(await removeDocuments(pool, [])).toBe(0)
    const { rows } = await pool.query<{ left: string }>(sql`
      select (select count(*) from passage where document_id = 'a')
        + (select count(*) from passage_index where passage_id like 'a.%')
        + (select count(*) from embedding where passage_id like 'a.%') as left`)
    expect(Number(rows[0]!.left)).toBe(0)
    expect(await texts('b')).toEqual(['ba'])
  })
})

describe('the counts that word search weighs with', () => {
  it('equal a count from scratch after any storing, replacing and removing', async () => {
    const words = fc.constantFrom(
      'nước',
      'mắm',
      'muối',
      'nuoc',
      'TCVN',
      'cá',
      '5107',
      'nước mắm cá',
    )
    const text = fc.array(words, { maxLength: 6 }).map((all) => all.join(' '))
    const id = fc.constantFrom('a', 'b', 'c', 'd')
    const step = fc.oneof(
      fc
        .uniqueArray(fc.record({ id, texts: fc.array(text, { maxLength: 4 }) }), {
          selector: (one) => one.id,
          maxLength: 3,
        })
        .map((documents) => ({ store: documents })),
      fc.array(id, { maxLength: 3 }).map((ids) => ({ remove: ids })),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
        for (const one of steps)
          if ('store' in one)
            await storeDocuments(
              pool,
              one.store.map((each) => document(each.id, each.texts)),
            )
          else await removeDocuments(pool, one.remove)
        expect(await kept()).toEqual(await recount())
      }),
      { numRuns: 40 },
    )
  })

  it('stay right when writers come all at once', async () => {
    await Promise.all([
      storeDocuments(pool, [document('a', ['nước mắm', 'muối']), document('b', ['cá'])]),
      storeDocuments(pool, [document('b', ['cá mắm']), document('a', ['nước'])]),
      removeDocuments(pool, ['a']),
      storeDocuments(pool, [document('c', ['muối cá'])]),
    ])
    expect(await kept()).toEqual(await recount())
  })
})

it('a sparse vector carries each weight at the hash it was given', async () => {
  const weights = new Map([
    [1, 0.5],
    [536_870_912, 2],
  ])
  const { rows } = await pool.query<{ product: number }>(
    sql`select -(${toSparse(weights)}::sparsevec <#> ${'{1:2,536870912:3}/536870912'}::sparsevec) as product`,
  )
  expect(rows[0]!.product).toBe(7)
})
