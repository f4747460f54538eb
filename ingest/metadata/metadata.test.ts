import { describe, expect, it } from 'vitest'
import { readMarkdown } from '../read/markdown.ts'
import { toLines } from '../structure/lines.ts'
import { DECREE } from '../testing/fixtures.ts'
import { readMetadata } from './metadata.ts'

const read = (text: string, name = 'tep-thu.txt') => {
  const reading = readMarkdown(text)
  return readMetadata(reading, toLines(reading), name)
}

describe('readMetadata', () => {
  it('reads what a decree prints', () => {
    expect(read(DECREE)).toEqual({
      kind: 'law',
      title: 'Nghị định quy định về quản lý chất lượng bánh đa nem',
      designation: '901/2031/NĐ-CP',
      name: 'Nghị định 901/2031/NĐ-CP',
      issuer: 'Chính phủ',
      issuedOn: '2031-03-05',
      effectiveFrom: '2031-07-01',
    })
  })

  it('reads a front matter and lists of facts, and passes over fields that nobody filled', () => {
    const head =
      '# Thông tư 12/2031/TT-BCT\n\n- **Ngày ban hành:** 01/02/2031\n- **Ngày có hiệu lực:** Đang cập nhật\n- **Cơ quan ban hành:** Bộ Công Thương\n\nĐiều 1. A\n\nB.\n\nĐiều 2. C\n\nD.\n\nĐiều 3. E\n\nG.'
    expect(read(head)).toMatchObject({
      designation: '12/2031/TT-BCT',
      issuer: 'Bộ Công Thương',
      issuedOn: '2031-02-01',
    })
    expect(read(head)).not.toHaveProperty('effectiveFrom')
    expect(read('---\ntitle: Luật thử\nsohieu: 99/2031/QH16\n---\nĐiều 1. A\n\nB.')).toMatchObject({
      title: 'Luật thử',
      name: 'Luật 99/2031/QH16',
      issuer: 'Quốc hội',
    })
  })

  it('knows the day of signing as the day of effect only when both are said', () => {
    const text = (date: string) =>
      `QUYẾT ĐỊNH\n\nPhê duyệt Chiến lược thử nghiệm\n\nSố: 77/QĐ-TTg\n\n${date}\n\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký ban hành.`
    expect(read(text('Hà Nội, ngày 09 tháng 8 năm 2031'))).toMatchObject({
      kind: 'policy',
      effectiveFrom: '2031-08-09',
    })
    expect(read(text('Hà Nội, ngày tháng năm 2031'))).not.toHaveProperty('effectiveFrom')
  })

  it('gives a draft neither a number nor a day of effect', () => {
    const draft = read(`DỰ THẢO\n\n${DECREE}`)
    expect(draft.title).toMatch(/^Dự thảo nghị định/)
    expect(draft).not.toHaveProperty('designation')
    expect(draft).not.toHaveProperty('effectiveFrom')
  })

  it('does not take the number of a document that is only cited', () => {
    expect(
      read('Ghi chép cuộc họp\n\nCăn cứ Nghị định số 37/2026/NĐ-CP ngày 23 tháng 01 năm 2026.'),
    ).toEqual({
      kind: 'other',
      title: 'tep-thu',
      name: 'tep-thu',
    })
  })

  it('does not take a page about a decree for the decree', () => {
    const page = read('# Nghị định 37/2026/NĐ-CP có gì mới\n\nBài viết của xưởng.')
    expect(page.kind).toBe('other')
    expect(page).not.toHaveProperty('designation')
  })

  it('reads the designation of a standard', () => {
    expect(read('TCVN 99001:2031\n\nBánh đa nem\n\n1 Phạm vi áp dụng\n\nA.')).toMatchObject({
      kind: 'standard',
      designation: 'TCVN 99001:2031',
      name: 'TCVN 99001:2031',
    })
  })

  it('leaves the day of effect open when the text names several, or one that does not exist', () => {
    const sentence = (date: string) => `Luật này có hiệu lực thi hành từ ngày ${date}.`
    expect(
      read(`${sentence('01 tháng 7 năm 2031')}\n\n${sentence('01 tháng 8 năm 2031')}`),
    ).not.toHaveProperty('effectiveFrom')
    expect(read(sentence('31 tháng 2 năm 2031'))).not.toHaveProperty('effectiveFrom')
  })

  it('shortens a long title in the name that every passage carries', () => {
    const { name, title } = read(
      `---\ntitle: ${'Kế hoạch nâng cao năng suất '.repeat(9)}\n---\nA b`,
    )
    expect(name.length).toBeLessThanOrEqual(91)
    expect(title.startsWith(name.slice(0, -1))).toBe(true)
  })
})
