import { describe, expect, it } from 'vitest'
import type { CatalogueData } from '../catalogue.ts'
import {
  catalogueData,
  guideRecord,
  lawEntry,
  product,
  productGroup,
  rule,
  standardEntry,
  yesNoFact,
} from '../testing-content.ts'
import { findFaults } from './references.ts'

const binding = { mandatory: { by: 'Thông tư thử' } }
const sound: CatalogueData = catalogueData({
  standards: [
    standardEntry('TCVN 1:2020', { supersedes: ['TCVN 1:2010'], related: ['TCVN 2:2021'] }),
    standardEntry('TCVN 2:2021'),
    standardEntry('QCVN 4:2009/BKHCN', binding),
  ],
  laws: [lawEntry('1/2026/NĐ-CP')],
  guides: [guideRecord('thu', { standards: ['TCVN 1:2020'], laws: ['1/2026/NĐ-CP'] })],
  groups: [productGroup('nhom')],
  facts: [yesNoFact('dong-goi')],
  rules: [
    rule('QCVN 4:2009/BKHCN', 'mandatory', {
      all: [{ products: ['nhom'] }, { fact: 'dong-goi', is: ['co'] }],
    }),
  ],
  products: [product('a', { groups: ['nhom'], guides: ['thu'] }), product('b')],
})
const covers = (text: string) => ({
  summary: { covers: text, appliesTo: 'Doanh nghiệp dùng để thử.', requirements: [] },
})
/** The sound data with these added. */
const plus = (parts: Partial<CatalogueData>): Partial<CatalogueData> =>
  Object.fromEntries(
    (Object.keys(sound) as (keyof CatalogueData)[]).map((list) => [
      list,
      [...sound[list], ...(parts[list] ?? [])],
    ]),
  )

it('sound data has no fault', () => {
  expect(findFaults(sound)).toEqual([])
})

