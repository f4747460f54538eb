import { describe, expect, it } from 'vitest'
import { readMarkdown } from '../read/markdown.ts'
import { DECREE } from '../testing/fixtures.ts'
import { toLines } from './lines.ts'
import type { Section, Unit } from './section.ts'
import { tidyCodification } from './codification.ts'
import { toSections } from './sections.ts'

const NAMES = { name: 'Văn bản', title: 'Văn bản', isStandard: false }
const read = (text: string, names = NAMES): Section[] =>
  toSections(tidyCodification(toLines(readMarkdown(text))), names)
const paths = (sections: Section[]) => sections.map(({ path }) => path.slice(1).join(' › '))
const labels = (units: Unit[]): string[] =>
  units.flatMap(({ label, children }) => [label ?? '-', ...labels(children)])

describe('laws', () => {
  it('reads chapters, articles, khoản and điểm', () => {
    const sections = read(DECREE)
    expect(paths(sections)).toEqual([
      '',
      'Chương I. QUY ĐỊNH CHUNG › Điều 1. Phạm vi điều chỉnh',
      'Chương I. QUY ĐỊNH CHUNG › Điều 2. Giải thích từ ngữ',
      'Chương II. YÊU CẦU CHẤT LƯỢNG › Điều 3. Trách nhiệm của cơ sở sản xuất',
      'Chương II. YÊU CẦU CHẤT LƯỢNG › Điều 4. Hiệu lực thi hành',
      'Nơi nhận và người ký',
    ])
    expect(labels(sections[3]!.units)).toEqual(['-', 'khoản 1', 'khoản 2', 'điểm a', 'điểm b'])
  })

  it('takes an article that a sentence names for no heading', () => {
    expect(
      paths(
        read(
          'Điều 1. Áp dụng\n\nThực hiện theo\nĐiều 6. của Nghị định này và\nĐiều 7 Luật khác.\n\nĐiều 2. Khác\n\nNội dung.',
        ),
      ),
    ).toEqual(['Điều 1. Áp dụng', 'Điều 2. Khác'])
  })

  it('keeps articles quoted by an amending law inside the amending article', () => {
    const sections = read(`Điều 1. Sửa đổi, bổ sung một số điều

1. Sửa đổi Điều 5 như sau:

“Điều 5. Chính sách

1. Nhà nước khuyến khích.

2. Nhà nước hỗ trợ.”.

2. Bổ sung Điều 6a như sau:

Điều 6a. Hỗ trợ

Hỗ trợ một lần.

Điều 2. Hiệu lực

Luật này có hiệu lực.`)
    expect(paths(sections)).toEqual(['Điều 1. Sửa đổi, bổ sung một số điều', 'Điều 2. Hiệu lực'])
    expect(labels(sections[0]!.units)).toEqual(['khoản 1', '-', '-', '-', 'khoản 2', '-', '-'])
  })

  it('goes on when a quotation is never closed', () => {
    expect(
      paths(read('Điều 1. Một\n\n“Điều 9. Mở mà không đóng\n\nĐiều 2. Hai\n\nNội dung.')),
    ).toEqual(['Điều 1. Một', 'Điều 2. Hai'])
  })

  it('finds khoản that stand inside a line, by their count', () => {
    const [section] = read(
      'Điều 3. Từ ngữ\n\n11. Định lượng là số đếm hàng hóa. 12. Ngày sản xuất là mốc thời gian theo khoản 1. 15. Không phải khoản mới.',
    )
    expect(labels(section!.units)).toEqual(['-', '-'])
    const [counted] = read(
      'Điều 3. Từ ngữ\n\n1. Một là số đếm. 2. Hai là mốc thời gian theo khoản 1. 5. Năm.',
    )
    expect(labels(counted!.units)).toEqual(['khoản 1', 'khoản 2'])
  })

  it('gives no label to a list that starts again', () => {
    const [section] = read(
      'Điều 1. A\n\n1. Một;\n2. Hai;\n\n1. Lại một;\na) Điểm của danh sách khác;\n\n3. Ba.',
    )
    expect(labels(section!.units)).toEqual(['khoản 1', 'khoản 2', '-', '-', 'khoản 3'])
  })

  it('reads sections with Roman numbers below an article that is a sentence', () => {
    const sections = read(
      'Điều 1. Phê duyệt Chiến lược với những nội dung sau:\nI. QUAN ĐIỂM\n1. Đổi mới.\nII. MỤC TIÊU\n1. Chung\n- Một;\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký.',
    )
    expect(paths(sections)).toEqual([
      'Điều 1',
      'Điều 1 › I. QUAN ĐIỂM',
      'Điều 1 › II. MỤC TIÊU',
      'Điều 2',
    ])
    expect(sections[3]!.units[0]!.text).toContain('có hiệu lực')
  })

  it('leaves a table of contents out, and keeps an article whose title is all there is', () => {
    const sections = read(
      'Điều 1. Một\n\nĐiều 2. Hai\n\nĐiều 3. (được bãi bỏ)\n\nĐiều 1. Một\n\nNội dung một.\n\nĐiều 2. Hai\n\nNội dung hai.',
    )
    expect(paths(sections)).toEqual(['Điều 3. (được bãi bỏ)', 'Điều 1. Một', 'Điều 2. Hai'])
    expect(sections[0]!.units[0]!.text).toBe('Điều 3. (được bãi bỏ)')
  })

  it('puts annexes, forms and documents behind the signature beside the articles', () => {
    const sections = read(`${DECREE}
Phụ lục I
DANH MỤC (Kèm theo Nghị định số 901/2031/NĐ-CP)

Nội dung phụ lục.

Mẫu số 01

Đơn đăng ký.

KẾ HOẠCH

I. MỤC ĐÍCH

1. Quán triệt.`)
    expect(paths(sections).slice(-4)).toEqual([
      'Nơi nhận và người ký',
      'Phụ lục I. DANH MỤC',
      'Phụ lục I. DANH MỤC › Mẫu số 01',
      'KẾ HOẠCH › I. MỤC ĐÍCH',
    ])
  })

  it('finds the rows of a table that was flattened to running text', () => {
    const [section] = read(
      'Phụ lục I. NỘI DUNG NHÃN\n\nTT Tên nhóm hàng Nội dung 1 Gạo a) Định lượng; b) Hạn dùng. 2 Rượu a) Nồng độ;\n\nb) Cảnh báo. 3 Muối a) Định lượng.',
    )
    expect(section!.units[0]!.table).toEqual({
      header: 'TT Tên nhóm hàng Nội dung',
      rows: [
        '1 Gạo a) Định lượng; b) Hạn dùng.',
        '2 Rượu a) Nồng độ; b) Cảnh báo.',
        '3 Muối a) Định lượng.',
      ],
    })
  })
})

