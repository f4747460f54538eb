/** Does an answer hold what its question expects? Pure; each miss is one line for the report. */
import type { Answer, Source } from '../../core/domain.ts'
import { fold } from '../../core/text.ts'
import type { Expectation } from './questions.ts'

export function findMisses(expect: Expectation, answer: Answer): string[] {
  const cited = new Set(answer.sources.flatMap(namesOf))
  const told = comparable([answer.text, ...answer.notes].join('\n'))
  const says = (words: string) => told.includes(comparable(words))
  const { status, cites = [], citesAny = [], says: said = [], saysAny = [], never = [] } = expect
  return [
    ...(status.some((one) => one === answer.status)
      ? []
      : [`kết thúc là ${answer.status}, cần ${status.join(' hoặc ')}`]),
    ...cites.filter((one) => !cited.has(one)).map((one) => `không dẫn ${one}`),
    ...citesAny
      .filter((some) => !some.some((one) => cited.has(one)))
      .map((some) => `không dẫn văn bản nào trong: ${some.join(', ')}`),
    ...said.filter((one) => !says(one)).map((one) => `không nói “${one}”`),
    ...saysAny
      .filter((some) => !some.some(says))
      .map((some) => `không nói câu nào trong: ${some.map((one) => `“${one}”`).join(', ')}`),
    ...never.filter(says).map((one) => `nói điều không được nói: “${one}”`),
  ]
}

/** What a question may call a source: its designation or number, or "guide:<id>". */
export function namesOf({ id, designation }: Pick<Source, 'id' | 'designation'>): string[] {
  const guide = /^huong-dan-(.+)\.\d+$/.exec(id)?.[1]
  return guide === undefined ? [designation] : [designation, `guide:${guide}`]
}

/** Without marks, case, bold signs and pointers, so that "**TCVN 5603:2023** [1] còn" reads as one phrase. */
export const comparable = (text: string): string =>
  fold(text.replace(/\[\d{1,2}\]/g, ' ').replace(/[*_`]/g, ''))
    .replace(/\s+/g, ' ')
    .trim()
