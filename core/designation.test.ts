import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  familyKey,
  findDesignations,
  matchesDesignation,
  parseDesignation,
  printDesignation,
  type Designation,
} from './designation.ts'

const year = fc.integer({ min: 1950, max: 2049 })
const part = fc.integer({ min: 1, max: 999 }).map(String)
const number = fc
  .tuple(fc.integer({ min: 1, max: 99_999 }), fc.array(part, { maxLength: 3 }))
  .map(([first, parts]) => [first, ...parts].join('-'))
const agency = fc.constantFrom('BYT', 'BKHCN', 'BNNPTNT', 'BTNMT', 'BCT', 'BLĐTBXH', 'BXD')
const optionalYear = fc.option(year, { nil: undefined })

const withoutUndefined = (one: Designation): Designation =>
  Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined)) as never

const standard = fc.record({
  series: fc.constantFrom(
    ...['TCVN', 'TCVN ISO', 'TCVN ISO/IEC', 'TCVN ISO/TS', 'ISO', 'ISO/IEC', 'ISO/TS', 'ISO/TR'],
    ...['IEC', 'IEC/TS', 'ISO/IEC TS', 'CXS', 'CXC', 'CXG', 'CAC/RCP', 'CAC/GL', 'CODEX STAN'],
  ),
  number,
  year: optionalYear,
})
const national = fc.record({
  series: fc.constant('QCVN'),
  number: fc.oneof(
    number,
    fc.integer({ min: 1, max: 99 }).map((one) => `${one}-MT`),
  ),
  year,
  agency,
})
const local = fc.record({
  series: fc.constant('QCĐP'),
  number,
  year,
  agency: fc.constantFrom('HN', 'TPHCM', 'ĐN', 'BRVT'),
})
const company = fc.record({
  series: fc.constant('TCCS'),
  number,
  year,
  agency: fc.constantFrom('VINAMILK', 'ABC', 'NUOCMAM1'),
})
const amendment = fc
  .tuple(fc.oneof(standard, national), fc.integer({ min: 1, max: 99 }), year)
  .map(([amended, index, amendedIn]) => ({
    ...amended,
    amendment: { number: index, year: amendedIn },
  }))
const designation: fc.Arbitrary<Designation> = fc
  .oneof(standard, national, local, company, amendment)
  .map(withoutUndefined)

const only = (text: string): Designation | undefined => {
  const [found, ...others] = findDesignations(text)
  expect(others).toEqual([])
  if (!found) return undefined
  const { start: _start, end: _end, ...rest } = found
  return rest
}

