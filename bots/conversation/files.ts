/** Files that can be asked for after an answer: the recommendation, the report of a self-assessment. */
import { readState } from '../../core/db/conversations.ts'
import type { Choice, PublicAnswer } from '../../core/domain.ts'
import { texts } from '../texts.ts'
import { say, type ConverseParts, type Said, type Turn } from './index.ts'

export async function sendFile(
  { pool, desk }: ConverseParts,
  { chat }: Turn,
  wanted: 'advice' | 'assessment' | 'any',
): Promise<Said> {
  const state = await readState(pool, chat.id)
  // What is talked about now comes first.
  const kind =
    wanted !== 'any'
      ? wanted
      : state?.assessment && !isAdviceOffered(chat)
        ? 'assessment'
        : 'advice'
  if (kind === 'advice')
    return state?.profile.products.length
      ? say(texts.adviceFileSent, {
          keepsOffer: true,
          files: [{ kind, conversationId: chat.id }],
        })
      : say(texts.noFile)
  const assessmentId = state?.assessment?.id ?? (await desk.ofConversation(chat.id))[0]?.id
  return assessmentId
    ? say(texts.assessmentFileSent, { keepsOffer: true, files: [{ kind, assessmentId }] })
    : say(texts.noFile)
}

const isAdviceOffered = ({ offer }: Turn['chat']): boolean =>
  offer?.choices.some(({ text }) => text === texts.adviceFile) ?? false

/** What can be had on paper after this answer. */
export const fileChoices = ({ document }: Pick<PublicAnswer, 'document'>): Choice[] =>
  document ? [choice(document === 'assessment' ? texts.assessmentFile : texts.adviceFile)] : []

const choice = (text: string): Choice => ({ label: text, text })

/** "gửi bản pdf", "nhận báo cáo": which file is meant; undefined when the words are about something else. */
export function fileMeant(said: string): 'advice' | 'assessment' | 'any' | undefined {
  if (!ASKS_FOR_FILE.test(said) || said.split(' ').length > 8) return undefined
  return /\bgoi y\b/.test(said)
    ? 'advice'
    : /\b(?:bao cao|danh gia|ket qua)\b/.test(said)
      ? 'assessment'
      : 'any'
}

/** To the end: "lấy báo cáo thử nghiệm ở đâu" asks for something else. */
const ASKS_FOR_FILE =
  /^(?:(?:cho|gui|nhan|lay|tai|xin|xuat|in)(?: [a-z]+){0,4} (?:pdf|ban in|file|tep|bao cao)|(?:ban |file |tep )?pdf|in (?:ra|goi y|ket qua))(?: (?:pdf|cho toi|di|nhe|voi|a|ve|(?:cua )?goi y|(?:cua )?(?:tu )?danh gia|ket qua))*$/
