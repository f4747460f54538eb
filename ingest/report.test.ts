import { expect, it } from 'vitest'
import { formatRemoval, formatReport, printable, toJson } from './report.ts'

const HOSTILE = 'a\u001b[2J\u202egpj.\n\ud800.pdf'

it('shows hostile names escaped, in lines and in JSON', () => {
  expect(printable(HOSTILE)).toBe('a\\u{1b}[2J\\u{202e}gpj.\\u{a}\\u{d800}.pdf')
  const json = toJson({ file: HOSTILE })
  expect(json).not.toMatch(/[\p{C}]/u)
  expect(JSON.parse(json)).toEqual({ file: HOSTILE })
})

it('closes a run with what was stored, skipped and failed, and why', () => {
  const text = formatReport({
    documents: 2,
    chunks: 31,
    skipped: [{ file: 'a.md', reason: 'không đổi từ lần nạp trước' }],
    failed: [{ file: 'b.pdf', reason: 'tệp trống (0 byte)' }],
    cautions: [],
  })
  expect(text).toMatch(/Văn bản đã nạp +2\nĐoạn văn +31\nBỏ qua +1\nKhông nạp được +1\n/)
  expect(text).toContain('\n  b.pdf: tệp trống (0 byte)')
})

it('says what was removed and what was not there', () => {
  expect(formatRemoval({ removed: ['a'], notFound: ['b'] })).toBe(
    'Đã gỡ 1 văn bản:\n  a\n\nKhông tìm thấy trong thư viện:\n  b',
  )
})
