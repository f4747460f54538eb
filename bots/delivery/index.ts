/** The door of delivery: updates in, answers out, each once, in order for each chat. */
import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'
import type { Logger } from 'pino'
import { maskPersonalData } from '../../agent/guard.ts'
import {
  conversationIdOf,
  leaseChat,
  quietChat,
  readBotKey,
  releaseAllChats,
  releaseChat,
  renewLease,
} from '../../core/db/bot-chats.ts'
import { storeUpdate } from '../../core/db/bot-updates.ts'
import type { Channel, Documents, Incoming, Take } from '../channel.ts'
import type { Converse } from '../conversation/index.ts'
import { Turnstile } from './turnstile.ts'
import { workOnChat } from './work-on-chat.ts'

export interface DeliveryParts {
  pool: pg.Pool
  channels: Channel[]
  converse: Converse
  documents: Documents
  log: Logger
  /** Only one process can have this database open (the embedded one): what is leased at start belongs to the dead. */
  isAlone: boolean
  /** Chats that are worked on at once. */
  workers?: number
  /** Answers that are made at once; the other chats that are worked on wait or send. */
  thinkers?: number
}

export interface Delivery {
  /** What a channel's webhook or poll hands its updates to. Throws when the database is away. */
  take(channel: Channel): Take
  /** Works until stopped. */
  start(): void
  /** Takes no new chat, lets what is under way finish for some seconds; what is left is done by the next start. */
  stop(): Promise<void>
}

/** Longer than any single send may take; a dead process's chats are taken over after it. */
const LEASE_SECONDS = 45
const RENEW_MS = 15_000
/** Work that another process stored, or whose time to wait is over, is seen within this time. */
const LOOK_AGAIN_MS = 1_000
const STOP_MS = 8_000
/** Longest text kept; what is longer is refused by the assistant, which must see that it is. */
const KEPT_LENGTH = 1_200

export async function createDelivery(parts: DeliveryParts): Promise<Delivery> {
  const { pool, channels, log } = parts
  const key = await readBotKey(pool)
  const by = randomUUID()
  const byName = new Map(channels.map((one) => [nameOf(one), one]))
  const stopping = new AbortController()
  const bell = new Bell()
  const turnstile = new Turnstile(parts.thinkers ?? Infinity)
  let running: Promise<void>[] = []

  const slot = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      // Taken before the look, so that what is stored during it rings through.
      const rung = bell.next()
      const chat = await takeChat()
      if (chat) await workUnderLease(chat)
      else await Promise.race([rung, wait(LOOK_AGAIN_MS, undefined, { ref: false })])
    }
  }

  const takeChat = async (): Promise<string | undefined> => {
    try {
      return await leaseChat(pool, { by, seconds: LEASE_SECONDS, bots: [...byName.keys()] })
    } catch (error) {
      log.error({ err: error }, 'no work could be read')
      return undefined
    }
  }

  const workUnderLease = async (chat: string): Promise<void> => {
    const timer = setInterval(
      () => void renewLease(pool, chat, { by, seconds: LEASE_SECONDS }).catch(() => false),
      RENEW_MS,
    )
    let rest = 0
    try {
      rest = await workOnChat({ ...parts, byName, turnstile }, chat, stopping.signal)
    } catch (error) {
      log.error({ err: error }, 'work on a chat failed')
      rest = 2
    } finally {
      clearInterval(timer)
    }
    // When this fails too, the lease runs out by itself.
    await releaseChat(pool, chat, by, rest).catch(() => {})
  }

  /** At once and not in its turn: what waits for an answer is answered by a person now. */
  const keepQuiet = async (
    { name, bot }: Channel,
    { chat, externalId, at, minutes }: Incoming & { kind: 'staff' },
  ): Promise<void> => {
    const until = new Date((at ? Date.parse(at) : Date.now()) + minutes * 60_000)
    // Told late, or again: that time is over.
    if (until.getTime() <= Date.now()) return
    const isStaff = await quietChat(pool, {
      id: conversationIdOf(key, name, bot, chat),
      channel: name,
      bot,
      messageId: externalId,
      until,
    })
    if (isStaff) log.info({ channel: name }, 'a person answered: the bot keeps quiet in that chat')
  }

  return {
    take: (channel) => async (incoming) => {
      if (incoming.kind === 'staff') return keepQuiet(channel, incoming)
      const stored = await turnstile.take(() =>
        storeUpdate(pool, {
          channel: channel.name,
          bot: channel.bot,
          externalId: incoming.externalId,
          conversationId: conversationIdOf(key, channel.name, channel.bot, incoming.chat),
          payload: masked(incoming),
        }),
      )
      if (stored) bell.ring()
    },
    start() {
      if (stopping.signal.aborted) return
      const ready = parts.isAlone ? releaseAllChats(pool).catch(() => {}) : Promise.resolve()
      running = Array.from({ length: parts.workers ?? 4 }, () => ready.then(slot))
    },
    async stop() {
      stopping.abort()
      bell.ring()
      await Promise.race([Promise.all(running), wait(STOP_MS, undefined, { ref: false })])
    },
  }
}

export const nameOf = ({ name, bot }: Pick<Channel, 'name' | 'bot'>): string => `${name} ${bot}`

/** Nothing of a person but the chat's id and the masked words. */
function masked(incoming: Incoming): object {
  const { externalId: _known, ...kept } = incoming
  if (kept.kind === 'text') return { ...kept, text: keep(kept.text) }
  if (kept.kind === 'command') return { ...kept, rest: keep(kept.rest) }
  return kept
}

const keep = (text: string): string =>
  maskPersonalData(text.toWellFormed().normalize('NFC')).slice(0, KEPT_LENGTH).toWellFormed()

/** Wakes whoever waits; a ring is never missed by somebody who took `next` before looking. */
class Bell {
  private wake: () => void = () => {}
  private waiting = new Promise<void>((resolve) => (this.wake = resolve))

  next(): Promise<void> {
    return this.waiting
  }

  ring(): void {
    this.wake()
    this.waiting = new Promise<void>((resolve) => (this.wake = resolve))
  }
}
