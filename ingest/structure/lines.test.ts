import { describe, expect, it } from 'vitest'
import { readMarkdown } from '../read/markdown.ts'
import type { Block } from '../reading.ts'
import { toLines } from './lines.ts'

const lines = (text: string) => toLines(readMarkdown(text)).map((line) => line.text)
const fromBlocks = (...blocks: Block[]) =>
  toLines({ facts: {}, cautions: [], blocks }).map((line) => line.text)

describe('toLines', () => {
  it('joins a sentence that was cut at the end of a line or a paragraph', () => {
    expect(
      lines(
        'Nhãn hàng hóa là bản viết, bản in của chữ,\nhình vẽ được dán trên hàng hóa.\n\nNghị định này có hiệu lực kể từ ngày 01 tháng 7 năm\n\n2031, trừ quy định tại khoản 2.',
      ),
    ).toEqual([
      'Nhãn hàng hóa là bản viết, bản in của chữ, hình vẽ được dán trên hàng hóa.',
      'Nghị định này có hiệu lực kể từ ngày 01 tháng 7 năm 2031, trừ quy định tại khoản 2.',
    ])
  })

  it('joins the rest of a heading, and never its body', () => {
    expect(
      lines(
        '#### Điều 4. Nguyên tắc xác định mức độ rủi ro của sản\n\nphẩm, hàng hóa\n\n#### Điều 5. Hồ sơ\n\nHồ sơ gồm:',
      ),
    ).toEqual([
      'Điều 4. Nguyên tắc xác định mức độ rủi ro của sản phẩm, hàng hóa',
      'Điều 5. Hồ sơ',
      'Hồ sơ gồm:',
    ])
  })

  it('keeps units apart that follow each other without a blank line', () => {
    expect(
      lines('1. Bộ Khoa học và Công nghệ\na) Chủ trì;\nb) Phối hợp.\n2. Bộ Tài chính'),
    ).toHaveLength(4)
  })

  it('drops page numbers, specks and lines of a table of contents, and keeps the end of a date', () => {
    expect(
      fromBlocks(
        {
          kind: 'text',
          lines: [
            'Mục lục của tài liệu',
            'Điều 1. Phạm vi ........ 3',
            'Quyết định này có hiệu lực từ ngày 01 tháng 7 năm',
            '2031.',
            '15',
          ],
        },
        { kind: 'page-break' },
        { kind: 'text', lines: ['|', 'Hết văn bản.'] },
      ),
    ).toEqual([
      'Mục lục của tài liệu',
      'Quyết định này có hiệu lực từ ngày 01 tháng 7 năm 2031.',
      'Hết văn bản.',
    ])
  })

  it('mends words that extraction tore apart, where the document shows that it did so', () => {
    expect(
      lines(
        'Chiến lược đột ph  á   phát triển; xây dựn  g   tiêu chuẩn quốc   tế  , thươ  n  g mại số   111  /NQ-CP.',
      ),
    ).toEqual([
      'Chiến lược đột phá phát triển; xây dựng tiêu chuẩn quốc tế, thương mại số 111/NQ-CP.',
    ])
    expect(lines('Hai  dấu  cách gõ nhầm trong câu.')).toEqual(['Hai dấu cách gõ nhầm trong câu.'])
  })

  it('strips characters that Postgres refuses or nobody sees', () => {
    expect(lines('Điều\u0000 1\u200b áp\ud800 dụng')).toEqual(['Điều 1 áp\ufffd dụng'])
  })
})
