import { beforeAll, describe, expect, it } from 'vitest'
import { loadCatalogue } from '../core/data/load.ts'
import { createAdviser, type Adviser } from './advise.ts'

let adviser: Adviser
beforeAll(() => {
  adviser = createAdviser(loadCatalogue())
})

describe('advice from words', () => {
  it('is the advice for the profile that they tell', () => {
    const advice = adviser.fromText('Tôi làm nước mắm đóng chai, có 8 lao động')
    expect(advice.profile).toMatchObject({ products: ['nuoc-mam'], people: 8 })
    expect(advice.outcomes.length).toBeGreaterThan(0)
    expect(adviser.fromProfile(advice.profile)).toEqual(advice)
  })

  it('asks for the product when none is named, and which one when a word means several', () => {
    expect(adviser.fromText('Tôi có 8 lao động').question).toMatchObject({
      fact: 'san-pham',
      choices: [],
    })
    const vague = adviser.fromText('Tôi làm bánh')
    expect(vague.outcomes).toEqual([])
    expect(vague.question!.fact).toBe('san-pham')
    for (const { id } of vague.question!.choices)
      expect(
        adviser.fromProfile({ ...vague.profile, products: [id] }).outcomes.length,
        id,
      ).toBeGreaterThan(0)
  })
})

describe('products', () => {
  it('are found by id and by the words of owners', () => {
    expect(adviser.findProducts('nuoc-mam')).toEqual(['nuoc-mam'])
    expect(adviser.findProducts('mũ bảo hiểm xe máy')).toContain('mu-bao-hiem')
    expect(adviser.findProducts('xin chào')).toEqual([])
  })
})
