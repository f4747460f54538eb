/** Keeps the promise of the privacy page: what is older than the retention time goes by itself. */
import type pg from 'pg'
import type { Logger } from 'pino'
import { eraseOldAssessments } from '../core/db/assessments.ts'
import { eraseOldBotChats } from '../core/db/bot-chats.ts'
import { eraseOldConversations } from '../core/db/conversations.ts'

const HOUR_MS = 60 * 60 * 1000

export interface RetentionParts {
  pool: pg.Pool
  days: number
  /** The same for self-assessments. */
  assessmentDays: number
  log: Logger
}

/** Erases now and every hour; several processes may do so at once. Returns how to stop, which waits for a run under way. */
export function keepRetention({
  pool,
  days,
  assessmentDays,
  log,
}: RetentionParts): () => Promise<void> {
  const erase = async (): Promise<void> => {
    try {
      const erased = await eraseOldConversations(pool, days)
      if (erased > 0) log.info({ erased }, 'old conversations erased')
      const assessments = await eraseOldAssessments(pool, assessmentDays)
      if (assessments > 0) log.info({ erased: assessments }, 'old self-assessments erased')
      const chats = await eraseOldBotChats(pool, days)
      if (chats > 0) log.info({ erased: chats }, 'old chats of the bots erased')
    } catch (error) {
      // The database may be away for a while; the next hour tries again.
      log.error({ err: error }, 'what is old could not be erased')
    }
  }
  let running = erase()
  const timer = setInterval(() => (running = running.then(erase)), HOUR_MS)
  return async () => {
    clearInterval(timer)
    await running
  }
}
