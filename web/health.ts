/** Is the service able to answer? Read by load balancers and by operators. */
import type { RequestHandler } from 'express'
import type pg from 'pg'
import type { Config } from '../core/config.ts'
import { countLibrary, type LibraryCounts } from '../core/db/documents.ts'

export interface Health {
  status: 'ok' | 'down'
  database: 'ok' | 'down'
  content?: LibraryCounts
  /** Whether a language model is configured; answers by rules need none. */
  mode: 'rules' | 'model'
  /** Of each chat app that is on: what waits for an answer, and what went wrong in the last day. */
  bots?: BotsHealth
}

type BotsHealth = {
  channel: string
  waiting: number
  oldestSeconds: number
  failed: number
  unknown: number
  quota?: { used: number; limit: number; isLow: boolean }
}[]

export type CheckHealth = () => Promise<Health>

/** Never throws. Calls at the same time share one query, so that asking often costs nothing. */
export function createHealthCheck(
  pool: pg.Pool,
  config: Pick<Config, 'chatModel'>,
  countBots?: () => Promise<BotsHealth>,
): CheckHealth {
  const mode = config.chatModel ? 'model' : 'rules'
  let running: Promise<Health> | undefined
  return () => (running ??= check().finally(() => (running = undefined)))

  async function check(): Promise<Health> {
    try {
      const content = await countLibrary(pool)
      // Without content every answer would be "not found": better no answers than those.
      const status = content.passages > 0 ? 'ok' : 'down'
      const bots = await countBots?.()
      return { status, database: 'ok', content, mode, ...(bots ? { bots } : {}) }
    } catch {
      return { status: 'down', database: 'down', mode }
    }
  }
}

/** `GET /healthz`: 200 or 503. */
export const showHealth =
  (check: CheckHealth): RequestHandler =>
  async (_request, response) => {
    const health = await check()
    response.status(health.status === 'ok' ? 200 : 503).json(health)
  }
