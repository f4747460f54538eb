import { describe, expect, it } from 'vitest'
import { Catalogue } from './catalogue.ts'
import {
  bindingSentence,
  contentDocuments,
  guidePassageId,
  lawPassageId,
  standardPassageId,
  vietnameseDate,
} from './content.ts'
import { loadCatalogue } from './data/load.ts'
import { catalogueData, guideRecord, lawEntry, standardEntry } from './testing-content.ts'

const catalogue = new Catalogue(
  catalogueData({
    standards: [
      standardEntry('TCVN 1:2020', {
        supersedes: ['TCVN 1:2010'],
        changes: 'Thêm yêu cầu về nhãn.',
        caution: 'Một nguồn, nên tra lại trước khi dùng.',
        equivalents: [{ designation: 'ISO 1:2016', degree: 'IDT' }],
        effectiveFrom: '2026-01-23',
        summary: {
          covers: 'Quy định những điều dùng để thử.',
          appliesTo: 'Doanh nghiệp dùng để thử.',
          requirements: ['Yêu cầu một', 'Yêu cầu hai'],
        },
      }),
      standardEntry('TCVN 2:2021', { mandatory: { by: 'Quyết định 1/2023/QĐ-TTg' } }),
      standardEntry('QCVN 4:2009/BKHCN', {
        mandatory: { by: 'Thông tư 1/2009/TT-BKHCN', from: '2010-06-01' },
      }),
      standardEntry('Sửa đổi 1:2016 QCVN 4:2009/BKHCN', {
        mandatory: { by: 'Thông tư 2/2016/TT-BKHCN' },
        amends: 'QCVN 4:2009/BKHCN',
      }),
    ],
    laws: [
      lawEntry('1/2026/NĐ-CP', {
        id: 'nghi-dinh-1-2026',
        effectiveFrom: '2026-01-23',
        points: [
          { topic: 'Chủ đề một', text: 'Điểm một nói điều thứ nhất.', where: 'Điều 1' },
          { topic: 'Chủ đề hai', text: 'Điểm hai nói điều thứ hai.' },
        ],
      }),
    ],
    guides: [
      guideRecord('thu', {
        body: 'Mở đầu đây.\n\n## Một\n\nA\n\n### Nhỏ\n\nB\n\n## Hai\n\nMột câu\ndài.\n- c\n  d\n- e',
      }),
    ],
  }),
)
const documents = contentDocuments(catalogue)
const document = (id: string) => documents.find((one) => one.id === id)!
const standard = (designation: string) => catalogue.standard(designation)!

describe('a standard as passages', () => {
  const { passages, ...head } = document('tcvn-1-2020')

  it('says what it is, whether it is in force, and what to do, in this order', () => {
    expect(passages.map((one) => one.breadcrumb[1])).toEqual([
      'Giới thiệu',
      'Hiệu lực và mức độ bắt buộc',
      'Yêu cầu chính và việc cần làm',
    ])
    expect(passages[2]!.text).toBe('Nhóm yêu cầu chính:\n- Yêu cầu một\n- Yêu cầu hai')
    expect(head).toMatchObject({
      kind: 'standard',
      designation: 'TCVN 1:2020',
      standing: 'current',
      collection: 'data',
      effectiveFrom: '2026-01-23',
      checkedOn: '2026-10-01',
      origin: 'https://example.vn/nguon',
    })
  })

  it('shows the doubt, the change, the predecessor and the equivalent beside the standing', () => {
    expect(passages[1]!.text.split('\n')).toEqual([
      expect.stringContaining('còn hiệu lực'),
      expect.stringContaining('tự nguyện, không bắt buộc'),
      'Thay thế cho: TCVN 1:2010.',
      'Điểm thay đổi: Thêm yêu cầu về nhãn.',
      'Tiêu chuẩn quốc tế liên quan: ISO 1:2016 (hoàn toàn tương đương, IDT).',
      'Lưu ý: Một nguồn, nên tra lại trước khi dùng.',
    ])
  })

  it('an amendment and what it amends point to each other', () => {
    expect(document('qcvn-4-2009-bkhcn').passages[1]!.text).toContain(
      'cần đọc kèm: Sửa đổi 1:2016 QCVN 4:2009/BKHCN.',
    )
    expect(document('sua-doi-1-2016-qcvn-4-2009-bkhcn').passages[1]!.text).toContain(
      'Văn bản được sửa đổi: QCVN 4:2009/BKHCN.',
    )
  })
})

