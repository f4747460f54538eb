/** The account's messages of this month, both ways: staff are warned before Zalo stops the bot. */
import type pg from 'pg'
import type { Logger } from 'pino'
import { sql } from '../../core/db/sql.ts'

export interface QuotaMeter {
  /** Never throws: an answer matters more than its count. */
  count(direction: 'incoming' | 'outgoing'): Promise<void>
}

export interface QuotaMeterParts {
  pool: pg.Pool
  bot: string
  /** A month; 0: none. */
  limit: number
  log: Logger
}

/** Warned at this share of the quota, once a month; a restart does not warn again. */
export const WARN_AT = 0.8

export function createQuotaMeter({ pool, bot, limit, log }: QuotaMeterParts): QuotaMeter {
  return {
    async count(direction) {
      const incoming = direction === 'incoming' ? 1 : 0
      const outgoing = 1 - incoming
      // No use warning of a limit that is not there.
      const warnAt = limit > 0 ? Math.ceil(limit * WARN_AT) : Number.MAX_SAFE_INTEGER
      try {
        const { rows } = await pool.query<{ used: number; warns: boolean }>(sql`
          insert into bot_usage as usage (channel, bot, month, incoming, outgoing, warned_at)
          values ('zalo-bot', ${bot}, date_trunc('month', now() at time zone 'Asia/Ho_Chi_Minh')::date,
            ${incoming}::int, ${outgoing}::int, case when 1 >= ${warnAt}::bigint then now() end)
          on conflict (channel, bot, month) do update set
            incoming = usage.incoming + excluded.incoming,
            outgoing = usage.outgoing + excluded.outgoing,
            warned_at = coalesce(
              usage.warned_at,
              case when usage.incoming + usage.outgoing + 1 >= ${warnAt}::bigint then now() end
            )
          returning incoming + outgoing as used, warned_at is not distinct from now() as warns`)
        const [row] = rows
        if (row?.warns)
          log.warn(
            { used: row.used, limit },
            'zalo bot: ALERT most of the month’s messages are used; plan a larger package or another channel',
          )
      } catch (error) {
        log.warn({ name: (error as Error).name }, 'zalo bot: a message could not be counted')
      }
    },
  }
}

/** Messages of this month so far, both ways. */
export async function readUsage(pool: pg.Pool, bot: string): Promise<number> {
  const { rows } = await pool.query<{ used: number }>(sql`
    select incoming + outgoing as used from bot_usage
    where channel = 'zalo-bot' and bot = ${bot}
      and month = date_trunc('month', now() at time zone 'Asia/Ho_Chi_Minh')::date`)
  return rows[0]?.used ?? 0
}
