import { describe, expect, it } from 'vitest'
import { editDistance } from './near-miss.ts'

describe('the distance of two numbers', () => {
  it.each([
    ['5603', '5603', 0],
    ['5603', '5630', 1],
    ['5603', '5604', 1],
    ['5603', '560', 1],
    ['5603', '56033', 1],
    ['5603', '15603', 1],
    ['5603', '6503', 1],
    ['5603', '3065', 2],
    ['5603', '56', 2],
    ['5603', '5107', 2],
    ['', '1', 1],
  ])('%s and %s: %i', (a, b, wanted) => {
    expect(editDistance(a, b)).toBe(wanted)
    expect(editDistance(b, a)).toBe(wanted)
  })
})
