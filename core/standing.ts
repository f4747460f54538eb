/** Whether a document is in force, in words that owners understand. */
import type { Catalogue, LawRecord, StandardRecord } from './catalogue.ts'
import type { Standing } from './domain.ts'

/** For documents that are no entry of the catalogue. */
export const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  current: 'còn hiệu lực',
  superseded: 'đã được thay thế',
  suspended: 'đang tạm ngưng hiệu lực',
  withdrawn: 'đã bị hủy bỏ, hết hiệu lực',
  unknown: 'chưa xác nhận được tình trạng hiệu lực',
}

export const standingOfStandard = (standard: StandardRecord): Standing => standard.status

export const standingOfLaw = (law: LawRecord): Standing =>
  (
    ({
      'in-force': 'current',
      replaced: 'superseded',
      suspended: 'suspended',
      unknown: 'unknown',
    }) as const
  )[law.status]

/** A few words for a chip: "còn hiệu lực", "đã được thay bằng TCVN 5603:2023". */
export function standingText(catalogue: Catalogue, record: StandardRecord | LawRecord): string {
  const standing =
    'status' in record && 'designation' in record
      ? standingOfStandard(record)
      : standingOfLaw(record as LawRecord)
  switch (standing) {
    case 'current':
      return 'còn hiệu lực'
    case 'superseded': {
      const next = replacementOf(catalogue, record)
      return next ? `đã được thay bằng ${next}` : 'đã hết hiệu lực'
    }
    case 'suspended':
      return 'đang tạm ngưng hiệu lực'
    case 'withdrawn':
      return 'đã bị hủy bỏ, hết hiệu lực'
    case 'unknown':
      return 'chưa xác nhận được tình trạng hiệu lực'
  }
}

/** The current end of the chain of replacements, by name; undefined when nothing replaced it. */
export function replacementOf(
  catalogue: Catalogue,
  record: StandardRecord | LawRecord,
): string | undefined {
  if ('designation' in record) {
    const last = catalogue.successor(record)
    return last === record ? undefined : last.designation
  }
  const next = record.replacedBy ? catalogue.law(record.replacedBy) : undefined
  return next?.name
}

/** One full sentence on the standing, for a passage or an answer. */
export function standingSentence(catalogue: Catalogue, record: StandardRecord | LawRecord): string {
  if (!('designation' in record)) {
    const name = record.name
    if (record.statusNote) return record.statusNote
    return `Tình trạng của ${name}: ${standingText(catalogue, record)}.`
  }
  const { designation } = record
  const next = replacementOf(catalogue, record)
  switch (record.status) {
    case 'current':
      return `${designation} còn hiệu lực: đến lần kiểm tra gần nhất chưa thấy bản nào thay thế.`
    case 'superseded':
      return `${record.provenance.confidence === 'single-source' ? 'Theo một nguồn, ' : ''}${designation} không còn là bản hiện hành, đã được thay thế bằng ${next}.`
    case 'withdrawn':
      return `${designation} đã bị hủy bỏ, hết hiệu lực; chưa tìm thấy bản thay thế.`
    case 'unknown':
      return `Chưa xác nhận được tình trạng hiệu lực của ${designation}; nên tra lại ở cơ quan ban hành trước khi dùng.`
  }
}
