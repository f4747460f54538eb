import { expect, it } from 'vitest'
import { detectType } from './file-type.ts'

it('tells types by content, whatever the name says', () => {
  expect(detectType(Buffer.from('%PDF-1.7\n'), 'thu.docx')).toBe('pdf')
  expect(detectType(Buffer.from('PK\x03\x04...'), 'thu.pdf')).toBe('docx')
  expect(detectType(Buffer.from('<!DOCTYPE html><p>a'), 'thu.txt')).toBe('html')
  expect(detectType(Buffer.from('Điều 1.'), 'thu')).toBe('text')
})

it.each([
  ['trống', Buffer.alloc(0), 'a.txt', /trống/],
  ['an old Word file', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'a.doc', /\.docx/],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47]), 'a.pdf', /ảnh/],
  ['a text that calls itself a PDF', Buffer.from('xin chào'), 'a.pdf', /không phải PDF/],
])('refuses %s with the reason', (_, bytes, name, reason) => {
  expect(() => detectType(bytes, name)).toThrow(reason)
})
