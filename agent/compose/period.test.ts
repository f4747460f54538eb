import { describe, expect, it } from 'vitest'
import { loadCatalogue } from '../../core/data/load.ts'
import { isIn, readDates, readPeriod } from './period.ts'

describe('the span of time a question names', () => {
  it.each([
    ['năm 2026 có gì mới', '2026', 'năm 2026'],
    ['nam nay co quy dinh gi moi', '2026', 'năm 2026'],
    ['sang năm 2027 thay đổi gì', '2027', 'năm 2027'],
    ['năm sau có gì mới', '2027', 'năm 2027'],
    ['từ 1/7/2026 thay đổi gì', '2026-07-01', 'ngày 01/07/2026'],
    ['tu 1-7 nam nay co gi moi', '2026-07-01', 'ngày 01/07/2026'],
    ['từ 23/01 có gì mới về nhãn', '2026-01-23', 'ngày 23/01/2026'],
    ['tháng 6/2026 có gì mới', '2026-06', 'tháng 06/2026'],
    ['tháng 7 năm 2026 có gì mới', '2026-07', 'tháng 07/2026'],
    ['tháng 13/2026 có gì mới', '2026', 'năm 2026'],
    ['45/99/2026 có gì mới', '2026', 'năm 2026'],
    ['gần đây có gì mới', '2026', 'năm 2026'],
  ])('"%s" asks about %s', (question, prefix, words) =>
    expect(readPeriod(question, 2026)).toEqual({ prefix, words }),
  )
})

describe('dates of a document', () => {
  const catalogue = loadCatalogue()
  const period = (prefix: string) => ({ prefix, words: prefix })

  it('are read in either order of writing', () =>
    expect(readDates('từ 2026-01-23, riêng 1/7/2026')).toEqual(['2026-01-23', '2026-07-01']))

  it.each([
    ['37/2026/NĐ-CP', '2026', true],
    ['37/2026/NĐ-CP', '2026-07-01', true],
    ['37/2026/NĐ-CP', '2025', false],
    ['116/2025/QH15', '2026-07', true],
    // No date of its own in 2026, but its status tells of a decree of that year.
    ['15/2018/NĐ-CP', '2026', true],
    ['15/2018/NĐ-CP', '2026-07-01', false],
    // Only the number tells the year.
    ['42/2026/QĐ-TTg', '2026', true],
  ])('%s belongs to %s: %s', (number, prefix, belongs) =>
    expect(isIn(period(prefix), catalogue.law(number)!)).toBe(belongs),
  )
})
