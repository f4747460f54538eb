/** What the form of a question sends, and how it is stored. */
import { createHash } from 'node:crypto'
import { MAX_NOTE_LENGTH, type AnswerFault, type AssessmentDesk } from '../../agent/assess/index.ts'
import { newConversationId } from '../../agent/door.ts'
import { replies } from '../../agent/replies.ts'
import type { Assessment } from '../../core/assessment.ts'
import { answerValues, type AnswerValue } from '../../core/data/checklist-schema.ts'
import { badRequest } from '../faults.ts'
import { textField, type Fields } from './form-body.ts'
import type { QuestionView } from './question-page.ts'
import type { Visit } from './visit.ts'

export interface SentAnswer {
  question: string
  /** Of the form; with what was typed it makes the event. */
  formId: string
  value?: AnswerValue
  reason: string
  note: string
  /** Back to the list of answers. */
  review: boolean
}

export function readAnswer(fields: Fields): SentAnswer {
  const formId = textField(fields, 'su-kien', 64)
  if (!/^[A-Za-z0-9_-]{8,64}$/.test(formId)) throw badRequest()
  const value = answerValues.find((one) => one === textField(fields, 'tra-loi', 20))
  return {
    question: textField(fields, 'cau', 100),
    formId,
    ...(value ? { value } : {}),
    reason: textField(fields, 'ly-do', MAX_NOTE_LENGTH),
    note: textField(fields, 'ghi-chu', MAX_NOTE_LENGTH),
    review: textField(fields, 've', 20) === 'xem-lai',
  }
}

export type StoreOutcome = { stored: Assessment } | { fault: AnswerFault | 'nothing-chosen' }

/**
 * The answer is in the database when this returns `stored`. The same form with the same content is one event, however
 * often it comes. A browser may show an old page again, with the id it had: other content is another event,
 * and going back to what was sent first counts again, although its event is known.
 */
export async function storeAnswer(
  desk: AssessmentDesk,
  { assessment, secret, by }: Visit,
  sent: SentAnswer,
): Promise<StoreOutcome> {
  const { question, value, reason, note, formId } = sent
  if (!value) return { fault: 'nothing-chosen' }
  const content = createHash('sha256').update(JSON.stringify([question, value, reason, note]))
  const store = (eventId: string) =>
    desk.answer(assessment, { eventId, question, by, value, reason, note })
  const fault = await store(`${formId}.${content.digest('base64url').slice(0, 16)}`)
  if (fault) return { fault }
  const stored = await reopen(desk, secret)
  const [before, after] = [assessment, stored].map((one) => one.answers[by][question])
  if (after?.at !== before?.at || after?.value === value) return { stored }
  await store(newConversationId())
  return { stored: await reopen(desk, secret) }
}

/** Erased between two steps: then there is nothing to go on with. */
async function reopen(desk: AssessmentDesk, secret: string): Promise<Assessment> {
  const opened = await desk.open(secret)
  if (!opened) throw badRequest('Bài tự đánh giá này vừa bị xóa.')
  return opened.assessment
}

/** What to say about a fault, and at which field. */
export const explainFault = (
  fault: Exclude<AnswerFault | 'nothing-chosen', 'unknown-question'>,
): NonNullable<QuestionView['fault']> =>
  ({
    'nothing-chosen': {
      field: 'tra-loi',
      message: 'Chọn một câu trả lời, hoặc bấm “Bỏ qua” để trả lời sau.',
    },
    'reason-needed': { field: 'ly-do', message: 'Ghi ngắn gọn vì sao câu này không áp dụng.' },
    'must-be-answered': { field: 'tra-loi', message: replies.assessNoNa },
  })[fault] as NonNullable<QuestionView['fault']>
