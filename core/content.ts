/**
 * The catalogue as readable passages: what is indexed for search and what a citation opens.
 * Passage 1 of an entry says what it is, passage 2 whether it is in force and whom it binds.
 */
import type { Catalogue, GuideRecord, LawRecord, StandardRecord } from './catalogue.ts'
import type { Passage, SourceDocument } from './domain.ts'
import { standingOfLaw, standingOfStandard, standingSentence } from './standing.ts'

export type ContentPassage = Omit<Passage, 'tokens'>
/** A document of the catalogue before its passages are measured; guides still hold their body whole. */
export type ContentDocument = Omit<SourceDocument, 'digest' | 'passages'> & {
  passages: ContentPassage[]
}

export const standardPassageId = (
  standard: StandardRecord,
  part: 'about' | 'standing' | 'practice',
): string => `${standard.id}.${{ about: 1, standing: 2, practice: 3 }[part]}`
/** Passage 1 holds title and status; the points follow in the order of the data. */
export const lawPassageId = (law: LawRecord, point?: number): string =>
  `${law.id}.${point === undefined ? 1 : point + 2}`
export const guideDocumentId = (guide: Pick<GuideRecord, 'id'>): string => `huong-dan-${guide.id}`
/** The guide that a document is, undefined when it is none. */
export const guideOf = (catalogue: Catalogue, documentId: string): GuideRecord | undefined =>
  documentId.startsWith('huong-dan-')
    ? catalogue.guide(documentId.slice('huong-dan-'.length))
    : undefined
export const guidePassageId = (guide: Pick<GuideRecord, 'id'>): string =>
  `${guideDocumentId(guide)}.1`

export function contentDocuments(catalogue: Catalogue): ContentDocument[] {
  return [
    ...catalogue.standards.map((standard) => standardDocument(catalogue, standard)),
    ...catalogue.laws.map((law) => lawDocument(catalogue, law)),
    ...catalogue.guides.map(guideDocument),
  ]
}

export function standardDocument(catalogue: Catalogue, standard: StandardRecord): ContentDocument {
  const { summary } = standard
  const name = `${standard.designation} – ${standard.title}`
  const practice = [
    list('Nhóm yêu cầu chính', summary.requirements),
    summary.conformity && `Cách chứng minh phù hợp: ${summary.conformity}`,
    list('Những việc nên làm trước', standard.firstSteps),
    summary.confusedWith && `Dễ nhầm: ${summary.confusedWith}`,
  ]
  const passages: ContentPassage[] = [
    {
      breadcrumb: [name, 'Giới thiệu'],
      text: lines(
        standard.titleEn && `Tên tiếng Anh: ${standard.titleEn}.`,
        summary.covers,
        summary.appliesTo,
        standard.keywords.length > 0 &&
          `Thường được hỏi với các từ: ${standard.keywords.join(', ')}.`,
      ),
    },
    {
      breadcrumb: [name, 'Hiệu lực và mức độ bắt buộc'],
      text: lines(
        standingSentence(catalogue, standard),
        bindingSentence(standard),
        standard.supersedes.length > 0 && `Thay thế cho: ${standard.supersedes.join(', ')}.`,
        standard.changes && `Điểm thay đổi: ${standard.changes}`,
        amendmentSentence(catalogue, standard),
        standard.amends && `Văn bản được sửa đổi: ${standard.amends}.`,
        equivalentSentence(standard),
        standard.issuer &&
          `Cơ quan ban hành: ${standard.issuer}${standard.issuedBy ? ` (${standard.issuedBy})` : ''}.`,
        standard.caution && `Lưu ý: ${standard.caution}`,
      ),
    },
  ]
  const body = lines(...practice)
  if (body) passages.push({ breadcrumb: [name, 'Yêu cầu chính và việc cần làm'], text: body })
  return {
    id: standard.id,
    kind: 'standard',
    title: standard.title,
    designation: standard.designation,
    standing: standingOfStandard(standard),
    origin: standard.provenance.sources[0]!,
    collection: 'data',
    checkedOn: standard.provenance.checkedOn,
    ...(standard.issuer ? { issuer: standard.issuer } : {}),
    ...(standard.effectiveFrom ? { effectiveFrom: standard.effectiveFrom } : {}),
    passages,
  }
}

/** Whom it binds, in one sentence; a TCVN binds nobody unless a law or a QCVN says so. */
export function bindingSentence(standard: StandardRecord): string {
  if (standard.status === 'superseded' || standard.status === 'withdrawn') return ''
  const { mandatory } = standard
  if (!mandatory)
    return `${standard.designation} là tiêu chuẩn áp dụng tự nguyện, không bắt buộc, trừ khi luật hoặc quy chuẩn kỹ thuật viện dẫn, hoặc hợp đồng hai bên yêu cầu.`
  const since = mandatory.from ? `, từ ngày ${vietnameseDate(mandatory.from)}` : ''
  const note = mandatory.note ? ` ${mandatory.note}` : ''
  return standard.designation.includes('QC')
    ? `${standard.designation} là quy chuẩn kỹ thuật, bắt buộc áp dụng với đối tượng thuộc phạm vi của quy chuẩn${since}. Căn cứ: ${mandatory.by}.${note}`
    : `${standard.designation} là tiêu chuẩn, vốn tự nguyện, nhưng trở thành bắt buộc trong trường hợp được viện dẫn${since}. Căn cứ: ${mandatory.by}.${note}`
}

