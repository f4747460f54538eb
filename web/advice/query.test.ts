import fc from 'fast-check'
import { expect, it } from 'vitest'
import { loadCatalogue } from '../../core/data/load.ts'
import { emptyProfile } from '../../core/profile.ts'
import { readProfileQuery, writeProfileQuery } from './query.ts'

const catalogue = loadCatalogue()
const products = catalogue.products.filter((one) => !one.ask).map((one) => one.id)
const facts = [...catalogue.facts.values()]

const profile = fc
  .record({
    products: fc.uniqueArray(fc.constantFrom(...products), { minLength: 1, maxLength: 5 }),
    known: fc.subarray(facts, { maxLength: 8 }),
    seed: fc.nat(),
    figures: fc.record(
      {
        people: fc.integer({ min: 1, max: 9_999 }),
        revenue: fc.integer({ min: 1, max: 9_999 }).map((one) => one / 10),
        capital: fc.integer({ min: 1, max: 9_999 }).map((one) => one / 10),
      },
      { requiredKeys: [] },
    ),
    hs: fc.subarray(['8516', '851631', '85163100'], { maxLength: 2 }),
  })
  .map(({ products, known, seed, figures, hs }) => ({
    ...emptyProfile(),
    ...figures,
    products,
    hs,
    facts: Object.fromEntries(
      known.map((fact) => [fact.id, [fact.choices[seed % fact.choices.length]!.id]]),
    ),
    complete: known.filter((fact) => fact.many && seed % 2 === 0).map((fact) => fact.id),
  }))

it('a profile comes back from its address as it was', () => {
  fc.assert(
    fc.property(profile, (one) => {
      const address = new URLSearchParams(writeProfileQuery(catalogue, one))
      const query = Object.fromEntries(
        [...new Set(address.keys())].map((key) => [key, address.getAll(key)]),
      )
      const single = Object.fromEntries(
        Object.entries(query).map(([key, values]) => [key, values.length > 1 ? values : values[0]]),
      )
      expect(readProfileQuery(catalogue, single)).toEqual(one)
    }),
  )
})

it.each([
  [{ sp: 'khong-co' }],
  [{ sp: { a: 'nuoc-mam' }, nguoi: ['8', '9'], 'thi-truong': 'sao-hoa' }],
  [{ nguoi: '-3', 'doanh-thu': '1e99', von: 'nhiều', hs: "85'; drop table" }],
  [{ __proto__: { sp: 'x' }, constructor: 'y', du: 'thi-truong', 'khong-biet': '<script>' }],
])('leaves out what makes no sense: %j', (query) => {
  expect(readProfileQuery(catalogue, query)).toEqual(emptyProfile())
})

it('understands amounts and codes as people write them', () => {
  expect(
    readProfileQuery(catalogue, { 'doanh-thu': ' 2,5 ', nguoi: '8', hs: '8516.31.00' }),
  ).toMatchObject({ revenue: 2.5, people: 8, hs: ['85163100'] })
})