describe('whom a document binds', () => {
  it('nobody, when no law says so', () => {
    expect(bindingSentence(standard('TCVN 1:2020'))).toContain('không bắt buộc')
  })
  it('a regulation, with its basis and date', () => {
    expect(bindingSentence(standard('QCVN 4:2009/BKHCN'))).toBe(
      'QCVN 4:2009/BKHCN là quy chuẩn kỹ thuật, bắt buộc áp dụng với đối tượng thuộc phạm vi của quy chuẩn, từ ngày 01/06/2010. Căn cứ: Thông tư 1/2009/TT-BKHCN.',
    )
  })
  it('a cited standard, as the exception it is', () => {
    expect(bindingSentence(standard('TCVN 2:2021'))).toMatch(
      /vốn tự nguyện, nhưng trở thành bắt buộc.*Căn cứ: Quyết định 1\/2023\/QĐ-TTg\.$/,
    )
  })
  it('nothing is said of what is no longer in force', () => {
    expect(bindingSentence(standard('TCVN 1:2010'))).toBe('')
    expect(document('tcvn-1-2010').passages[1]!.text).not.toContain('bắt buộc')
  })
})

describe('passage ids', () => {
  // The store numbers passages from 1 in their order.
  const at = (passageId: string) => {
    const [id, position] = passageId.split('.') as [string, string]
    return document(id).passages[Number(position) - 1]!
  }
  it('open the passage that they promise', () => {
    const one = standard('TCVN 1:2020')
    expect(at(standardPassageId(one, 'about')).breadcrumb[1]).toBe('Giới thiệu')
    expect(at(standardPassageId(one, 'standing')).breadcrumb[1]).toMatch(/^Hiệu lực/)
    expect(at(standardPassageId(one, 'practice')).breadcrumb[1]).toMatch(/^Yêu cầu chính/)
    const law = catalogue.law('1/2026/NĐ-CP')!
    expect(at(lawPassageId(law)).text).toContain('có hiệu lực từ ngày 23/01/2026')
    expect(at(lawPassageId(law, 0)).breadcrumb.slice(1)).toEqual(['Điều 1', 'Chủ đề một'])
    expect(at(lawPassageId(law, 1)).text).toBe('Điểm hai nói điều thứ hai.')
    expect(at(guidePassageId({ id: 'thu' })).text).toMatch(/^Trang này dùng để thử/)
  })
})

describe('a guide', () => {
  it('opens with the short answer keeps small headings inside their section, and joins hard line breaks', () => {
    expect(document('huong-dan-thu').passages.slice(1)).toEqual([
      { breadcrumb: ['Hướng dẫn thu', 'Mở đầu'], text: 'Mở đầu đây.' },
      { breadcrumb: ['Hướng dẫn thu', 'Một'], text: 'A\n### Nhỏ\nB' },
      { breadcrumb: ['Hướng dẫn thu', 'Hai'], text: 'Một câu dài.\n- c d\n- e' },
    ])
  })
})

describe('the real content', () => {
  const real = contentDocuments(loadCatalogue())
  it('has one document an id, none empty, nothing half-filled', () => {
    expect(new Set(real.map((one) => one.id)).size).toBe(real.length)
    for (const { id, passages } of real) {
      expect(passages.length, id).toBeGreaterThan(0)
      for (const { breadcrumb, text } of passages) {
        expect(text.trim(), id).toBe(text)
        expect(text, id).not.toBe('')
        expect(`${breadcrumb.join()} ${text}`, id).not.toMatch(/undefined|\[object/)
      }
    }
  })
  it('says of every regulation in force what makes it binding', () => {
    for (const one of loadCatalogue().standards)
      if (one.designation.includes('QC') && one.status === 'current')
        expect(bindingSentence(one), one.designation).toContain('Căn cứ: ')
  })
})

it('dates are written as in Vietnam', () => {
  expect(vietnameseDate('2026-01-23')).toBe('23/01/2026')
})
