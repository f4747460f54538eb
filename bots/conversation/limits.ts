/** How much one person and all together may ask; presses and numbers of an offer are cheap and count apart. */
import { createHash } from 'node:crypto'
import type pg from 'pg'
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { fillText, texts } from '../texts.ts'
import type { Turn } from './index.ts'

const A_MINUTE = { words: 15, choices: 60, all: 600 }

export interface Limits {
  /** Undefined: go on. A text to say, or "" when it was said already. */
  check(turn: Turn, isChoice: boolean): Promise<string | undefined>
}

export function createLimits(pool: pg.Pool): Limits {
  const words = limiter(pool, 'bot-words', A_MINUTE.words)
  const choices = limiter(pool, 'bot-choices', A_MINUTE.choices)
  const all = limiter(pool, 'bot-all', A_MINUTE.all)
  return {
    async check({ channel, chat, incoming }, isChoice) {
      const bot = await use(all, digest(`${channel.name} ${channel.bot}`))
      if (bot) return fillText(texts.busy, { seconds: String(bot.seconds) })
      const who = digest(`${chat.id} ${incoming.sender ?? ''}`)
      const refused = await use(isChoice ? choices : words, who)
      if (!refused) return undefined
      return refused.isFirst ? fillText(texts.tooFast, { seconds: String(refused.seconds) }) : ''
    },
  }
}

const limiter = (pool: pg.Pool, keyPrefix: string, points: number) => {
  const shared = { keyPrefix, points, duration: 60 }
  return {
    points,
    counter: new RateLimiterPostgres({
      ...shared,
      storeClient: pool,
      storeType: 'pool',
      tableName: 'rate_limit',
      tableCreated: true,
      insuranceLimiter: new RateLimiterMemory(shared),
    }),
  }
}

async function use(
  { counter, points }: ReturnType<typeof limiter>,
  key: string,
): Promise<{ seconds: number; isFirst: boolean } | undefined> {
  try {
    await counter.consume(key)
    return undefined
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error
    return {
      seconds: Math.max(1, Math.ceil(error.msBeforeNext / 1000)),
      isFirst: error.consumedPoints === points + 1,
    }
  }
}

const digest = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, 22)
