import { describe, expect, it } from 'vitest'
import { readHtml } from './html.ts'

const texts = (html: string) =>
  readHtml(html).blocks.map((block) => (block.kind === 'text' ? block.lines.join('\n') : block))

describe('readHtml', () => {
  it('keeps paragraphs, line breaks, headings and tables', () => {
    const { title, blocks } = readHtml(
      '<title>Tên</title><h2>Mục</h2><p>Một<br>hai</p><table><tr><th>Chỉ tiêu</th><th>Mức</th></tr><tr><td>Chì</td><td>0,1</td></tr></table>',
    )
    expect(title).toBe('Tên')
    expect(blocks).toEqual([
      { kind: 'heading', level: 2, text: 'Mục' },
      { kind: 'text', lines: ['Một', 'hai'] },
      { kind: 'table', table: { header: 'Chỉ tiêu | Mức', rows: ['Chì | 0,1'] } },
    ])
  })

  it('writes out the numbers of ordered lists, unless the text has them', () => {
    expect(texts('<ol><li>Một<li>Hai</ol><ol type="a"><li>Ba</ol><ol><li>5. Năm</ol>')).toEqual([
      '1. Một',
      '2. Hai',
      'a) Ba',
      '5. Năm',
    ])
  })

  it('reads a letterhead set as a table as lines', () => {
    expect(
      texts(
        '<table><tr><td>BỘ A<td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<tr><td>Số: 1/2031/TT-BCT<td>Hà Nội</table>',
      ),
    ).toHaveLength(4)
  })

  it('leaves out scripts, navigation and what a browser does not show, and says so', () => {
    const { blocks, cautions } = readHtml(
      '<nav>Menu</nav><script>x()</script><p>Thấy</p><p style="display:none">Ẩn 1</p><span hidden>Ẩn 2</span><p style="font-size:1px">Ẩn 3</p>',
    )
    expect(blocks).toEqual([{ kind: 'text', lines: ['Thấy'] }])
    expect(cautions).toEqual(['có 3 đoạn chữ ẩn trong tệp, đã bỏ qua'])
  })

  it('survives nesting deeper than any page', () => {
    expect(JSON.stringify(readHtml(`${'<div>'.repeat(1_000)}sâu`))).toContain('sâu')
  })
})
