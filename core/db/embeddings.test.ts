import type pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { testDatabase } from '../testing.ts'
import { storeDocuments } from './documents.ts'
import { readUnembedded, readVectors, storeVectors } from './embeddings.ts'
import type { Database } from './open.ts'

let database: Database
let pool: pg.Pool
const library = (text: string) =>
  storeDocuments(pool, [
    {
      id: 'a',
      kind: 'other',
      title: 'a',
      standing: 'current',
      origin: 'thử',
      collection: 'file',
      digest: text,
      passages: [text, 'hai', 'ba'].map((one) => ({
        breadcrumb: ['A', 'B'],
        text: one,
        tokens: 1,
      })),
    },
  ])
beforeAll(async () => {
  database = await testDatabase()
  pool = database.pool
  await library('một')
})
afterAll(() => database.close())
const missing = async (model: string) =>
  (await readUnembedded(pool, model, 10)).map((one) => one.id)

it('vectors are kept by model, asked for only where missing, and go with a changed passage', async () => {
  expect(await readUnembedded(pool, 'm', 1)).toEqual([{ id: 'a.1', text: 'A. B. một' }])
  await storeVectors(
    pool,
    'm',
    ['a.1', 'a.2', 'khong-co.1'],
    [
      [1, 0],
      [0, 1],
      [1, 1],
    ],
  )
  expect(await missing('m')).toEqual(['a.3'])
  expect(await missing('other')).toEqual(['a.1', 'a.2', 'a.3'])

  await storeVectors(pool, 'm', ['a.2'], [[3, 4]])
  const similar = await readVectors(pool, 'm', [1, 0], ['a.1', 'a.2', 'a.3'])
  expect(similar).toEqual(
    new Map([
      ['a.1', 1],
      ['a.2', expect.closeTo(0.6, 6) as number],
    ]),
  )

  await library('một khác')
  expect(await missing('m')).toEqual(['a.1', 'a.2', 'a.3'])
})

it('a vector of another length, or without direction, is left out instead of failing', async () => {
  await storeVectors(
    pool,
    'm',
    ['a.1', 'a.2'],
    [
      [1, 0, 0],
      [0, 0],
    ],
  )
  expect(await readVectors(pool, 'm', [1, 0], ['a.1', 'a.2'])).toEqual(new Map())
})
