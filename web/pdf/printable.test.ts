import { PDFParse } from 'pdf-parse'
import { expect, it } from 'vitest'
import { printable } from './printable.ts'
import { Sheet } from './sheet.ts'

it('what it leaves is in the font: each character is read back from a sheet', async () => {
  const all = Array.from({ length: 0x2300 - 0x21 }, (_, index) =>
    String.fromCodePoint(index + 0x21),
  )
  const kept = all.filter((char) => printable(char) === char && !/[\s\u00ad]/.test(char))
  expect(kept.length).toBeGreaterThan(390)
  const pdf = await new Sheet({ title: 'Thử', footer: 'Thử', createdOn: new Date(0) })
    .paragraph(kept.join(' '))
    .table('Bảng', [{ title: 'Ô', width: 1 }], [[kept.join(' ')]])
    .end()
  const { text } = await new PDFParse({ data: new Uint8Array(pdf) }).getText()
  // The sign "micro" shares its glyph with the Greek letter, and is read back as that.
  const isThere = (char: string) => text.includes(char) || text.includes(char.normalize('NFKC'))
  expect(kept.filter((char) => !isThere(char))).toEqual([])
})

it('joins loose marks, leaves pictures out and shows that letters of other scripts are missing', () => {
  expect(printable('chất lượng'.normalize('NFD'))).toBe('chất lượng')
  expect(printable('cá 🐟 tươi')).toBe('cá  tươi')
  expect(printable('שלום')).toBe('????')
  expect(printable('a\tb\r\nc → d')).toBe('a b\nc -> d')
})
