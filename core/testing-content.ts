/** For tests: small entries of a catalogue, whole in every field that a test does not care about. */
import type { z } from 'zod'
import { NO_CONTENT, type CatalogueData, type GuideRecord } from './catalogue.ts'
import { Checklist, type ChecklistQuestion } from './data/checklist-schema.ts'
import { Fact, type Condition, type Rule } from './data/rule-schema.ts'
import { Law, Product, ProductGroup, Standard } from './data/schema.ts'
import type { LawEntry, Product as ProductEntry, StandardEntry } from './data/schema.ts'

const provenance = {
  confidence: 'verified' as const,
  checkedOn: '2026-10-01',
  sources: ['https://example.vn/nguon'],
}

export const standardEntry = (
  designation: string,
  rest: Partial<z.input<typeof Standard>> = {},
): StandardEntry =>
  Standard.parse({
    designation,
    title: `Tiêu chuẩn thử ${designation}`,
    status: rest.supersededBy ? 'superseded' : 'current',
    sectors: ['thuc-pham'],
    summary: {
      covers: 'Quy định những điều dùng để thử.',
      appliesTo: 'Doanh nghiệp dùng để thử chương trình.',
    },
    provenance,
    ...rest,
  })

export const lawEntry = (number: string, rest: Partial<z.input<typeof Law>> = {}): LawEntry =>
  Law.parse({
    id: `van-ban-${number.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`,
    number,
    kind: 'Nghị định',
    title: 'Quy định những điều dùng để thử',
    issuer: 'Chính phủ',
    status: 'in-force',
    provenance,
    ...rest,
  })

export const guideRecord = (id: string, rest: Partial<GuideRecord> = {}): GuideRecord => ({
  id,
  title: `Hướng dẫn ${id}`,
  summary: 'Trang này dùng để thử chương trình.',
  questions: ['Thử thế nào?', 'Thử ở đâu?', 'Thử khi nào?'],
  keywords: ['thử'],
  sectors: [],
  standards: [],
  laws: [],
  provenance,
  body: '## Phần một\n\nNội dung phần một.',
  ...rest,
})

export const productGroup = (
  id: string,
  rest: Partial<z.input<typeof ProductGroup>> = {},
): ProductGroup => ProductGroup.parse({ id, name: `Nhóm ${id}`, provenance, ...rest })

export const product = (id: string, rest: Partial<z.input<typeof Product>> = {}): ProductEntry =>
  Product.parse({ id, name: `Sản phẩm ${id}`, ...rest })

export const catalogueData = (parts: Partial<CatalogueData> = {}): CatalogueData => ({
  ...NO_CONTENT,
  ...parts,
})

export const rule = (ref: string, level: Rule['level'], when: Condition): Rule => ({
  ref,
  level,
  when,
  why: 'Vì điều đó dùng để thử.',
})

export const yesNoFact = (id: string, rest: Partial<z.input<typeof Fact>> = {}): Fact =>
  Fact.parse({
    id,
    name: `Điều ${id}`,
    question: `Cơ sở của bạn có ${id} không?`,
    why: 'Vì điều đó dùng để thử.',
    choices: [
      { id: 'co', label: 'Có', phrase: `có ${id}` },
      { id: 'khong', label: 'Không', phrase: `không có ${id}` },
    ],
    ...rest,
  })

type QuestionParts = Partial<z.input<typeof ChecklistQuestion>> & { id: string }
type SectionParts = { id: string; weight?: number; questions: QuestionParts[] }

export const checklist = (id: string, sections: SectionParts[]): Checklist =>
  Checklist.parse({
    id,
    title: `Bộ câu hỏi ${id}`,
    version: 1,
    updatedOn: '2026-11-24',
    about: 'Bộ câu hỏi này dùng để thử.',
    forWhom: 'Dành cho người thử chương trình.',
    words: [`tự đánh giá ${id}`],
    minutes: 6,
    provenance,
    sections: sections.map((section) => ({
      title: `Phần ${section.id}`,
      ...section,
      questions: section.questions.map((question) => ({
        text: `Cơ sở có làm việc ${question.id} không?`,
        why: 'Vì điều đó dùng để thử.',
        evidence: ['sổ ghi chép'],
        partly: 'Có làm nhưng chưa đều.',
        measure: {
          action: 'Làm việc đó đều đặn.',
          firstStep: 'Chọn người phụ trách.',
          effort: 'ngay',
          cost: 'thap',
        },
        ...question,
      })),
    })),
  })
