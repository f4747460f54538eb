import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Catalogue } from './catalogue.ts'
import { loadCatalogue } from './data/load.ts'
import { findRiskGroups, printHsCode, readHsCodes } from './risk.ts'

describe('customs codes in a text', () => {
  it.each([
    ['mã HS 85163100 rủi ro gì', ['85163100']],
    ['ma hs 8516.31.00', ['85163100']],
    ['HS code: 8516 31 00', ['85163100']],
    ['mã HS 8516.31', ['851631']],
    ['HS 8516', ['8516']],
    ['nhóm hàng có mã 8516 thì sao', ['8516']],
    ['mã số hàng hóa là 95030021', ['95030021']],
    ['8516.31.00', ['85163100']],
    ['8516 31', ['851631']],
    ['nhập 85163100 và 9503.00.21', ['85163100', '95030021']],
    ['Mã HS: 0401', ['0401']],
    ['mã hs 19011020', ['19011020']],
    ['hàng 8516.31.00, loại khác 8516.60', ['85163100', '851660']],
  ])('%s', (text, codes) => expect(readHsCodes(text)).toEqual(codes))

  it.each([
    'TCVN 5603:2023 còn hiệu lực không',
    'TCVN 5603',
    'QCVN 4:2009/BKHCN và Sửa đổi 1:2016 QCVN 4:2009/BKHCN',
    'Nghị định 37/2026/NĐ-CP',
    'Thông tư 36/2026/TT-BKHCN',
    'Quyết định 2839/QĐ-BKHCN',
    'từ 01/07/2026 đến 31.12.2027',
    'ngày 2026-07-01, 2026.07.01, 01072026',
    'năm 2026 cơ sở có 12 người',
    'năm 2025 10 người',
    'gọi 0912345678 hoặc 0912 345 678, 0912.345.678',
    'điện thoại 38224567, hotline 1900 54 54 81',
    'vốn 15000000 đồng',
    'doanh thu 15.000.000 đồng',
    '8516',
    'mã vạch 8934567890123',
    'mã số thuế 0312345678',
    'hs 2026',
  ])('%s holds none', (text) => expect(readHsCodes(text)).toEqual([]))

  const digits = (length: number) =>
    fc.stringMatching(new RegExp(`^(?:2[1-9]|[3-6]\\d|8\\d)(?:0[1-9]|1[0-9])\\d{${length - 4}}$`))
  const separator = fc.constantFrom('', '.', ' ')

  it('reads any code behind "mã HS", however it is parted', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(4, 6, 8, 10).chain(digits),
        separator,
        fc.constantFrom('mã HS ', 'Ma hs: ', 'HS ', 'hs code ', 'mã số HS là '),
        (code, between, name) => {
          const typed = [code.slice(0, 4), ...(code.slice(4).match(/../g) ?? [])].join(between)
          expect(readHsCodes(`${name}${typed} rủi ro gì?`)).toEqual([code])
        },
      ),
    ))

  it('reads back what it prints', () =>
    fc.assert(
      fc.property(fc.constantFrom(6, 8, 10).chain(digits), (code) => {
        expect(readHsCodes(`hàng ${printHsCode(code)} nhập về`)).toEqual([code])
      }),
    ))

  it('takes a code for one although its digits could be a day', () => {
    expect(readHsCodes('hàng 2412.20.64 nhập về')).toEqual(['24122064'])
    expect(readHsCodes('ngày 24122064')).toEqual([])
  })

  it('takes no date and no mobile number', () =>
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1990-01-01'), max: new Date('2049-12-31'), noInvalidDate: true }),
        fc.stringMatching(/^0[35789]\d{8}$/),
        fc.constantFrom('/', '-', '.', ''),
        (day, phone, between) => {
          const [year, month, date] = day.toISOString().slice(0, 10).split('-')
          const written = [date, month, year].join(between)
          expect(readHsCodes(`ngày ${written}, số ${phone}, tháng ${month}/${year}`)).toEqual([])
        },
      ),
    ))

  it('stands any text', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const code of readHsCodes(text)) expect(code).toMatch(/^\d{4}(?:\d\d){0,3}$/)
      }),
    ))
})

describe('risk groups', () => {
  let catalogue: Catalogue
  let printed: string[]
  beforeAll(() => {
    catalogue = loadCatalogue()
    printed = [...new Set(catalogue.riskGroups.flatMap((group) => group.hs))]
  })
  const ids = (query: Parameters<typeof findRiskGroups>[1]) =>
    findRiskGroups(catalogue, query).map((group) => group.id)

  it('finds a hair dryer at both levels, the higher first', () =>
    expect(ids({ hs: '8516.31.00' })).toEqual([
      'tt-36-2026-bkhcn-i-i-4-3',
      'tt-36-2026-bkhcn-ii-i-9-7',
    ]))

  it('finds below a heading everything that its lines find', () =>
    fc.assert(
      fc.property(fc.constantFrom(...printed), fc.constantFrom(4, 6), (code, length) => {
        const above = ids({ hs: code.slice(0, length) })
        for (const id of ids({ hs: code })) expect(above).toContain(id)
      }),
    ))

  it('finds a row printed as a heading for every line in it', () =>
    fc.assert(
      fc.property(fc.constantFrom(...printed), fc.stringMatching(/^\d{4}$/), (code, tail) => {
        const line = `${code}${tail}`.slice(0, 8).padEnd(8, '0')
        const expected = catalogue.riskGroups.filter((group) => group.hs.includes(code))
        for (const group of expected) expect(ids({ hs: line })).toContain(group.id)
      }),
    ))

  it('does not mind how the code is parted, and puts high before medium', () =>
    fc.assert(
      fc.property(fc.constantFrom(...printed), (code) => {
        const found = findRiskGroups(catalogue, { hs: code })
        expect(findRiskGroups(catalogue, { hs: printHsCode(code) })).toEqual(found)
        const levels = found.map((group) => ['high', 'medium', undefined].indexOf(group.level))
        expect(levels).toEqual(levels.toSorted())
        expect(found.length).toBeGreaterThan(0)
      }),
    ))

  it.each(['', '85', '851', '85163', 'abc', '99999999'])('"%s" finds nothing', (hs) =>
    expect(ids({ hs })).toEqual([]),
  )
})
