import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DIMENSIONS, extractTerms, hashTerm, inverseFrequency, weighTerms } from './terms.ts'

describe('terms', () => {
  it('fit the dimensions of the vectors, whatever the word', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (word) => {
        const hash = hashTerm(word)
        expect(Number.isInteger(hash)).toBe(true)
        expect(hash).toBeGreaterThanOrEqual(1)
        expect(hash).toBeLessThanOrEqual(DIMENSIONS)
      }),
      { numRuns: 2_000 },
    )
  })

  it('are the same with and without marks, except as written', () => {
    const marked = extractTerms(['Nước mắm'])
    const bare = extractTerms(['nuoc mam'])
    expect(marked.singles).toEqual(bare.singles)
    expect(marked.pairs).toEqual(bare.pairs)
    expect(marked.written).not.toEqual(bare.written)
    expect(extractTerms(['hoà']).written).toEqual(extractTerms(['hòa']).written)
  })

  it('count repeats, and no pair crosses from one text to the next', () => {
    const { singles, pairs, length } = extractTerms(['cá cá', 'cá'])
    expect(singles).toEqual(new Map([[hashTerm('ca'), 3]]))
    expect(pairs).toEqual(new Map([[hashTerm('ca ca'), 1]]))
    expect(length).toBe(3)
  })

  it('of nothing are none', () => {
    expect(extractTerms([' – ', ''])).toMatchObject({ length: 0 })
    expect(weighTerms(extractTerms([]), 0)).toEqual(new Map())
  })
})

describe('weights', () => {
  it('grow with repeats, fall with length, and stay below K1 + 1', () => {
    const weight = (text: string) => weighTerms(extractTerms([text]), 10).get(hashTerm('ca'))!
    expect(weight('cá muối cá')).toBeGreaterThan(weight('cá muối tôm'))
    expect(weight('cá')).toBeGreaterThan(weight('cá muối tôm'))
    expect(weight('cá '.repeat(1_000))).toBeLessThan(2.2)
  })

  it('a rare term says more than a common one, and none says less than nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.nat(), (passages, seed) => {
        const holding = seed % passages
        expect(inverseFrequency(passages, holding)).toBeGreaterThan(
          inverseFrequency(passages, holding + 1),
        )
        expect(inverseFrequency(passages, holding + 1)).toBeGreaterThan(0)
      }),
    )
  })
})
