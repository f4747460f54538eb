/** What is answered to what comes in, the same for every app: choices, commands, photos, erasing, questions. */
import type pg from 'pg'
import type { AssessmentDesk } from '../../agent/assess/index.ts'
import type { Assistant } from '../../agent/door.ts'
import type { Catalogue } from '../../core/catalogue.ts'
import type { Config } from '../../core/config.ts'
import { fold } from '../../core/text.ts'
import type { BotChat } from '../../core/db/bot-chats.ts'
import type { Channel, Incoming, Reply } from '../channel.ts'
import { fillText, texts } from '../texts.ts'
import { ask, sendAgain } from './ask.ts'
import { isKnown, obeyCommand } from './commands.ts'
import { askToErase, eraseChat } from './erase.ts'
import { fileMeant, sendFile } from './files.ts'
import { createLimits } from './limits.ts'
import { noticeText } from './notice.ts'
import { takePhoto } from './photo.ts'
import { readChoice } from './read-choice.ts'

export interface ConverseParts {
  pool: pg.Pool
  catalogue: Catalogue
  assistant: Assistant
  desk: AssessmentDesk
  config: Pick<
    Config,
    'publicUrl' | 'retentionDays' | 'assessmentRetentionDays' | 'chatModel' | 'embeddingModel'
  >
}

/** One update of one chat, and what is known about the chat. */
export interface Turn {
  channel: Channel
  chat: BotChat
  update: { id: string; externalId: string }
  incoming: Incoming
  /** Told what the answer looks like so far. */
  onProgress?: (text: string) => void
  signal?: AbortSignal
}

export type Said =
  | {
      kind: 'reply'
      reply: Reply
      /** What was offered before stays on offer; otherwise this reply's choices take its place. */
      keepsOffer?: boolean
      /** What the next words are to answer. */
      wants?: string
    }
  | { kind: 'silence' }
  /** It cannot be answered now; the update is tried again. */
  | { kind: 'again'; seconds: number }

export interface Converse {
  /** What is said before the first message of a chat is stored. */
  notice: string
  /** Asked twice for the same update, it gives the same answer and does nothing twice. */
  say(turn: Turn): Promise<Said>
}

export function createConverse(parts: ConverseParts): Converse {
  const limits = createLimits(parts.pool)
  return {
    notice: noticeText(parts.config),
    async say(turn) {
      const { incoming, chat, channel } = turn
      const choice = readChoice(incoming, chat.offer, channel.limits)
      if (incoming.kind === 'press' && incoming.query)
        // Not waited for: it never fails, and the answer does not depend on it.
        void channel.acknowledge?.(
          incoming,
          choice.kind === 'chosen' ? choice.toast : texts.oldOffer,
          choice.kind === 'chosen' ? choice.label : undefined,
        )
      if (choice.kind === 'stale')
        return incoming.kind === 'press' && incoming.query
          ? { kind: 'silence' }
          : say(texts.oldOffer, { keepsOffer: true })
      if (choice.kind === 'no-such-number' && turn.chat.wants === undefined)
        return say(fillText(texts.noSuchNumber, { count: String(choice.count) }), {
          keepsOffer: true,
        })
      const tooMuch = await limits.check(turn, choice.kind === 'chosen')
      if (tooMuch !== undefined)
        return tooMuch ? say(tooMuch, { keepsOffer: true }) : { kind: 'silence' }
      if (choice.kind === 'chosen') return onText(parts, turn, choice.text)
      switch (incoming.kind) {
        case 'text':
          return onText(parts, turn, incoming.text)
        case 'command':
          return obeyCommand(parts, turn, incoming)
        case 'photo':
          return takePhoto(parts, turn, incoming.photo)
        default:
          return say(texts.otherContent, { keepsOffer: true })
      }
    },
  }
}

/** Words of the person, or of the choice that was pressed or named by its number. */
async function onText(parts: ConverseParts, turn: Turn, text: string): Promise<Said> {
  const said = fold(text)
    .trim()
    .replace(/[.!?]+$/, '')
  const is = (one: string) => said === fold(one)
  const { wants } = turn.chat
  if (wants === 'erased' && is(texts.eraseYes)) return say(texts.erased)
  if (wants === 'erase') {
    if (is(texts.eraseYes) || AGREES.test(said)) return eraseChat(parts, turn)
    if (is(texts.eraseNo) || DECLINES.test(said)) return say(texts.eraseKept)
  }
  // Typed where commands are only words, and with marks: "/xóa".
  const command = /^\/(\S{1,32})(?:\s+([\s\S]*))?$/.exec(text.trim())
  if (command) {
    const [, name = '', rest = ''] = command
    if (isKnown(fold(name)) || /^\w+$/.test(name))
      return obeyCommand(parts, turn, { name: fold(name), rest })
    return ask(parts, turn, text.trim().slice(1))
  }
  if (is('xóa')) return askToErase()
  if (is(texts.adviceFile)) return sendFile(parts, turn, 'advice')
  if (is(texts.assessmentFile)) return sendFile(parts, turn, 'assessment')
  if (is(texts.sendAgain)) return sendAgain(parts, turn)
  const file = fileMeant(said)
  return file ? sendFile(parts, turn, file) : ask(parts, turn, text)
}

/** After "Xóa hết ...?" */
const AGREES = /^(?:co|dong y|xoa(?: di| het di| het nhe)?|ok|okay|vang|u|uh|dung|yes)(?: a| nhe)?$/
const DECLINES = /^(?:khong|ko|k|thoi|khoi|huy|dung xoa|giu lai|no)(?: a| nhe| can| xoa nua)?$/

/** A sentence of ours. */
export const say = (
  text: string,
  more: Partial<Reply> & { keepsOffer?: boolean; wants?: string } = {},
): Extract<Said, { kind: 'reply' }> => {
  const { keepsOffer, wants, ...reply } = more
  return {
    kind: 'reply',
    reply: { text, sources: [], notes: [], choices: [], files: [], ...reply },
    ...(keepsOffer ? { keepsOffer } : {}),
    ...(wants ? { wants } : {}),
  }
}
