import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findLawNumbers, matchesLawNumber, parseLawNumber, type LawNumber } from './law-number.ts'

const found = (text: string): LawNumber[] =>
  findLawNumbers(text).map(({ start: _start, end: _end, ...number }) => number)

describe('numbers of laws in a text', () => {
  it.each([
    ['nghị định 37', { kind: 'nghi-dinh', number: '37' }],
    ['nghi dinh 37', { kind: 'nghi-dinh', number: '37' }],
    ['Nghị định số 37/2026', { kind: 'nghi-dinh', number: '37', year: 2026 }],
    ['nghị định số: 37 năm 2026', { kind: 'nghi-dinh', number: '37', year: 2026 }],
    ['nd37/2026', { kind: 'nghi-dinh', number: '37', year: 2026 }],
    ['NĐ 37-2026', { kind: 'nghi-dinh', number: '37', year: 2026 }],
    ['Nghị định 37/2026/NĐ-CP', { kind: 'nghi-dinh', number: '37', year: 2026, sign: 'ND-CP' }],
    ['37/2026/NĐ-CP', { kind: 'nghi-dinh', number: '37', year: 2026, sign: 'ND-CP' }],
    ['37/2026/nđ-cp', { kind: 'nghi-dinh', number: '37', year: 2026, sign: 'ND-CP' }],
    ['thông tư 06/2020', { kind: 'thong-tu', number: '6', year: 2020 }],
    ['14/2026/TT-BKHCN', { kind: 'thong-tu', number: '14', year: 2026, sign: 'TT-BKHCN' }],
    [
      '01/2020/TTLT-BKHCN-BCT',
      { kind: 'thong-tu', number: '1', year: 2020, sign: 'TTLT-BKHCN-BCT' },
    ],
    ['586/QĐ-BKHCN', { kind: 'quyet-dinh', number: '586', sign: 'QD-BKHCN' }],
    ['Quyết định 36/QĐ-TTg', { kind: 'quyet-dinh', number: '36', sign: 'QD-TTG' }],
    ['68/2006/QH11', { kind: 'luat', number: '68', year: 2006, sign: 'QH11' }],
    ['luật 70/2025', { kind: 'luat', number: '70', year: 2025 }],
    ['nghị quyết 57-NQ/TW', { kind: 'nghi-quyet', number: '57' }],
  ] satisfies [string, LawNumber][])('understands "%s"', (typed, expected) => {
    expect(found(typed)).toEqual([expected])
  })

  it.each([
    'TCVN 5603:2023',
    'QCVN 8-2:2011/BYT',
    'ngày 23/01/2026',
    '0912345678',
    '1.500.000 đồng',
    'thông tư 3 tháng mới có',
    'luật 10 năm mới sửa',
    'tỷ lệ 37/2026',
    'Quy định (EU) 2023/956',
    'tt 25/12/2026',
  ])('"%s" is none', (text) => {
    expect(found(text)).toEqual([])
  })

  it('finds several, each at its place', () => {
    const text = 'Nghị định 43/2017/NĐ-CP được thay bằng nghị định 37/2026, xem Luật 78/2025/QH15.'
    expect(findLawNumbers(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'Nghị định 43/2017/NĐ-CP',
      'nghị định 37/2026',
      'Luật 78/2025/QH15',
    ])
  })

  it('gets through hostile text of 200,000 characters', () => {
    for (const text of [
      'nghị định '.repeat(20_000),
      '1/'.repeat(100_000),
      `nđ${' '.repeat(200_000)}`,
    ])
      expect(found(text)).toEqual([])
    expect(found(`1/2026/TT-${'a-'.repeat(100_000)}`)).toHaveLength(1)
  })
})

describe('printed and typed numbers', () => {
  const SIGNS = {
    'Nghị định': 'NĐ-CP',
    'Thông tư': 'TT-BKHCN',
    'Quyết định': 'QĐ-TTg',
    Luật: 'QH15',
    'Nghị quyết': 'NQ-CP',
  }
  const printed = fc
    .record({
      number: fc.integer({ min: 1, max: 9999 }),
      year: fc.integer({ min: 1990, max: 2049 }),
      kind: fc.constantFrom(...(Object.keys(SIGNS) as (keyof typeof SIGNS)[])),
    })
    .map((one) => ({ ...one, sign: SIGNS[one.kind] }))

  it('every short form somebody types matches the full number', () => {
    fc.assert(
      fc.property(printed, ({ number, year, kind, sign }) => {
        const full = parseLawNumber(`${number}/${year}/${sign}`, kind)!
        for (const typed of [
          `${kind} ${number}`,
          `${kind} số ${number}/${year}`.toLowerCase(),
          `${kind} ${number} năm ${year}`.normalize('NFD'),
          `${number}/${year}/${sign}`,
        ]) {
          const [one, ...others] = findLawNumbers(typed)
          expect(others).toEqual([])
          expect(matchesLawNumber(one!, full)).toBe(true)
        }
      }),
    )
  })

  it.each([
    ['nghị định 38', false],
    ['nghị định 37/2025', false],
    ['thông tư 37', false],
    ['thông tư 37/2026', false],
    ['37/2026/TT-BKHCN', false],
    ['nghị định 037/2026', true],
  ])('"%s" means 37/2026/NĐ-CP: %s', (typed, expected) => {
    const full = parseLawNumber('37/2026/NĐ-CP', 'Nghị định')!
    expect(matchesLawNumber(findLawNumbers(typed)[0]!, full)).toBe(expected)
  })

  it('takes the kind from the data where the sign does not tell it', () => {
    expect(parseLawNumber('70/2025/QH15', 'Luật')).toEqual({
      kind: 'luat',
      number: '70',
      year: 2025,
      sign: 'QH15',
    })
    expect(parseLawNumber('57/2026/QH15', 'Nghị quyết')).toMatchObject({ kind: 'nghi-quyet' })
    expect(parseLawNumber('không có số')).toBeUndefined()
  })
})
