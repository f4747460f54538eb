import { expect, it } from 'vitest'
import { formatCount, formatDate, formatReference } from './format.ts'

it('writes dates as day/month/year', () => {
  expect(formatDate('2026-11-22')).toBe('22/11/2026')
  expect(formatDate('2026-11-22T01:02:03.000Z')).toBe('22/11/2026')
  expect(formatDate('không rõ')).toBe('không rõ')
})

it('groups thousands by dots', () => {
  expect([0, 999, 1000, 1234567].map(formatCount)).toEqual(['0', '999', '1.000', '1.234.567'])
})

it('writes a reference that can be pasted into a letter', () => {
  expect(
    formatReference(
      {
        designation: 'TCVN 5107:2018',
        title: 'Nước mắm',
        section: 'Điều 4',
        checkedOn: '2026-11-22',
      },
      'https://a.vn/nguon/x',
    ),
  ).toBe('TCVN 5107:2018, Nước mắm; Điều 4; kiểm tra ngày 22/11/2026; https://a.vn/nguon/x')
})

it('does not say the title twice', () => {
  expect(formatReference({ designation: '', title: 'Hướng dẫn' }, 'u')).toBe('Hướng dẫn; u')
})
