/** The waiting updates of one chat, oldest first: notice, answer made once, parts sent, done. */
import type pg from 'pg'
import type { Logger } from 'pino'
import {
  dropErasedChat,
  markBlocked,
  markNoticed,
  readBotChat,
  type BotChat,
} from '../../core/db/bot-chats.ts'
import { addPart, readParts, storeParts } from '../../core/db/bot-outgoing.ts'
import { finishUpdate, nextUpdate, type WaitingUpdate } from '../../core/db/bot-updates.ts'
import type { Channel, Documents, Incoming, Part } from '../channel.ts'
import type { Converse, Said } from '../conversation/index.ts'
import { layOut, sayPlainly } from '../text/lay-out.ts'
import { texts } from '../texts.ts'
import { isTooLate, NOTICE, sendParts } from './send-parts.ts'
import type { Turnstile } from './turnstile.ts'

export interface WorkParts {
  pool: pg.Pool
  /** By `nameOf`. */
  byName: ReadonlyMap<string, Channel>
  converse: Converse
  documents: Documents
  log: Logger
  turnstile: Turnstile
}

export interface Work extends WorkParts {
  channel: Channel
  chat: BotChat
  update: WaitingUpdate<Incoming>
}

/** Failures of making an answer before the person is told that it does not work now. */
const MOST_FAILURES = 6
/** Beginnings, for whatever reason they had no end: a message that kills the process must not do so for ever. */
const MOST_BEGINNINGS = 30
/** Behind the notice, whether there was one or not. */
const ANSWER = NOTICE + 1
/** Behind the last part of any answer: that some of it may be missing. */
const MISSING = 10_000

/** Returns for how many seconds nobody should work on this chat; 0 when all is done. */
export async function workOnChat(
  parts: WorkParts,
  chatId: string,
  stopping: AbortSignal,
): Promise<number> {
  while (!stopping.aborted) {
    const chat = await readBotChat(parts.pool, chatId)
    const channel = chat && parts.byName.get(`${chat.channel} ${chat.bot}`)
    const update = channel && (await nextUpdate<Incoming>(parts.pool, chatId))
    if (!chat || !channel || !update) return 0
    const rest = await workOnUpdate({ ...parts, channel, chat, update }, stopping)
    if (rest > 0) return rest
  }
  return 0
}

async function workOnUpdate(work: Work, stopping: AbortSignal): Promise<number> {
  const { pool, chat, update } = work
  const { kind } = update.payload
  if (kind === 'gone' || kind === 'back') {
    await markBlocked(pool, chat.id, kind === 'gone')
    await finishUpdate(pool, update.id)
    return 0
  }
  // Who writes has not blocked us.
  if (chat.isBlocked) {
    await markBlocked(pool, chat.id, false)
    chat.isBlocked = false
  }
  if (chat.isQuiet && !isForTheBot(work) && !(await readParts(pool, update.id)).length) {
    await finishUpdate(pool, update.id)
    return 0
  }
  const rest = (await giveNotice(work)) || (await answer(work, stopping))
  if (rest > 0) return rest
  await finishUpdate(pool, update.id)
  await dropErasedChat(pool, chat.id)
  return 0
}

/** While a person of the staff answers, only what names the bot: its commands, its buttons, its own question. */
const isForTheBot = ({ chat, update }: Work): boolean =>
  ['command', 'press'].includes(update.payload.kind) || chat.wants !== undefined

/** Before anything of this chat is stored as a conversation. */
async function giveNotice(work: Work): Promise<number> {
  const { pool, chat, channel, update, converse } = work
  if (chat.noticedAt || chat.wants === 'erased') return 0
  const [part] = sayPlainly(converse.notice, channel.limits)
  if (part)
    await storeParts(pool, {
      update: update.id,
      conversationId: chat.id,
      from: NOTICE,
      parts: [part],
      ...(chat.wants ? { wants: chat.wants } : {}),
    })
  const rest = await sendParts(work, [NOTICE])
  if (rest === 0 && !isTooLate(update)) await markNoticed(pool, chat.id)
  return rest
}

async function answer(work: Work, stopping: AbortSignal): Promise<number> {
  const { pool, update } = work
  const known = await readParts<Part>(pool, update.id)
  if (!known.some((one) => one.part >= ANSWER)) {
    const said = await say(work, stopping)
    if (said.kind === 'again') return said.seconds
    if (said.kind === 'reply') await keepReply(work, said)
  }
  // Read again: what is stored counts, and another process may have stored it first.
  const parts = await readParts<Part>(pool, update.id)
  const rest = await sendParts(
    work,
    parts.map((one) => one.part).filter((part) => part >= ANSWER),
  )
  return rest || tellOfMissing(work)
}

/** Where nothing is sent twice, a part of the answer may never have arrived: who reads it can ask for it again. */
async function tellOfMissing(work: Work): Promise<number> {
  const { pool, channel, chat, update } = work
  if (channel.repeatsUnknown || chat.isBlocked) return 0
  const parts = await readParts<Part>(pool, update.id)
  if (!parts.some(({ part, state }) => part >= ANSWER && part < MISSING && state === 'unknown'))
    return 0
  const [body] = sayPlainly(texts.mayBeMissing, channel.limits)
  if (body) await addPart(pool, { update: update.id, part: MISSING, body })
  return sendParts(work, [MISSING])
}

async function say(work: Work, stopping: AbortSignal): Promise<Said> {
  const { channel, chat, update, converse, turnstile, log } = work
  if (update.attempts > MOST_BEGINNINGS) return failed
  const progress = channel.progress?.(update.payload)
  try {
    const make = () =>
      converse.say({
        channel,
        chat,
        update: { id: update.id, externalId: update.externalId },
        incoming: update.payload,
        ...(progress ? { onProgress: (text) => progress.show(text) } : {}),
        signal: stopping,
      })
    // A photo is waited for, and nobody should wait with it.
    return await (update.payload.kind === 'photo' ? make() : turnstile.think(make))
  } catch (error) {
    log.error({ err: error, channel: channel.name }, 'an answer could not be made')
    return update.attempts >= MOST_FAILURES
      ? failed
      : { kind: 'again', seconds: Math.min(60, 2 ** update.attempts) }
  } finally {
    await progress?.stop()
  }
}

const failed: Said = {
  kind: 'reply',
  reply: { text: texts.failed, sources: [], notes: [], choices: [], files: [] },
  keepsOffer: true,
}

function keepReply(
  { pool, chat, channel, update }: Work,
  { reply, keepsOffer, wants }: Extract<Said, { kind: 'reply' }>,
): Promise<void> {
  return storeParts(pool, {
    update: update.id,
    conversationId: chat.id,
    from: ANSWER,
    parts: layOut(reply, channel.limits, { set: update.id }),
    ...(keepsOffer ? {} : { choices: reply.choices }),
    ...(wants ? { wants } : {}),
  })
}
