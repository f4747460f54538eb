/** One question with its answer, in every state it can be in. */
import type { ConversationTurn } from '../../core/domain.ts'
import { toPlainText } from '../shared/markdown.ts'
import { texts } from './texts.ts'

/** lost: the connection broke, so the same question may be sent again. failed: the server said no. */
export type Phase = 'working' | 'slow' | 'done' | 'lost' | 'failed' | 'stopped'

export interface Turn extends ConversationTurn {
  phase: Phase
  /** What is being done, while working. */
  status: string
  /** What has been written so far, while working; kept, and marked, when it broke off. */
  partial: string
  problem: string
  /** How often it was sent from this page. */
  tries: number
}

/** 22 URL-safe characters from 128 random bits, the form the server expects. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .slice(0, 22)
}

/** What of a turn is kept on this device. */
export const toStored = ({
  messageId,
  question,
  answer,
  askedAt,
  feedback,
}: Turn): ConversationTurn => ({
  messageId,
  question,
  askedAt,
  ...(answer ? { answer } : {}),
  ...(feedback ? { feedback } : {}),
})

/** A turn as it was stored; one without an answer has not got through and may be sent again. */
export function toTurn(turn: ConversationTurn): Turn {
  const answered = turn.answer !== undefined
  return {
    ...turn,
    phase: answered ? 'done' : 'lost',
    status: '',
    partial: '',
    tries: 0,
    problem: answered ? '' : texts.unanswered,
  }
}

/** What a screen reader is told once the answer is complete. */
export function spoken({ answer }: Turn): string {
  if (!answer) return ''
  const sources = answer.sources.length > 0 ? texts.sourceCount(answer.sources.length) : ''
  return `${texts.answered(toPlainText(answer.text))} ${sources}`.trim()
}
