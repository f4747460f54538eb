/** What the app is told once at start: commands, what the bot is, and where updates go. */
import { setTimeout as wait } from 'node:timers/promises'
import { GrammyError, type Api } from 'grammy'
import type { Logger } from 'pino'
import { texts } from '../texts.ts'
import { ALLOWED_UPDATES } from './read-update.ts'
import { codeOf } from './send.ts'

export interface PrepareOptions {
  /** Undefined: updates are polled. */
  webhook?: { url: string; secret: string }
  signal: AbortSignal
  log: Logger
}

/** Never throws. What the network or the app cannot do now is tried again until it works or we stop. */
export async function prepareTelegram(api: Api, options: PrepareOptions): Promise<void> {
  const commands = texts.commands.map(({ name, description }) => ({ command: name, description }))
  const { webhook } = options
  await insist('webhook', options, () =>
    webhook
      ? api.setWebhook(webhook.url, {
          secret_token: webhook.secret,
          allowed_updates: ALLOWED_UPDATES,
        })
      : api.deleteWebhook(),
  )
  await insist('commands', options, () => api.setMyCommands(commands))
  await insist('commands in Vietnamese', options, () =>
    api.setMyCommands(commands, { language_code: 'vi' }),
  )
  await insist('short description', options, () => api.setMyShortDescription(texts.about))
  await insist('description', options, () => api.setMyDescription(texts.description))
}

async function insist(
  what: string,
  { signal, log }: PrepareOptions,
  call: () => Promise<unknown>,
): Promise<void> {
  for (let failures = 1; !signal.aborted; failures++) {
    try {
      await call()
      return
    } catch (error) {
      log.warn({ channel: 'telegram', what, why: codeOf(error) }, 'the app could not be set up')
      const isFinal =
        error instanceof GrammyError && [400, 401, 403, 404].includes(error.error_code)
      if (isFinal) return
      const told = error instanceof GrammyError ? error.parameters.retry_after : undefined
      const seconds = told ?? Math.min(60, 2 ** Math.min(failures, 6))
      await wait(seconds * 1000, undefined, { signal }).catch(() => {})
    }
  }
}
