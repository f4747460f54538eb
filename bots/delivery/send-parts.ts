/** Sends stored parts in order, each with its state in the database before and after. */
import { markBlocked } from '../../core/db/bot-chats.ts'
import {
  beginSending,
  readParts,
  settleSending,
  type OutgoingPart,
  type SendState,
} from '../../core/db/bot-outgoing.ts'
import type { Part, Sendable, Sent } from '../channel.ts'
import { sayPlainly } from '../text/lay-out.ts'
import { fillText, texts } from '../texts.ts'
import type { Work } from './work-on-chat.ts'

/** The number of the notice among the parts. */
export const NOTICE = 0
/** Tries of one part that may have arrived; the second is the only repeat. */
const MOST_TRIES = 2
/** An answer that is two days late answers nobody; a quota may be used up for the rest of a month. */
const LATEST_SECONDS = 48 * 3600
/** Nobody else can be at it, so that this only happens after a lease was lost. */
const SOMEBODY_ELSE_SECONDS = 2

/** Returns for how many seconds to wait before going on; 0 when each of these parts is settled. */
export async function sendParts(work: Work, wanted: number[]): Promise<number> {
  for (const part of await readParts<Part>(work.pool, work.update.id)) {
    if (!wanted.includes(part.part)) continue
    const rest = await sendPart(work, part)
    if (rest > 0) return rest
  }
  return 0
}

export const isTooLate = ({ ageSeconds }: Work['update']): boolean => ageSeconds > LATEST_SECONDS

async function sendPart(work: Work, one: OutgoingPart<Part>): Promise<number> {
  const { pool, channel, update, log } = work
  if (one.state !== 'queued' && one.state !== 'sending') return 0
  const settle: Settle = (state, more = {}) =>
    settleSending(pool, { update: update.id, part: one.part, state, ...more })
  // Whoever was sending it has died: it may have arrived.
  if (one.state === 'sending') {
    if (!mayRepeat(channel, one)) {
      log.warn({ channel: channel.name }, 'a message may not have arrived, and is not repeated')
      await settle('unknown')
      return 0
    }
    await settle('queued')
  }
  if (isTooLate(update)) {
    log.error({ channel: channel.name }, 'an answer came too late and was not sent')
    await settle('failed')
    return 0
  }
  const body = one.body && !work.chat.isBlocked && (await prepare(work, one.body))
  if (!body) {
    await settle('failed')
    return 0
  }
  if (!(await beginSending(pool, update.id, one.part))) return SOMEBODY_ELSE_SECONDS
  const sent = await channel.send(update.payload, body)
  return settleAs(work, { ...one, attempts: one.attempts + 1 }, sent, settle)
}

/** The notice must have been read before anything is stored: better twice than not at all, on every app. */
const mayRepeat = (
  channel: Work['channel'],
  { part, attempts }: Pick<OutgoingPart<Part>, 'part' | 'attempts'>,
): boolean => (channel.repeatsUnknown || part === NOTICE) && attempts < MOST_TRIES

type Settle = (state: SendState, more?: { platformId?: string; undone?: boolean }) => Promise<void>

async function settleAs(
  { pool, channel, chat, update, log }: Work,
  one: OutgoingPart<Part>,
  sent: Sent,
  settle: Settle,
): Promise<number> {
  const backOff = Math.min(60, 2 ** Math.min(update.attempts, 6))
  switch (sent.kind) {
    case 'sent':
      await settle('sent', sent.id ? { platformId: sent.id } : {})
      return 0
    case 'later':
    case 'halted':
      log[sent.kind === 'halted' ? 'error' : 'warn'](
        { channel: channel.name, why: sent.why },
        sent.kind === 'halted' ? 'the bot itself is refused' : 'a message has to wait',
      )
      await settle('queued', { undone: true })
      return sent.seconds || backOff
    case 'unknown': {
      const repeats = mayRepeat(channel, one)
      log.warn({ channel: channel.name, why: sent.why, repeats }, 'a message may have arrived')
      await settle(repeats ? 'queued' : 'unknown')
      return repeats ? backOff : 0
    }
    case 'blocked':
      await settle('failed')
      await markBlocked(pool, chat.id, true)
      // The parts that follow are not tried.
      chat.isBlocked = true
      return 0
    case 'refused':
      log.error({ channel: channel.name, why: sent.why }, 'a message was refused')
      await settle('failed')
      return 0
  }
}

/** A file is made now; where the app takes none, its address is sent instead. */
async function prepare(work: Work, part: Part): Promise<Sendable | undefined> {
  if (part.kind === 'text') return part
  const { documents, channel, log } = work
  try {
    const file =
      part.file.kind === 'advice'
        ? await documents.advice(part.file.conversationId)
        : await documents.assessment(part.file.assessmentId)
    if (file && channel.limits.files) return { kind: 'file', file }
    return say(
      work,
      !file
        ? texts.noFile
        : file.link
          ? fillText(texts.fileLink, { url: await file.link() })
          : texts.fileOnlyOnWeb,
    )
  } catch (error) {
    log.error({ err: error }, 'a file could not be made')
    return say(work, texts.failed)
  }
}

const say = ({ channel }: Work, text: string): Sendable | undefined =>
  sayPlainly(text, channel.limits)[0] as Sendable | undefined
