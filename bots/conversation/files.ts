/** Files that can be asked for after an answer: the recommendation, the report of a self-assessment. */
import { readState } from '../../core/db/conversations.ts'
import type { Choice, PublicAnswer } from '../../core/domain.ts'
import { texts } from '../texts.ts'
import { say, type ConverseParts, type Said, type Turn } from './index.ts'

export async function sendFile(
  { pool, desk }: ConverseParts,
  { chat }: Turn,
  kind: 'advice' | 'assessment',
): Promise<Said> {
  const state = await readState(pool, chat.id)
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

/** What can be had on paper after this answer. */
export const fileChoices = ({ status, text }: PublicAnswer): Choice[] => {
  if (REPORT_ADDRESS.test(text)) return [choice(texts.assessmentFile)]
  return status === 'answered' && RECOMMENDATION.test(text) ? [choice(texts.adviceFile)] : []
}

const choice = (text: string): Choice => ({ label: text, text })

/** The page of a result, which the assistant names when it tells one. */
const REPORT_ADDRESS = /\/danh-gia\/[\w-]{22}\/ket-qua/
/** How the assistant begins a recommendation. */
const RECOMMENDATION = /^(?:Với \*\*|Đã ghi nhận: )/
