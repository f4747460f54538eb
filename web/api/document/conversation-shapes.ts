/** Shapes of the conversation routes, held to the types that the assistant uses. */
import { z } from 'zod'
import type { PassageView } from '../../../agent/door.ts'
import { standings } from '../../../core/catalogue-search/query.ts'
import type { Choice, ConversationTurn, PublicAnswer, Source } from '../../../core/domain.ts'
import { publish } from '../../../core/open-data/published.ts'

const Standing = z.enum(standings)
const date = z.iso.date().optional()

const SourceShape = publish(
  'Source',
  z.strictObject({
    id: z.string().describe('Passage id, for /api/v1/passages/{id}.'),
    designation: z.string(),
    title: z.string(),
    standing: Standing,
    standingText: z.string(),
    section: z.string(),
    url: z.string().describe('Absolute when PUBLIC_URL is set, else a path.'),
    quote: z.string().describe('The exact words relied on.'),
    checkedOn: date,
    caution: z.string().optional(),
  }) satisfies z.ZodType<Source>,
)

const ChoiceShape = publish(
  'Choice',
  z.strictObject({ label: z.string(), text: z.string() }) satisfies z.ZodType<Choice>,
)

export const AnswerShape = publish(
  'Answer',
  z.strictObject({
    status: z.enum(['answered', 'clarify', 'not-found', 'out-of-scope', 'refused', 'unavailable']),
    text: z.string().describe('Vietnamese, light Markdown; [1] points to sources[0].'),
    sources: z.array(SourceShape),
    choices: z.array(ChoiceShape),
    notes: z.array(z.string()),
    mode: z.enum(['rules', 'model']),
    document: z
      .enum(['recommendation', 'assessment'])
      .optional()
      .describe('What can be had as a file after this answer.'),
  }) satisfies z.ZodType<PublicAnswer>,
)

export const ChatReply = publish(
  'ChatReply',
  z.strictObject({ messageId: z.string(), answer: AnswerShape }),
)

export const ConversationShape = publish(
  'Conversation',
  z.strictObject({
    turns: z.array(
      z.strictObject({
        messageId: z.string(),
        question: z.string().describe('Personal data masked.'),
        askedAt: z.iso.datetime(),
        answer: AnswerShape.optional(),
        feedback: z.enum(['up', 'down']).optional(),
      }) satisfies z.ZodType<ConversationTurn>,
    ),
  }),
)

export const PassageShape = publish(
  'Passage',
  z.strictObject({
    id: z.string(),
    designation: z.string(),
    title: z.string(),
    breadcrumb: z.array(z.string()),
    text: z.string(),
    standing: Standing,
    standingText: z.string(),
    issuer: z.string().optional(),
    origin: z.string(),
    checkedOn: date,
    caution: z.string().optional(),
    previousId: z.string().optional(),
    nextId: z.string().optional(),
  }) satisfies z.ZodType<PassageView>,
)
