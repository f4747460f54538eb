/** Asking the Zalo Bot Platform for updates: for development, since what is sent while nobody asks is lost. */
import { setTimeout as wait } from 'node:timers/promises'
import type { Logger } from 'pino'
import { ZaloCallError } from '../zalo/errors.ts'
import type { ZaloBotClient } from './client.ts'

export interface PollParts {
  client: Pick<ZaloBotClient, 'getUpdate' | 'deleteWebhook'>
  /** Rejects when it could not be stored. */
  handle: (update: unknown) => Promise<void>
  signal: AbortSignal
  log: Logger
  /** For tests: waits this many milliseconds, or until aborted. */
  rest?: (ms: number, signal: AbortSignal) => Promise<void>
}

/** How long the platform may wait for something to come. */
const POLL_SECONDS = 30
const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 60_000
/** A refused token does not become right by asking. */
const REFUSED_PAUSE_MS = 600_000

/** Resolves when aborted, and never rejects. */
export async function pollUpdates({
  client,
  handle,
  signal,
  log,
  rest = async (ms) => {
    await wait(ms, undefined, { signal }).catch(() => {})
  },
}: PollParts): Promise<void> {
  let pauseMs = FIRST_PAUSE_MS
  /** The platform does not give an update twice: until it is stored, this process is all that has it. */
  const keep = async (update: unknown) => {
    for (let ms = FIRST_PAUSE_MS; !signal.aborted; ms = Math.min(ms * 2, LONGEST_PAUSE_MS))
      try {
        return await handle(update)
      } catch (error) {
        log.error({ name: (error as Error).name }, 'zalo bot: an update could not be stored yet')
        await rest(ms, signal)
      }
  }
  let webhookRemoved = false
  while (!signal.aborted) {
    const began = performance.now()
    try {
      // With a webhook in place nothing can be asked for.
      if (!webhookRemoved) await client.deleteWebhook()
      webhookRemoved = true
      const update = await client.getUpdate(POLL_SECONDS, signal)
      pauseMs = FIRST_PAUSE_MS
      if (update !== undefined) await keep(update)
      // "Nothing came" long before the time is a broken line, and asking on at once would be a storm.
      else if (performance.now() - began < FIRST_PAUSE_MS) await rest(FIRST_PAUSE_MS, signal)
    } catch (error) {
      if (signal.aborted) return
      const fault = error instanceof ZaloCallError ? error.fault : 'unknown'
      const code = error instanceof ZaloCallError ? error.code : (error as Error).name
      log.warn({ code, fault }, 'zalo bot: asking for updates failed')
      // With some chance, so that several that fell together do not rise together.
      const chance = 0.75 + Math.random() / 2
      await rest(fault === 'account' ? REFUSED_PAUSE_MS : pauseMs * chance, signal)
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)
    }
  }
}
