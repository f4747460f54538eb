/** Numbered clauses of standards and technical regulations: 4, 4.1, 4.1.2, and A.1 in annexes. */
import { parseDesignation, printDesignation } from '../../core/designation.ts'

export interface Clause {
  /** As printed: "4.1.2", "A.1". */
  sign: string
  /** For checking the sequence; the letter of an annex counts from ANNEX + 1. */
  number: number[]
  rest: string
}

/** Annexes follow each other apart from the clauses. */
const ANNEX = 100
const FORM = /^(\d{1,2}(?:\.\d{1,2}){0,4}|[A-Z](?:\.\d{1,2}){1,4})\.?\s+(["“(]?\p{L}.*)$/u
const FIRST_CLAUSE = /^(?:phạm vi|quy định chung|giới thiệu|những quy định chung)/iu
const UNNUMBERED = /^(?:lời nói đầu|lời giới thiệu|thư mục tài liệu tham khảo|mục lục)$/iu

export function readClause(line: string): Clause | undefined {
  const match = FORM.exec(line)
  if (!match) return undefined
  const [, sign = '', rest = ''] = match
  return {
    sign,
    number: sign.split('.').map((part) => (/\d/.test(part) ? Number(part) : annexNumber(part))),
    rest,
  }
}

/** "A" -> 101: what the number of the annex's own clauses begins with. */
export const annexNumber = (letter: string): number => ANNEX + letter.charCodeAt(0) - 64

/** Headings of a standard that have no number. */
export const isUnnumberedHeading = (line: string): boolean => UNNUMBERED.test(line)

/** The canonical designation when the line is one and nothing else: the first line of a standard's own text. */
export function opensStandard(line: string): string | undefined {
  if (line.length > 60) return undefined
  const parsed = parseDesignation(line)
  return parsed?.year && /^(?:TCVN|QCVN|QCĐP|TCCS)/.test(parsed.series)
    ? printDesignation(parsed)
    : undefined
}

/** A title is short and no sentence: "Yêu cầu kỹ thuật", against "Nước mắm phải trong, không vẩn đục." */
export const isClauseHeading = ({ rest }: Clause): boolean =>
  rest.length <= 110 && !/[.;:,]["”]?$/.test(rest)

/** Scanning loses a number now and then. */
const MAX_SKIP = 2

/** Whether the clause goes on from the last one: numbers may skip a little and never run back ("2 lần mẫu thử"). */
export function isNextClause(last: number[], clause: Clause): boolean {
  const { number, rest } = clause
  // A table of contents counts to the end before the text starts again at its first clause.
  if (number.length === 1 && number[0] === 1)
    return isClauseHeading(clause) && (last.length === 0 || FIRST_CLAUSE.test(rest))
  const differs = number.findIndex((value, depth) => value !== last[depth])
  if (differs < 0) return false
  if (differs === 0 && number.length === 1 && !/^["“(]?\p{Lu}/u.test(rest)) return false
  const step = number[differs]! - (last[differs] ?? 0)
  // 4.1 right behind 3.2: the clause opens with its first child.
  const opensDeeper = number.slice(differs + 1).every((value) => value === 1)
  return opensDeeper && step >= 1 && step <= (number.length - differs > 1 ? 1 : MAX_SKIP + 1)
}
