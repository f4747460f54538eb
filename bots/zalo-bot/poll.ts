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
  /** For tests; the platform's own rhythm otherwise. */
  firstPauseMs?: number
  seconds?: number
}

const LONGEST_PAUSE_MS = 60_000
/** A refused token does not become right by asking. */
const REFUSED_PAUSE_MS = 600_000

/** Resolves when aborted, and never rejects. */
export async function pollUpdates({
  client,
  handle,
  signal,
  log,
  firstPauseMs = 1_000,
  seconds = 30,
}: PollParts): Promise<void> {
  let pauseMs = firstPauseMs
  const rest = async (ms: number) => {
    await wait(ms, undefined, { signal }).catch(() => {})
  }
  /** The platform does not give an update twice: until it is stored, this process is all that has it. */
  const keep = async (update: unknown) => {
    for (let ms = firstPauseMs; !signal.aborted; ms = Math.min(ms * 2, LONGEST_PAUSE_MS))
      try {
        return await handle(update)
      } catch (error) {
        log.error({ name: (error as Error).name }, 'zalo bot: an update could not be stored yet')
        await rest(ms)
      }
  }
  let webhookRemoved = false
  while (!signal.aborted) {
    const began = performance.now()
    try {
      // With a webhook in place nothing can be asked for.
      if (!webhookRemoved) await client.deleteWebhook()
      webhookRemoved = true
      const update = await client.getUpdate(seconds, signal)
      pauseMs = firstPauseMs
      if (update !== undefined) await keep(update)
      // "Nothing came" long before the time is a broken line, and asking on at once would be a storm.
      else if (performance.now() - began < firstPauseMs) await rest(firstPauseMs)
    } catch (error) {
      if (signal.aborted) return
      const fault = error instanceof ZaloCallError ? error.fault : 'unknown'
      const code = error instanceof ZaloCallError ? error.code : (error as Error).name
      log.warn({ code, fault }, 'zalo bot: asking for updates failed')
      // With some chance, so that several that fell together do not rise together.
      await rest(fault === 'account' ? REFUSED_PAUSE_MS : pauseMs * (0.75 + Math.random() / 2))
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)
    }
  }
}
