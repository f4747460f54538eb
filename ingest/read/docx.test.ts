import { describe, expect, it } from 'vitest'
import { makeDocx } from '../testing/fixtures.ts'
import { dropHiddenText, readDocx } from './docx.ts'
import { unzip, zip } from './zip.ts'

/** A DOCX whose body is this XML. */
async function withBody(change: (xml: string) => string): Promise<Buffer> {
  const entries = unzip(await makeDocx(['Thấy được']))
  const body = entries.get('word/document.xml')!
  return zip(entries.set('word/document.xml', Buffer.from(change(body.toString()))))
}

describe('readDocx', () => {
  it('reads paragraphs and tables', async () => {
    const { blocks } = await readDocx(
      await makeDocx(
        ['Điều 1. Phạm vi'],
        [
          ['TT', 'Tên'],
          ['1', 'Gạo'],
        ],
      ),
    )
    expect(blocks).toEqual([
      { kind: 'text', lines: ['Điều 1. Phạm vi'] },
      { kind: 'table', table: { header: 'TT | Tên', rows: ['1 | Gạo'] } },
    ])
  })

  it('leaves hidden text out and says so', async () => {
    const docx = await withBody((xml) =>
      xml.replace('</w:p>', '<w:r><w:rPr><w:vanish/></w:rPr><w:t>chữ ẩn</w:t></w:r></w:p>'),
    )
    const { blocks, cautions } = await readDocx(docx)
    expect(blocks).toEqual([{ kind: 'text', lines: ['Thấy được'] }])
    expect(cautions).toEqual(['có 1 đoạn chữ ẩn trong tệp, đã bỏ qua'])
  })

  it('refuses a body that is no XML, and a zip that is no Word file', async () => {
    await expect(readDocx(await withBody(() => '<w:document'))).rejects.toThrow(/hỏng/)
    await expect(readDocx(zip(new Map([['a.txt', Buffer.from('a')]])))).rejects.toThrow(
      /không phải văn bản Word/,
    )
  })
})

it('takes a run with vanish switched off for visible', () => {
  const run = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>a</w:t></w:r>'
  expect(dropHiddenText(run)).toEqual({ xml: run, hidden: 0 })
})
