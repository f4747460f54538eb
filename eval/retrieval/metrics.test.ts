import { describe, expect, it } from 'vitest'
import { measureQuality, ndcg, recall, reciprocalRank } from './metrics.ts'

describe('nDCG', () => {
  // The worked example of the article "Discounted cumulative gain" (Wikipedia): gains 3, 2, 3, 0, 1, 2
  // for D1 to D6, while D7 and D8 with gains 3 and 2 were missed. DCG 6.861, ideal 8.740, ratio 0.785.
  const judged = new Map(Object.entries({ d1: 3, d2: 2, d3: 3, d4: 0, d5: 1, d6: 2, d7: 3, d8: 2 }))

  it('gives the published figure of a known example', () => {
    expect(ndcg(['d1', 'd2', 'd3', 'd4', 'd5', 'd6'], judged, 6)).toBeCloseTo(0.785, 3)
  })

  it('is 1 for the best order and 0 without a relevant document', () => {
    expect(ndcg(['d1', 'd3', 'd7', 'd2', 'd6', 'd8', 'd5'], judged, 10)).toBe(1)
    expect(ndcg(['x', 'd4'], judged, 10)).toBe(0)
    expect(ndcg(['x'], new Map([['x', 0]]), 10)).toBe(0)
  })

  it('looks no deeper than asked', () => {
    const one = new Map([['right', 1]])
    expect(ndcg(['x', 'right'], one, 10)).toBeCloseTo(1 / Math.log2(3), 12)
    expect(ndcg(['x', 'right'], one, 1)).toBe(0)
  })

  it('takes a negative judgement for no gain', () => {
    const judgedDown = new Map([
      ['bad', -1],
      ['good', 1],
    ])
    expect(ndcg(['bad', 'good'], judgedDown, 10)).toBeCloseTo(1 / Math.log2(3), 12)
  })
})

describe('recall and reciprocal rank', () => {
  const judged = new Map(Object.entries({ a: 1, b: 2, c: 0 }))

  it('counts relevant documents only', () => {
    expect(recall(['c', 'a', 'x'], judged, 100)).toBe(0.5)
    expect(recall(['c', 'a', 'b'], judged, 2)).toBe(0.5)
    expect(recall(['a', 'b'], judged, 100)).toBe(1)
  })

  it('looks at the first relevant document within the depth', () => {
    expect(reciprocalRank(['c', 'x', 'b', 'a'], judged, 10)).toBeCloseTo(1 / 3, 12)
    expect(reciprocalRank(['c', 'x', 'b'], judged, 2)).toBe(0)
  })
})

describe('quality over all queries', () => {
  it('counts a judged query without results as 0 and leaves out one without a relevant document', () => {
    const judgements = new Map([
      ['found', new Map([['a', 1]])],
      ['missed', new Map([['b', 1]])],
      ['nothing relevant', new Map([['c', 0]])],
    ])
    const rankings = new Map([
      ['found', ['a']],
      ['not judged', ['z']],
    ])
    expect(measureQuality(rankings, judgements)).toEqual({
      queries: 2,
      withoutResult: 1,
      ndcg10: 0.5,
      recall100: 0.5,
      mrr10: 0.5,
    })
  })
})