describe('each fault is told once, with the entry it stands in', () => {
  it.each<[string, Partial<CatalogueData>]>([
    ['TCVN 1:2020: is entered twice', { standards: [standardEntry('TCVN 1:2020')] }],
    ['1/2026/NĐ-CP: is entered twice', { laws: [lawEntry('1/2026/NĐ-CP', { id: 'khac' })] }],
    [
      'x: law id is used twice',
      { laws: ['5/2026/NĐ-CP', '6/2026/NĐ-CP'].map((one) => lawEntry(one, { id: 'x' })) },
    ],
    ['a: product id is used twice', { products: [product('a')] }],
    ['tcvn 9: designation is not in canonical form', { standards: [standardEntry('tcvn 9')] }],
    [
      'TCVN 9:2000: supersededBy: TCVN 9:2010 is not in the catalogue',
      { standards: [standardEntry('TCVN 9:2000', { supersededBy: 'TCVN 9:2010' })] },
    ],
    [
      'TCVN 9:2000: amends: TCVN 8:2000 is not in the catalogue',
      { standards: [standardEntry('TCVN 9:2000', { amends: 'TCVN 8:2000' })] },
    ],
    [
      'TCVN 9:2000: related: TCVN 8 is not in the catalogue',
      { standards: [standardEntry('TCVN 9:2000', { related: ['TCVN 8'] })] },
    ],
    [
      'TCVN 9:2000: is superseded, but by what?',
      { standards: [standardEntry('TCVN 9:2000', { status: 'superseded' })] },
    ],
    [
      'TCVN 9:2000: is current, but has supersededBy',
      {
        standards: [
          standardEntry('TCVN 9:2000', { status: 'current', supersededBy: 'TCVN 9:2010' }),
          standardEntry('TCVN 9:2010', { supersedes: ['TCVN 9:2000'], related: ['TCVN 9:2000'] }),
        ],
      },
    ],
    [
      'TCVN 9:2000: TCVN 2:2021 replaced it, but does not list it in supersedes',
      { standards: [standardEntry('TCVN 9:2000', { supersededBy: 'TCVN 2:2021' })] },
    ],
    [
      'TCVN 9:2010: replaced TCVN 9:2000, whose chain of replacements does not lead here',
      {
        standards: [
          standardEntry('TCVN 9:2000'),
          standardEntry('TCVN 9:2010', { supersedes: ['TCVN 9:2000'], related: ['TCVN 9:2000'] }),
        ],
      },
    ],
    [
      'TCVN 9:2000: its chain of replacements ends at TCVN 9:2010, which is dead',
      {
        standards: [
          standardEntry('TCVN 9:2000', { supersededBy: 'TCVN 9:2010' }),
          standardEntry('TCVN 9:2010', { status: 'withdrawn', supersedes: ['TCVN 9:2000'] }),
        ],
      },
    ],
    [
      'TCVN 9:2010: is current, and so is TCVN 9:2000; neither names the other',
      { standards: [standardEntry('TCVN 9:2000'), standardEntry('TCVN 9:2010')] },
    ],
    [
      'QCVN 9:2020/BYT: a technical regulation needs `mandatory`',
      { standards: [standardEntry('QCVN 9:2020/BYT')] },
    ],
    [
      'QCĐP 1:2020/HN: a technical regulation needs `mandatory`',
      { standards: [standardEntry('QCĐP 1:2020/HN')] },
    ],
    [
      'TCVN 9:2000: says "bắt buộc" without a legal basis in `mandatory`',
      { standards: [standardEntry('TCVN 9:2000', covers('Doanh nghiệp bắt buộc phải theo.'))] },
    ],
    [
      'TCVN 9:2000: mentions TCVN 77:2001, which is not in the catalogue',
      { standards: [standardEntry('TCVN 9:2000', covers('Xem thêm TCVN 77:2001 để biết.'))] },
    ],
    [
      '9/2026/NĐ-CP: replacedBy: 10/2026/NĐ-CP is not in the catalogue',
      { laws: [lawEntry('9/2026/NĐ-CP', { status: 'replaced', replacedBy: '10/2026/NĐ-CP' })] },
    ],
    [
      '9/2026/NĐ-CP: is replaced, but by what?',
      { laws: [lawEntry('9/2026/NĐ-CP', { status: 'replaced' })] },
    ],
    [
      '9/2026/NĐ-CP: mentions 77/2021/ND-CP, which is not in the catalogue',
      {
        laws: [
          lawEntry('9/2026/NĐ-CP', {
            points: [{ topic: 'Thử', text: 'Theo Nghị định 77/2021/NĐ-CP.' }],
          }),
        ],
      },
    ],
    [
      'them: TCVN 8:2000 is not in the catalogue',
      { guides: [guideRecord('them', { standards: ['TCVN 8:2000'] })] },
    ],
    [
      'them: mentions TCVN 77:2001, which is not in the catalogue',
      { guides: [guideRecord('them', { body: '## A\n\nTheo TCVN 77:2001.' })] },
    ],
    [
      'rule for TCVN 8:2000: is not in the catalogue',
      { rules: [rule('TCVN 8:2000', 'voluntary', { products: ['a'] })] },
    ],
    [
      'rule for TCVN 1:2010: is superseded',
      { rules: [rule('TCVN 1:2010', 'buyers', { products: ['a'] })] },
    ],
    [
      'rule for TCVN 1:2020: is voluntary',
      { rules: [rule('TCVN 1:2020', 'mandatory', { products: ['nhom'] })] },
    ],
    [
      'rule for TCVN 1:2020: product khac does not exist',
      { rules: [rule('TCVN 1:2020', 'voluntary', { not: { products: ['khac'] } })] },
    ],
    [
      'rule for TCVN 1:2020: fact khac does not exist',
      { rules: [rule('TCVN 1:2020', 'voluntary', { any: [{ fact: 'khac', is: ['co'] }] })] },
    ],
    [
      'c: fact dong-goi has no value khac',
      { products: [product('c', { facts: { 'dong-goi': 'khac' } })] },
    ],
    ['c: guide khac does not exist', { products: [product('c', { guides: ['khac'] })] }],
    ['c: group khac does not exist', { products: [product('c', { groups: ['khac'] })] }],
    [
      'c: ask: product khac does not exist',
      {
        products: [
          product('c', { ask: { question: 'Anh chị hỏi loại nào?', choices: ['a', 'khac'] } }),
        ],
      },
    ],
  ])('%s', (expected, parts) => {
    expect(findFaults(plus(parts))).toEqual([expected])
  })

  it('a loop in a chain of replacements', () => {
    const faults = findFaults(
      plus({
        standards: [
          standardEntry('TCVN 8:2000', { supersededBy: 'TCVN 9:2000' }),
          standardEntry('TCVN 9:2000', { supersededBy: 'TCVN 8:2000' }),
        ],
      }),
    )
    expect(faults).toEqual([
      'TCVN 8:2000: its chain of replacements has a loop',
      'TCVN 9:2000: its chain of replacements has a loop',
    ])
  })
})

describe('"bắt buộc" in a voluntary standard', () => {
  it.each([
    'Tiêu chuẩn này không bắt buộc áp dụng.',
    'Tiêu chuẩn không phải là điều kiện bắt buộc.',
    'Chỉ bắt buộc khi hợp đồng nói như vậy.',
    'Trở nên bắt buộc nếu quy chuẩn viện dẫn.',
  ])('is no claim in "%s"', (text) => {
    expect(findFaults(plus({ standards: [standardEntry('TCVN 9:2000', covers(text))] }))).toEqual(
      [],
    )
  })
  it('is none when a legal basis is given', () => {
    const entry = standardEntry('TCVN 9:2000', {
      ...covers('Doanh nghiệp bắt buộc phải theo.'),
      ...binding,
    })
    expect(findFaults(plus({ standards: [entry] }))).toEqual([])
  })
})
