import { describe, expect, it } from 'vitest'
import { readMarkdown, stripInline } from './markdown.ts'

describe('readMarkdown', () => {
  it('takes named facts from the front matter as they are written', () => {
    const { facts, title, blocks } = readMarkdown(
      '---\ntitle: "Nghị định A"\nngay-ban-hanh: 06/04/2026\nso: 0123\n---\nThân bài',
    )
    expect(title).toBe('Nghị định A')
    expect(facts).toMatchObject({ 'ngay ban hanh': '06/04/2026', so: '0123' })
    expect(blocks).toEqual([{ kind: 'text', lines: ['Thân bài'] }])
  })

  it.each([
    '---\n[\n---\nThân',
    '---\n- a\n---\nThân',
    '---\na: &x [1]\nb: *x\n---\nThân',
    '---\nThân',
  ])('keeps a front matter that is no plain mapping as text: %j', (source) => {
    const { facts, blocks } = readMarkdown(source)
    expect(facts).toEqual({})
    expect(JSON.stringify(blocks)).toContain('Thân')
  })

  it('reads headings, pipe tables and tables that were flattened to tabs', () => {
    const { blocks } = readMarkdown(
      '## Mục **một**\n\n| Tên | Mức |\n|---|---|\n| Chì | 0,1 |\n\nTT\tViệc\tAi\n1\tHọp\tSở\n',
    )
    expect(blocks).toEqual([
      { kind: 'heading', level: 2, text: 'Mục một' },
      { kind: 'table', table: { header: 'Tên | Mức', rows: ['Chì | 0,1'] } },
      { kind: 'table', table: { header: 'TT | Việc | Ai', rows: ['1 | Họp | Sở'] } },
    ])
  })
})

it('takes signs off and keeps words', () => {
  expect(stripInline('**1.** Xem [trang *này*](https://a.vn/b) và `mã` <sup>1</sup>')).toBe(
    '1. Xem trang này và mã 1',
  )
  expect(stripInline('2 * 3 * 4 và a_b_c')).toBe('2 * 3 * 4 và a_b_c')
})
