/** Long polling: for a machine that the app cannot reach. An update is stored before the next is asked for. */
import { setTimeout as wait } from 'node:timers/promises'
import { GrammyError, type Api } from 'grammy'
import type { Update } from 'grammy/types'
import type { Logger } from 'pino'
import { ALLOWED_UPDATES } from './read-update.ts'
import { codeOf } from './send.ts'

const POLL_SECONDS = 30
const LONGEST_PAUSE_SECONDS = 60

/** Never throws, resolves when aborted. `receive` may throw: the update is then given again. */
export async function pollUpdates(
  api: Api,
  receive: (update: Update) => Promise<void>,
  { signal, log }: { signal: AbortSignal; log: Logger },
): Promise<void> {
  let offset = 0
  let failures = 0
  while (!signal.aborted) {
    try {
      const updates = await api.getUpdates(
        { offset, timeout: POLL_SECONDS, allowed_updates: ALLOWED_UPDATES },
        // The library brings its own type of the same thing.
        signal as Parameters<Api['getUpdates']>[1],
      )
      for (const update of updates) {
        await receive(update)
        // Asking from here on tells the app that everything before has arrived.
        offset = update.update_id + 1
      }
      failures = 0
    } catch (error) {
      if (signal.aborted) return
      failures++
      const seconds = pauseAfter(error, failures)
      log.warn({ channel: 'telegram', why: codeOf(error), seconds }, 'updates could not be read')
      await wait(seconds * 1000, undefined, { signal }).catch(() => {})
    }
  }
}

function pauseAfter(error: unknown, failures: number): number {
  if (error instanceof GrammyError) {
    if (error.error_code === 429) return error.parameters.retry_after ?? 5
    // A wrong token, or somebody else polls: a person has to act.
    if ([401, 404].includes(error.error_code)) return LONGEST_PAUSE_SECONDS
  }
  return Math.min(LONGEST_PAUSE_SECONDS, 2 ** Math.min(failures - 1, 6))
}
