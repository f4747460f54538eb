import { expect, it } from 'vitest'
import { loadCatalogue } from '../../core/data/load.ts'
import { syllables } from '../../core/text.ts'
import { makePassages } from './passages.ts'

it('makes the same passages every time, of the length of real ones', () => {
  const catalogue = loadCatalogue()
  const passages = makePassages(catalogue, 200)
  expect(makePassages(catalogue, 50)).toEqual(passages.slice(0, 50))
  expect(new Set(passages.map((one) => one.text)).size).toBe(200)
  const lengths = passages.map((one) => syllables(one.text).length)
  expect(Math.min(...lengths)).toBeGreaterThanOrEqual(60)
})
