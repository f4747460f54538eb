/** What may be sent to the API. Unknown fields are refused, so that a typing error is noticed. */
import { z } from 'zod'
import { isConversationId, MAX_QUESTION_LENGTH, newConversationId } from '../agent/door.ts'
import { badRequest, HttpFault, wrongMediaType } from './faults.ts'

/** Client-made ids: long enough not to collide, plain enough for a URL. */
const MessageId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/)
const ConversationId = z
  .string()
  .refine(isConversationId)
  .meta({ pattern: '^[A-Za-z0-9_-]{22}$', description: '16 random bytes in base64url.' })
/** Counted after composing: the same Vietnamese text is up to twice as long in decomposed form. */
const composed = z.string().transform((text) => text.toWellFormed().normalize('NFC').trim())

export const QuestionText = composed
  .pipe(z.string().min(1).max(MAX_QUESTION_LENGTH))
  .meta({ minLength: 1, maxLength: MAX_QUESTION_LENGTH })

/** A client that keeps no history may leave the ids out: it gets a conversation of its own. */
export const ChatBody = z.strictObject({
  conversationId: ConversationId.optional().transform((id) => id ?? newConversationId()),
  messageId: MessageId.optional().transform((id) => id ?? crypto.randomUUID()),
  text: QuestionText,
})

export const FeedbackBody = z.strictObject({
  messageId: MessageId,
  verdict: z.enum(['up', 'down']),
  reason: z.enum(['sai', 'thieu', 'kho-hieu', 'nguon-sai', 'khac']).optional(),
  comment: composed.pipe(z.string().max(1000)).optional(),
})

/** Returns the body in its shape, or throws a fault that says in Vietnamese what to change. */
export function readBody<T>(schema: z.ZodType<T>, body: unknown): T {
  if (body === undefined) throw wrongMediaType()
  const result = schema.safeParse(body)
  if (result.success) return result.data
  throw explain(result.error)
}

/** The question of `GET /hoi?q=`; undefined when none was asked. */
export function readQuestion(query: unknown): string | undefined {
  if (query === undefined || query === '') return undefined
  const result = z.strictObject({ text: QuestionText }).safeParse({ text: query })
  if (result.success) return result.data.text
  throw explain(result.error)
}

function explain(error: z.ZodError): HttpFault {
  const issue = error.issues.find((one) => one.path[0] === 'text' || one.path[0] === 'comment')
  if (issue?.code === 'too_big')
    return new HttpFault(
      400,
      issue.path[0] === 'text' ? 'question-too-long' : 'comment-too-long',
      `${issue.path[0] === 'text' ? 'Câu hỏi' : 'Góp ý'} dài quá 1.000 ký tự. Xin rút ngắn rồi gửi lại.`,
    )
  if (issue?.code === 'too_small')
    return new HttpFault(400, 'question-empty', 'Chưa có câu hỏi. Xin gõ câu hỏi rồi gửi lại.')
  return badRequest()
}
