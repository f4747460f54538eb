import { expect, it } from 'vitest'
import { percentile } from './percentile.ts'

it('takes the nearest rank', () => {
  // The worked example of the article "Percentile" (Wikipedia), nearest-rank method.
  const values = [50, 15, 40, 20, 35]
  expect([0.05, 0.3, 0.4, 0.5, 1].map((share) => percentile(values, share))).toEqual([
    15, 20, 20, 35, 50,
  ])
  expect(percentile([], 0.5)).toBeNaN()
})
