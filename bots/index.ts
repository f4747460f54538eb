/** The door of the bots: starts the chat apps that are configured, and gives their webhooks to the web server. */
import type pg from 'pg'
import type { Logger } from 'pino'
import { createAssessmentDesk } from '../agent/assess/index.ts'
import type { Assistant } from '../agent/door.ts'
import type { Catalogue } from '../core/catalogue.ts'
import type { Config } from '../core/config.ts'
import { countUpdates, type WaitingCounts } from '../core/db/bot-updates.ts'
import type { Channel, Documents, Webhook } from './channel.ts'
import { createConverse } from './conversation/index.ts'
import { createDelivery } from './delivery/index.ts'
import { createTelegram } from './telegram/index.ts'
import { createZaloBotChannel } from './zalo-bot/index.ts'
import { WARN_AT } from './zalo-bot/quota.ts'
import { createZaloOaChannel } from './zalo-oa/index.ts'

export type { BotFile, Channel, Documents, Webhook } from './channel.ts'

export interface BotParts {
  pool: pg.Pool
  catalogue: Catalogue
  assistant: Assistant
  config: Config
  documents: Documents
  log: Logger
}

export interface BotHealth extends WaitingCounts {
  channel: string
  by: 'webhook' | 'poll'
  /** For apps with a quota: messages of this month, both ways. */
  quota?: { used: number; limit: number; isLow: boolean }
}

export interface Bots {
  /** To be served as they are: raw bodies, no limits of readers, no other sites. */
  webhooks: Webhook[]
  /** Names of the apps that are on. */
  names: string[]
  /** Works, polls and sets the apps up, in the background; none of it needs the network to be there at start. */
  start(): void
  /** Within about ten seconds; what is under way is finished or left to the next start. */
  stop(): Promise<void>
  health(): Promise<BotHealth[]>
}

/** Undefined when no chat app is configured. */
export async function createBots(parts: BotParts): Promise<Bots | undefined> {
  const channels = createChannels(parts)
  if (channels.length === 0) return undefined
  const { pool, catalogue, assistant, config, documents, log } = parts
  const delivery = await createDelivery({
    pool,
    channels,
    documents,
    log,
    converse: createConverse({
      pool,
      catalogue,
      assistant,
      config,
      desk: createAssessmentDesk(pool, catalogue),
    }),
    isAlone: config.databaseUrl === undefined,
    workers: config.botWorkers,
    // A model is waited for, rules are not: in one thread with the database, one after the other is quickest.
    ...(config.databaseUrl || config.chatModel || config.embeddingModel ? {} : { thinkers: 1 }),
  })
  const stopping = new AbortController()
  let running: (Promise<void> | undefined)[] = []
  return {
    webhooks: channels.flatMap((one) => one.webhook?.(delivery.take(one)) ?? []),
    names: channels.map((one) => one.name),
    start() {
      // A process that only stores leaves the apps to the one that answers: two that poll exclude each other.
      if (config.botWorkers === 0) return
      void warmUp(assistant).finally(() => delivery.start())
      running = channels.flatMap((one) => [
        one.prepare?.(stopping.signal),
        one.poll?.(delivery.take(one), stopping.signal),
      ])
    },
    async stop() {
      stopping.abort()
      await Promise.all([delivery.stop(), ...running])
    },
    health: () =>
      Promise.all(
        channels.map(async (one) => ({
          channel: one.name,
          by: one.webhook ? ('webhook' as const) : ('poll' as const),
          ...(await countUpdates(pool, one.name, one.bot)),
          ...(await quotaOf(one)),
        })),
      ),
  }
}

async function quotaOf(channel: Channel): Promise<Pick<BotHealth, 'quota'>> {
  const usage = await channel.usage?.()
  if (!usage?.limit) return {}
  return { quota: { ...usage, isLow: usage.used >= usage.limit * WARN_AT } }
}

/** The first answers of a process take several times as long: nobody's message should wait for them. */
async function warmUp(assistant: Assistant): Promise<void> {
  for (const { text } of assistant.starters) await assistant.answer({ text }, { useModel: false })
}

function createChannels({ config, pool, log }: BotParts): Channel[] {
  const { publicUrl, telegram, zaloBot, zaloOa } = config
  return [
    ...(telegram
      ? [createTelegram({ ...telegram, ...(publicUrl ? { publicUrl } : {}) }, log)]
      : []),
    ...(zaloBot ? [createZaloBotChannel({ settings: zaloBot, publicUrl, pool, log })] : []),
    ...(zaloOa ? [createZaloOaChannel({ settings: zaloOa, pool, log })] : []),
  ]
}