describe('the grammar', () => {
  it('reads back whatever it prints', () => {
    fc.assert(
      fc.property(designation, (one) => {
        expect(parseDesignation(printDesignation(one))).toEqual(one)
      }),
      { numRuns: 2_000 },
    )
  })

  it('reads the same from decomposed, lower-case and mark-less writing', () => {
    fc.assert(
      fc.property(designation, (one) => {
        const printed = printDesignation(one)
        expect(parseDesignation(printed.normalize('NFD'))).toEqual(one)
        const { agency: _agency, ...bare } = one
        const { agency: _typed, ...typed } = parseDesignation(
          printed.toLowerCase().replace(/đ/g, 'd').replace('sửa dổi', 'sua doi'),
        ) as Designation
        expect(typed).toEqual(bare)
      }),
      { numRuns: 500 },
    )
  })

  it('gives an amendment in a list to the document named after it, and at the end to the one before', () => {
    const read = (text: string) => findDesignations(text).map(printDesignation)
    const amended = 'Sửa đổi 1:2021 QCVN 01-190:2020/BNNPTNT'
    expect(read(`QCVN 01-183:2016/BNNPTNT, ${amended}`)).toEqual([
      'QCVN 01-183:2016/BNNPTNT',
      amended,
    ])
    expect(read('QCVN 4:2009/BKHCN, Sửa đổi 1:2016')).toEqual(['Sửa đổi 1:2016 QCVN 4:2009/BKHCN'])
  })

  it('finds a designation at its place inside a sentence', () => {
    fc.assert(
      fc.property(designation, (one) => {
        const printed = printDesignation(one)
        const before = 'Công ty của tôi đang theo '
        const [found, ...others] = findDesignations(`${before}${printed}, có còn dùng được không?`)
        expect(others).toEqual([])
        expect(found).toEqual({ ...one, start: before.length, end: before.length + printed.length })
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    ['tcvn5603', { series: 'TCVN', number: '5603' }],
    ['TCVN 5603-2008', { series: 'TCVN', number: '5603', year: 2008 }],
    ['tcvn 5603 năm 2023', { series: 'TCVN', number: '5603', year: 2023 }],
    ['TCVN số 5603:2023', { series: 'TCVN', number: '5603', year: 2023 }],
    ['TCVN 5603 (2023)', { series: 'TCVN', number: '5603', year: 2023 }],
    ['TCVN\u00a05603\u200b:2023', { series: 'TCVN', number: '5603', year: 2023 }],
    ['TCVN 5603：2023', { series: 'TCVN', number: '5603', year: 2023 }],
    ['TCVN 11892–1:2017', { series: 'TCVN', number: '11892-1', year: 2017 }],
    ['iso 22000', { series: 'ISO', number: '22000' }],
    ['ISO22000:2018', { series: 'ISO', number: '22000', year: 2018 }],
    ['tcvn iso iec 27001 2019', { series: 'TCVN ISO/IEC', number: '27001', year: 2019 }],
    ['ISO/IEC27001', { series: 'ISO/IEC', number: '27001' }],
    ['isoiec 17025', { series: 'ISO/IEC', number: '17025' }],
    ['tcvn-iso 9001', { series: 'TCVN ISO', number: '9001' }],
    ['qcvn 8-2', { series: 'QCVN', number: '8-2' }],
    ['QCVN 8-2:2011/BYT', { series: 'QCVN', number: '8-2', year: 2011, agency: 'BYT' }],
    ['qcvn 8-2 : 2011 / byt', { series: 'QCVN', number: '8-2', year: 2011, agency: 'BYT' }],
    ['QCVN 62-MT:2016/BTNMT', { series: 'QCVN', number: '62-MT', year: 2016, agency: 'BTNMT' }],
    ['qcdp 1:2021/hn', { series: 'QCĐP', number: '1', year: 2021, agency: 'HN' }],
    ['TCCS 01:2024/ABC', { series: 'TCCS', number: '01', year: 2024, agency: 'ABC' }],
    ['codex stan 193-1995', { series: 'CODEX STAN', number: '193', year: 1995 }],
    ['cac/rcp 1-1969', { series: 'CAC/RCP', number: '1', year: 1969 }],
    [
      'QCVN 4:2009/BKHCN sửa đổi 1:2016',
      {
        ...{ series: 'QCVN', number: '4', year: 2009, agency: 'BKHCN' },
        amendment: { number: 1, year: 2016 },
      },
    ],
    [
      'sd 1:2016 qcvn 4:2009/bkhcn',
      {
        ...{ series: 'QCVN', number: '4', year: 2009, agency: 'BKHCN' },
        amendment: { number: 1, year: 2016 },
      },
    ],
  ] satisfies [string, Designation][])('understands "%s"', (typed, expected) => {
    expect(only(typed)).toEqual(expected)
  })

  it('finds several in one sentence, in reading order', () => {
    expect(
      findDesignations('So sánh TCVN ISO 9001:2015, TCVN ISO 22000 và QCVN 8-2:2011/BYT').map(
        printDesignation,
      ),
    ).toEqual(['TCVN ISO 9001:2015', 'TCVN ISO 22000', 'QCVN 8-2:2011/BYT'])
  })

  it('parses nothing but a whole designation', () => {
    for (const text of ['', 'TCVN', 'TCVN 1 và TCVN 2', 'xem TCVN 5603:2023', 'TCVN 5603:2023.'])
      expect(parseDesignation(text)).toBeUndefined()
  })
})

describe('what is no designation', () => {
  it.each([
    '0912 345 678',
    '+84 912 345 678',
    '024-3791-1606',
    'ngày 23/01/2026',
    'từ 01-07-2026 đến 31.12.2026',
    'Nghị định 37/2026/NĐ-CP',
    'Thông tư 14/2026/TT-BKHCN',
    'Luật 70/2025/QH15',
    '1.500.000 đồng',
    '5 tỷ đồng',
    'mã HS 1604.20.30',
    'HS code 160420',
    'MST 0101234567',
    'CCCD 001085012345',
    'số lô 5603-2023',
    'QCVN 37/2026/NĐ-CP',
    'ISO 01/07/2026',
    'isolate 2020',
    'đtcvn 5603',
    'chuẩn iso là gì',
    'Quy định (EU) 2023/956',
  ])('"%s"', (text) => {
    expect(findDesignations(text)).toEqual([])
  })

  it('any run of digits and separators without a sign', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\d\s:/.,()+-]{0,60}$/), (text) => {
        expect(findDesignations(text)).toEqual([])
      }),
    )
  })

  it('a number with more digits than standards have', () => {
    expect(findDesignations('TCVN 123456')).toEqual([])
    expect(findDesignations('ISO 0912345678')).toEqual([])
  })
})