function amendmentSentence(catalogue: Catalogue, standard: StandardRecord): string | undefined {
  const amendments = catalogue.amendmentsOf(standard.designation).map((one) => one.designation)
  return amendments.length ? `Đã có sửa đổi, cần đọc kèm: ${amendments.join(', ')}.` : undefined
}

function equivalentSentence({ equivalents }: StandardRecord): string | undefined {
  const degrees = {
    IDT: 'hoàn toàn tương đương',
    MOD: 'tương đương có sửa đổi',
    NEQ: 'không tương đương',
  }
  const parts = equivalents.map(({ designation, degree }) =>
    degree ? `${designation} (${degrees[degree]}, ${degree})` : designation,
  )
  return parts.length ? `Tiêu chuẩn quốc tế liên quan: ${parts.join('; ')}.` : undefined
}

export function lawDocument(catalogue: Catalogue, law: LawRecord): ContentDocument {
  const name = `${law.name} – ${law.title}`
  const dates = [
    law.issuedOn && `ban hành ngày ${vietnameseDate(law.issuedOn)}`,
    law.effectiveFrom && `có hiệu lực từ ngày ${vietnameseDate(law.effectiveFrom)}`,
  ].filter(Boolean)
  return {
    id: law.id,
    kind: 'law',
    title: law.title,
    designation: law.number,
    issuer: law.issuer,
    standing: standingOfLaw(law),
    origin: law.provenance.sources[0]!,
    collection: 'data',
    checkedOn: law.provenance.checkedOn,
    ...(law.issuedOn ? { issuedOn: law.issuedOn } : {}),
    ...(law.effectiveFrom ? { effectiveFrom: law.effectiveFrom } : {}),
    passages: [
      {
        breadcrumb: [name, 'Giới thiệu và hiệu lực'],
        text: lines(
          `${law.name}: ${law.title}. ${law.issuer}${dates.length ? `, ${dates.join(', ')}` : ''}.`,
          standingSentence(catalogue, law),
          law.replaces.length > 0 && `Thay thế: ${law.replaces.join(', ')}.`,
          law.keywords.length > 0 && `Thường được hỏi với các từ: ${law.keywords.join(', ')}.`,
          law.caution && `Lưu ý: ${law.caution}`,
        ),
      },
      ...law.points.map((point) => ({
        breadcrumb: [name, ...(point.where ? [point.where] : []), point.topic],
        text: point.text,
      })),
    ],
  }
}

function guideDocument(guide: GuideRecord): ContentDocument {
  return {
    id: guideDocumentId(guide),
    kind: 'guide',
    title: guide.title,
    standing: 'current',
    origin: guide.provenance.sources[0]!,
    collection: 'data',
    checkedOn: guide.provenance.checkedOn,
    passages: [
      {
        breadcrumb: [guide.title, 'Trả lời ngắn'],
        text: lines(
          guide.summary,
          `Trang này trả lời các câu hỏi như: ${guide.questions.join(' ')}`,
        ),
      },
      ...sections(guide.body).map(({ heading, text }) => ({
        breadcrumb: [guide.title, heading],
        text,
      })),
    ],
  }
}

/** The `##` sections of a guide; text before the first heading belongs to no section and is an introduction. */
function sections(body: string): { heading: string; text: string }[] {
  return body
    .split(/^## /m)
    .map((part, index) => {
      if (index === 0) return { heading: 'Mở đầu', text: joinLines(part.trim()) }
      const end = part.indexOf('\n')
      return { heading: part.slice(0, end).trim(), text: joinLines(part.slice(end).trim()) }
    })
    .filter(({ text }) => text)
}

/** Undoes the hard line breaks of the files: a line that starts no list item, table row or paragraph goes on. */
const joinLines = (text: string): string =>
  text.replace(/([^\n])\n(?!\n|[-*|>]|\d{1,2}[.)]\s)[ \t]*/g, '$1 ').replace(/\n{2,}/g, '\n')

/** "2026-01-23" -> "23/01/2026". */
export const vietnameseDate = (iso: string): string => iso.split('-').reverse().join('/')

const lines = (...parts: (string | undefined | false)[]): string => parts.filter(Boolean).join('\n')
const list = (title: string, items: string[]): string | undefined =>
  items.length ? `${title}:\n${items.map((item) => `- ${item}`).join('\n')}` : undefined
