import { describe, expect, it } from 'vitest'
import { makeEncryptedPdf, makePdf, makeScan } from '../testing/fixtures.ts'
import { dropFurniture, readPdf } from './pdf.ts'

describe('readPdf', () => {
  it('reads the text layer page by page', async () => {
    const { blocks, pages } = await readPdf(
      makePdf('Điều 1. Phạm vi điều chỉnh của văn bản\fĐiều 2. Đối tượng áp dụng của văn bản'),
    )
    expect(pages).toBe(2)
    expect(blocks).toEqual([
      { kind: 'text', lines: ['Điều 1. Phạm vi điều chỉnh của văn bản'] },
      { kind: 'page-break' },
      { kind: 'text', lines: ['Điều 2. Đối tượng áp dụng của văn bản'] },
    ])
  })

  it('knows a scan, a blank page, a password and a broken file apart', async () => {
    await expect(readPdf(await makeScan())).rejects.toThrow(/bản quét ảnh/)
    await expect(readPdf(makePdf(''))).rejects.toThrow(/không có chữ nào/)
    await expect(readPdf(await makeEncryptedPdf())).rejects.toThrow(/mật khẩu/)
    await expect(readPdf(Buffer.from('%PDF-1.7 rác'))).rejects.toThrow(/hỏng/)
  })
})

it('drops titles and page numbers that repeat at the margin, and keeps the same words elsewhere', () => {
  const page = (number: number, body: string) => [
    'TCVN 9999:2031',
    body,
    'Trang TCVN 9999:2031',
    'dòng',
    `${number}`,
  ]
  const pages = dropFurniture([page(1, 'một'), page(2, 'hai'), page(3, 'ba'), page(4, 'bốn')])
  expect(pages[2]).toEqual(['ba', 'Trang TCVN 9999:2031'])
})
