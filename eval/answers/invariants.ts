/**
 * What must hold for every answer, whatever was asked. Written apart from the assistant's own checks and
 * against the catalogue alone, so that a hole in those shows here.
 */
import type { Catalogue, LawRecord, StandardRecord } from '../../core/catalogue.ts'
import { findDesignations, matchesDesignation } from '../../core/designation.ts'
import type { Answer } from '../../core/domain.ts'
import { findLawNumbers } from '../../core/law-number.ts'
import { sentences } from '../../core/text.ts'
import { findInventedDuties } from './duties.ts'
import { createFindInvented } from './known-numbers.ts'

/** One line a breach, for the report. */
export type FindBreaches = (question: string, answer: Answer) => string[]

const NOT_FOUND = /(?:không|chưa) (?:có|tìm thấy|thấy)/iu

export function createInvariants(catalogue: Catalogue): FindBreaches {
  const findInvented = createFindInvented(catalogue)
  return (question, answer) => {
    const told = [answer.text, ...answer.notes].join('\n')
    return [
      ...brokenEndings(answer),
      ...inventedNumbers(question, told),
      ...forgottenReplacements(catalogue, told),
      ...findInventedDuties(catalogue, told).map(
        (name) => `nói “bắt buộc” về ${name} mà không có căn cứ`,
      ),
    ]
  }

  /** A number that the data lacks may be repeated from the question, only to say that it was not found. */
  function inventedNumbers(question: string, told: string): string[] {
    const asked = findInvented(question)
    return told
      .replace(/\*\*/g, '')
      .split('\n')
      .flatMap(sentences)
      .flatMap((sentence) =>
        findInvented(sentence).filter((one) => !(asked.includes(one) && NOT_FOUND.test(sentence))),
      )
      .map((one) => `nêu ${one}, không có trong dữ liệu`)
  }
}

function brokenEndings({ status, text, sources }: Answer): string[] {
  const pointers = [...text.matchAll(/\[(\d{1,2})\]/g)].map((match) => Number(match[1]))
  return [
    ...(text.trim() ? [] : ['câu trả lời không có chữ nào']),
    ...(status === 'unavailable' ? ['không trả lời được vì lỗi bên trong'] : []),
    ...(status === 'answered' && pointers.length === 0 ? ['trả lời mà không dẫn nguồn'] : []),
    ...pointers
      .filter((pointer) => pointer < 1 || pointer > sources.length)
      .map((pointer) => `[${pointer}] không trỏ tới nguồn nào`),
  ]
}

/** An old edition, or a law that was replaced, is named together with the one in its place. */
function forgottenReplacements(catalogue: Catalogue, told: string): string[] {
  const standards = findDesignations(told)
    .filter((found) => found.year !== undefined)
    .flatMap((found) =>
      catalogue.findStandards(found).filter((record) => matchesDesignation(found, record.parsed)),
    )
    .map((record) => [record.designation, replacementOf(catalogue, record)] as const)
  const laws = findLawNumbers(told)
    .filter((found) => found.year !== undefined)
    .map((found) => catalogue.findLaws(found))
    .filter((matching) => matching.length === 1)
    .map(([law]) => [law!.number, lawReplacementOf(catalogue, law!)] as const)
  return [...new Map([...standards, ...laws])]
    .filter(([, next]) => next !== undefined && !told.includes(next))
    .map(([name, next]) => `nêu ${name} mà không nói đã được thay bằng ${next}`)
}

function replacementOf(catalogue: Catalogue, record: StandardRecord): string | undefined {
  const last = catalogue.successor(record)
  return last === record ? undefined : last.designation
}

function lawReplacementOf(catalogue: Catalogue, law: LawRecord): string | undefined {
  const chain = [law]
  for (let next = follow(law); next && !chain.includes(next); next = follow(next)) chain.push(next)
  return chain.length > 1 ? chain.at(-1)!.number : undefined

  function follow({ replacedBy }: LawRecord): LawRecord | undefined {
    return replacedBy === undefined ? undefined : catalogue.law(replacedBy)
  }
}
