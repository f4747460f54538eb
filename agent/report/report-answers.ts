/** Every answer of a self-assessment in words, and where owner and advisor see it differently. */
import type { AnsweredBy, Assessment, GivenAnswer } from '../../core/assessment.ts'
import type { Catalogue } from '../../core/catalogue.ts'
import type { AnswerValue } from '../../core/data/checklist-schema.ts'
import type { AskedSection } from '../assess/index.ts'
import { sayClause } from '../assess/say.ts'
import { replies } from '../replies.ts'
import { typed } from './report-words.ts'

interface Said {
  value: AnswerValue | 'open'
  /** "Có", "Một phần", "Chưa trả lời". */
  answer: string
  reason?: string
  note?: string
}

export interface ReportAnswer extends Said {
  id: string
  section: string
  text: string
  /** Where it comes from, with a remark while the printed number has not been seen. */
  clause?: string
}

export interface ReportDifference {
  id: string
  text: string
  owner: Said
  advisor: Said
}

export const NOT_ANSWERED = 'Chưa trả lời'

const say = (given: GivenAnswer | undefined): Said => ({
  value: given?.value ?? 'open',
  answer: given ? replies.answers[given.value] : NOT_ANSWERED,
  ...(given?.reason ? { reason: typed(given.reason) } : {}),
  ...(given?.note ? { note: typed(given.note) } : {}),
})

export const describeAnswers = (
  catalogue: Catalogue,
  assessment: Assessment,
  sections: AskedSection[],
  by: AnsweredBy,
): ReportAnswer[] =>
  sections.flatMap((section) =>
    section.questions.map((question) => {
      const clause = sayClause(catalogue, question)
      return {
        id: question.id,
        section: section.title,
        text: question.text,
        ...say(assessment.answers[by][question.id]),
        ...(clause ? { clause } : {}),
      }
    }),
  )

/** Questions that both answered, each in another way. What only one answered is no difference. */
export const describeDifferences = ({ checklist, answers }: Assessment): ReportDifference[] =>
  checklist.sections
    .flatMap((section) => section.questions)
    .flatMap(({ id, text }) => {
      const owner = answers.owner[id]
      const advisor = answers.advisor[id]
      return owner && advisor && owner.value !== advisor.value
        ? [{ id, text, owner: say(owner), advisor: say(advisor) }]
        : []
    })