describe('zero padding', () => {
  it('does not tell two documents apart', () => {
    fc.assert(
      fc.property(national, fc.nat(2), (one, zeros) => {
        const padded = {
          ...one,
          number: one.number.replace(/\d+/g, (digits) => '0'.repeat(zeros) + digits),
        }
        expect(familyKey(padded)).toBe(familyKey(one))
        expect(matchesDesignation(padded, one)).toBe(true)
      }),
    )
    expect(matchesDesignation(parseDesignation('qcvn 8-2')!, parseDesignation('QCVN 08-02')!)).toBe(
      true,
    )
    expect(matchesDesignation(parseDesignation('TCVN 100')!, parseDesignation('TCVN 1')!)).toBe(
      false,
    )
  })
})

describe('matching', () => {
  const exact = parseDesignation('QCVN 8-2:2011/BYT')!
  it.each([
    ['QCVN 8-2', true],
    ['QCVN 8-2:2011', true],
    ['QCVN 08-2:2011/BYT', true],
    ['QCVN 8-2:2012', false],
    ['QCVN 8-2:2011/BCT', false],
    ['QCVN 8-1:2011/BYT', false],
    ['QCVN 8', false],
    ['TCVN 8-2:2011', false],
    ['Sửa đổi 1:2016 QCVN 8-2:2011/BYT', false],
  ])('"%s" can mean QCVN 8-2:2011/BYT: %s', (typed, expected) => {
    expect(matchesDesignation(parseDesignation(typed)!, exact)).toBe(expected)
  })
})

describe('hostile input', () => {
  it('never throws and never points outside the text', () => {
    const pieces = fc.constantFrom(
      ...['TCVN', ' ', '-', ':', '/', 'ISO', 'IEC', '2008', '5603', 'sửa đổi 1:', 'QCĐP', 'İ', 'ß'],
      ...['\ud800', '\u200b', 'ﬁ', '🐟', '\u0301', 'MT', '(', 'năm'],
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (words) => {
        const text = words.join('')
        for (const { start, end } of findDesignations(text)) {
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.normalize('NFC').length)
        }
      }),
      { numRuns: 1_000 },
    )
  })

  // A quadratic expression would need minutes for these sizes and run into the time limit of the test.
  it.each([
    ['spaces behind a sign', `TCVN${' '.repeat(200_000)}x`],
    ['the sign over and over', 'TCVN '.repeat(50_000)],
    ['digits', '1'.repeat(200_000)],
    ['parts', `QCVN 1${'-1'.repeat(100_000)}`],
    ['amendments of nothing', 'sửa đổi 1:2016 '.repeat(20_000)],
    ['spaces behind an amendment', `sửa${' '.repeat(200_000)}đổi`],
    ['joint signs', 'ISO/IEC/'.repeat(30_000)],
    ['letters behind the slash', `QCVN 1:2020/${'A'.repeat(200_000)}`],
  ])('gets through 200,000 characters: %s', (_name, text) => {
    expect(findDesignations(text).length).toBeLessThanOrEqual(1)
  })
})
