import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Catalogue } from '../../core/catalogue.ts'
import { sizeIds, type Condition } from '../../core/data/rule-schema.ts'
import { emptyProfile, type Profile } from '../../core/profile.ts'
import { loadCatalogue } from '../../core/data/load.ts'
import { product, productGroup, yesNoFact } from '../../core/testing-content.ts'
import { evaluate } from './condition.ts'

const markets = yesNoFact('thi-truong', {
  many: true,
  choices: ['eu', 'my'].map((id) => ({ id, label: id, phrase: `bán sang ${id}` })),
})
const catalogue = new Catalogue({
  groups: [productGroup('thuc-pham', { facts: { 'an-duoc': 'co' } })],
  products: [product('mam', { groups: ['thuc-pham'] }), product('gach')],
  facts: [yesNoFact('dong-goi'), yesNoFact('an-duoc'), markets],
  sizeClasses: [...loadCatalogue().sizeClasses],
})
const judge = (profile: Partial<Profile>, condition: Condition) =>
  evaluate(catalogue, { ...emptyProfile(), ...profile }, condition)
const packed: Condition = { fact: 'dong-goi', is: ['co'] }

describe('one condition', () => {
  it('of goods holds for the product and for its group, and is unknown before goods are named', () => {
    expect(judge({ products: ['mam'] }, { products: ['mam'] })).toMatchObject({ truth: 'yes' })
    expect(judge({ products: ['mam'] }, { products: ['thuc-pham'] })).toMatchObject({
      truth: 'yes',
      because: [{ fact: 'san-pham', phrase: 'làm sản phẩm mam' }],
    })
    expect(judge({ products: ['gach'] }, { products: ['thuc-pham'] })).toMatchObject({
      truth: 'no',
      near: false,
    })
    expect(judge({}, { products: ['mam'] })).toMatchObject({
      truth: 'unknown',
      missing: [{ fact: 'san-pham' }],
    })
  })

  it('of a fact is yes or no once it is known, with the fact as the reason', () => {
    expect(judge({}, packed)).toMatchObject({ truth: 'unknown', missing: [{ fact: 'dong-goi' }] })
    expect(judge({ facts: { 'dong-goi': ['co'] } }, packed)).toMatchObject({
      truth: 'yes',
      because: [{ phrase: 'có dong-goi' }],
    })
    expect(judge({ facts: { 'dong-goi': ['khong'] } }, packed)).toMatchObject({
      truth: 'no',
      because: [{ phrase: 'không có dong-goi' }],
    })
  })

  it('of a fact with many values is open until the list is said to be complete', () => {
    const toUs: Condition = { fact: 'thi-truong', is: ['my'] }
    expect(judge({ facts: { 'thi-truong': ['eu'] } }, toUs).truth).toBe('unknown')
    expect(judge({ facts: { 'thi-truong': ['eu'] }, complete: ['thi-truong'] }, toUs).truth).toBe(
      'no',
    )
  })

  it('of a fact may follow from the goods, and what the owner says counts more', () => {
    const edible: Condition = { fact: 'an-duoc', is: ['co'] }
    expect(judge({ products: ['mam'] }, edible).truth).toBe('yes')
    expect(judge({ products: ['mam'], facts: { 'an-duoc': ['khong'] } }, edible).truth).toBe('no')
  })

  it.each([
    ['85163100', 'yes'],
    ['8516310010', 'yes'],
    ['8516', 'unknown'],
    ['85164000', 'no'],
  ])('of a customs code: %s is %s', (code, truth) => {
    expect(judge({ hs: [code] }, { hs: ['851631'] }).truth).toBe(truth)
  })

  it('of size is open while a class outside remains possible', () => {
    const small: Condition = { size: ['sieu-nho', 'nho'] }
    expect(judge({ people: 8 }, small).truth).toBe('unknown')
    expect(judge({ people: 8, revenue: 2 }, small).truth).toBe('yes')
    expect(judge({ people: 150 }, small).truth).toBe('no')
  })
})

/** Every kind of condition, nested. */
const condition = fc.letrec<{ one: Condition }>((tie) => ({
  one: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<Condition>(
      packed,
      { fact: 'an-duoc', is: ['khong'] },
      { fact: 'thi-truong', is: ['eu'] },
      { products: ['thuc-pham'] },
      { products: ['gach'] },
      { hs: ['8516'] },
      { size: ['sieu-nho'] },
      { confirm: 'Sở nói gì về việc này' },
    ),
    fc.record({ not: tie('one') }),
    fc.record({ all: fc.array(tie('one'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('one'), { minLength: 1, maxLength: 3 }) }),
  ),
})).one

const yesNo = fc.constantFrom('co', 'khong').map((one) => [one])
/** Little is known. */
const little: fc.Arbitrary<Partial<Profile>> = fc.record(
  {
    products: fc.constantFrom(['mam'], ['gach'], ['mam', 'gach']),
    hs: fc.constantFrom(['8516'], ['6907']),
  },
  { requiredKeys: [] },
)
/** More is known of the same business. */
const more = fc.record({
  people: fc.integer({ min: 1, max: 400 }),
  revenue: fc.double({ min: 0.1, max: 500, noNaN: true }),
  'dong-goi': yesNo,
  'an-duoc': yesNo,
  markets: fc.subarray(['eu', 'my'], { minLength: 1 }),
})

describe('conditions together', () => {
  it('a verdict never turns round when more becomes known', () => {
    fc.assert(
      fc.property(condition, little, more, (one, known, further) => {
        const before = judge(known, one).truth
        const facts = { 'dong-goi': further['dong-goi'], 'thi-truong': further.markets }
        const after = judge(
          {
            ...known,
            people: further.people,
            revenue: further.revenue,
            facts,
            complete: ['thi-truong'],
          },
          one,
        ).truth
        if (before !== 'unknown' && known.products) expect(after).toBe(before)
      }),
    )
  })

  it('follow de Morgan, and two denials cancel', () => {
    fc.assert(
      fc.property(condition, condition, little, (a, b, known) => {
        const truth = (one: Condition) => judge(known, one).truth
        expect(truth({ not: { all: [a, b] } })).toBe(truth({ any: [{ not: a }, { not: b }] }))
        expect(truth({ not: { not: a } })).toBe(truth(a))
        expect(truth({ all: [a, a] })).toBe(truth(a))
      }),
    )
  })

  it('say what is missing exactly when they are open', () => {
    fc.assert(
      fc.property(condition, little, (one, known) => {
        const { truth, missing } = judge(known, one)
        expect(missing.length > 0).toBe(truth === 'unknown')
      }),
    )
  })
})

it('every size has a class, whatever the numbers', () => {
  fc.assert(
    fc.property(
      fc.record({ people: fc.nat(1000), revenue: fc.nat(1000) }, { requiredKeys: [] }),
      (known) => {
        expect(judge(known, { size: [...sizeIds] }).truth).toBe('yes')
      },
    ),
  )
})
