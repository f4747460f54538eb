import { expect, it } from 'vitest'
import { loadCatalogue } from '../../core/data/load.ts'
import { findDesignations } from '../../core/designation.ts'
import { judgeCase, loadCases } from './cases.ts'
import { findGaps } from './coverage.ts'

const catalogue = loadCatalogue()
const cases = loadCases()

it('there are cases for every sector', () => {
  expect(cases.length).toBeGreaterThanOrEqual(60)
  expect(new Set(cases.map((one) => one.name)).size).toBe(cases.length)
})

it.each(cases.map((one) => [one.name, one] as const))('%s', (_, one) => {
  expect(judgeCase(catalogue, one)).toEqual([])
})

it('every product leads somewhere, and every current duty is reached by some business', () => {
  expect(findGaps(catalogue)).toEqual({ products: [], duties: [] })
})

it('what is recommended is never an edition that was replaced', () => {
  for (const { ref } of catalogue.rules) {
    const [typed] = findDesignations(ref)
    if (typed) expect(catalogue.standard(ref)?.status, ref).toMatch(/current|unknown/)
  }
})