it('names the document that an article of the codification comes from, and drops lists of related ones', () => {
  const article = (code: string, number: number) =>
    `Điều 19.8.LQ.${code}. Điều thử\n\n(Điều ${number} Luật số 68/2006/QH11 Tiêu chuẩn ngày 29/06/2006, có hiệu lực từ ngày 01/01/2007)\n\nNội dung ${number}.(Điều này có nội dung liên quan đến Điều 19.8.LQ.9. Khác (a);\n\nĐiều khác)`
  const sections = read([article('1', 1), article('2', 2), article('3', 3)].join('\n\n'))
  expect(paths(sections)).toEqual(
    [1, 2, 3].map(
      (number) => `Điều 19.8.LQ.${number}. Điều thử (Điều ${number} Luật số 68/2006/QH11)`,
    ),
  )
  expect(sections[0]!.units.map(({ text }) => text).at(-1)).toBe('Nội dung 1.')
})

describe('standards', () => {
  const STANDARD = `TCVN 99001:2031

Lời nói đầu

Tiêu chuẩn này do ban kỹ thuật biên soạn.

1 Phạm vi áp dụng

Tiêu chuẩn này áp dụng cho bánh đa nem.

3 Thuật ngữ và định nghĩa

3.1

Bánh đa nem

Sản phẩm làm từ bột gạo.

4 Yêu cầu kỹ thuật

4.1 Yêu cầu cảm quan

Bảng 1 – Chỉ tiêu cảm quan

| Tên | Yêu cầu |
|---|---|
| Màu | Trắng |

4.1.1 Bánh phải khô, không mốc.

TCVN 99001:2031

4.1.2 Bánh không có mùi lạ.

Phụ lục A (quy định) Phương pháp thử

A.1 Nguyên tắc

Cân và sấy.`
  const sections = read(STANDARD, {
    name: 'TCVN 99001:2031',
    title: 'TCVN 99001:2031',
    isStandard: true,
  })

  it('reads clauses with titles as sections and clauses of text as units', () => {
    expect(paths(sections)).toEqual([
      'Lời nói đầu',
      '1 Phạm vi áp dụng',
      '3 Thuật ngữ và định nghĩa › 3.1 Bánh đa nem',
      '4 Yêu cầu kỹ thuật › 4.1 Yêu cầu cảm quan',
      'Phụ lục A. (quy định) Phương pháp thử › A.1 Nguyên tắc',
    ])
    expect(labels(sections[3]!.units)).toEqual(['-', 'mục 4.1.1', 'mục 4.1.2'])
  })

  it('makes the caption part of the table, so that each part of the table has it', () => {
    expect(sections[3]!.units[0]!.table).toEqual({
      header: 'Bảng 1 – Chỉ tiêu cảm quan\nTên | Yêu cầu',
      rows: ['Màu | Trắng'],
    })
  })
})

it('reads a regulation behind the circular that issues it', () => {
  const sections = read(`Điều 1. Ban hành kèm theo Thông tư này QCVN 9:2031/BYT.

Nơi nhận:

- Lưu: VT.

QCVN 9:2031/BYT

QUY CHUẨN KỸ THUẬT QUỐC GIA

1. QUY ĐỊNH CHUNG

1.1. Phạm vi điều chỉnh

Quy chuẩn này quy định mức giới hạn.

QCVN 9:2031/BYT

2. QUY ĐỊNH KỸ THUẬT

2.1. Hàm lượng chì không quá mức quy định.`)
  expect(paths(sections)).toEqual([
    'Điều 1',
    'Nơi nhận và người ký',
    'QCVN 9:2031/BYT. QUY CHUẨN KỸ THUẬT QUỐC GIA › 1 QUY ĐỊNH CHUNG › 1.1 Phạm vi điều chỉnh',
    'QCVN 9:2031/BYT. QUY CHUẨN KỸ THUẬT QUỐC GIA › 2 QUY ĐỊNH KỸ THUẬT',
  ])
})

it('follows the headings of any other text, and leaves out one that repeats the title', () => {
  const names = { name: 'Cẩm nang', title: 'Cẩm nang', isStandard: false }
  expect(
    paths(
      read('# Cẩm nang\n\nMở đầu.\n\n## 1. Chuẩn bị\n\n1. Mua gạo.\n\n### Nước\n\nĐun sôi.', names),
    ),
  ).toEqual(['', '1. Chuẩn bị', '1. Chuẩn bị › Nước'])
})
