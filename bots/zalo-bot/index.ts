/** The Zalo Bot Platform as a channel: text and pictures in, text out; no buttons, no files. */
import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'
import type { Logger } from 'pino'
import type { Config } from '../../core/config.ts'
import type { Channel, Incoming, Progress, Take } from '../channel.ts'
import { plainWithLinks } from '../text/runs.ts'
import { ZaloCallError } from '../zalo/errors.ts'
import { tryParse } from '../zalo/exact-json.ts'
import { fetchPhoto } from '../zalo/fetch-photo.ts'
import { readText, sentAfter } from '../zalo/say.ts'
import { isSecret } from '../zalo/secret-header.ts'
import { createZaloBotClient, type ZaloBotClient } from './client.ts'
import { pollUpdates } from './poll.ts'
import { createQuotaMeter, readUsage } from './quota.ts'
import { readUpdate } from './update.ts'

export interface ZaloBotParts {
  settings: NonNullable<Config['zaloBot']>
  /** Where the platform calls us; without it, or without a webhook secret, updates are asked for. */
  publicUrl: string | undefined
  pool: pg.Pool
  log: Logger
}

export const ZALO_BOT_PATH = '/webhooks/zalo-bot'
const SECRET_HEADER = 'x-bot-api-secret-token'
const TYPING_EVERY_MS = 5_000
const PREPARE_PAUSE_MS = 30_000

export function createZaloBotChannel({ settings, publicUrl, pool, log }: ZaloBotParts): Channel {
  const { token, webhookSecret, apiUrl } = settings
  const client = createZaloBotClient({ apiUrl, token })
  const bot = botOf(token)
  const quota = createQuotaMeter({ pool, bot, limit: settings.monthlyMessages, log })
  const callback =
    webhookSecret && publicUrl
      ? { url: `${publicUrl}${ZALO_BOT_PATH}`, secret: webhookSecret }
      : undefined

  async function handle(body: unknown, take: Take): Promise<void> {
    const incoming = incomingOf(body)
    if (!incoming) return log.debug('zalo bot: something that is no message was left alone')
    await take(incoming)
    await quota.count('incoming')
  }

  const channel: Channel = {
    name: 'zalo-bot',
    bot,
    prefix: 'zb',
    storedAs: 'zalo',
    limits: { text: 2_000, spellsLinks: true, files: false },
    repeatsUnknown: false,
    async send({ chat }, part) {
      const text =
        part.kind === 'text'
          ? plainWithLinks(part.runs)
          : part.file.link && `${part.file.name}: ${await part.file.link()}`
      if (!text)
        return { kind: 'refused', why: 'zalo bot: takes no files, and there is no address' }
      try {
        const id = await client.sendMessage(chat, text.normalize('NFC'))
        await quota.count('outgoing')
        return { kind: 'sent', ...(id ? { id } : {}) }
      } catch (error) {
        const sent = sentAfter(error)
        if (sent.kind === 'unknown') await quota.count('outgoing')
        return sent
      }
    },
    progress: ({ chat }) => showTyping(client, chat),
    fetchPhoto: (photo) => fetchPhoto(photo, apiUrl),
    usage: async () => ({ used: await readUsage(pool, bot), limit: settings.monthlyMessages }),
    prepare: (signal) => prepare(client, callback, signal, log),
  }
  if (callback)
    channel.webhook = (take) => ({
      path: ZALO_BOT_PATH,
      admits: (headers) => isSecret(headers[SECRET_HEADER], callback.secret),
      async receive(body) {
        // What is no JSON will be none when it is sent again.
        await handle(tryParse(body.toString('utf8')), take)
        return { status: 200, body: { message: 'Success' } }
      },
    })
  else
    channel.poll = (take, signal) =>
      pollUpdates({ client, handle: (update) => handle(update, take), signal, log })
  return channel
}

/** Undefined for what needs no answer: other events, groups, and other bots. */
function incomingOf(body: unknown): Incoming | undefined {
  const message = readUpdate(body)
  // Nothing says how a mention in a group looks, so the bot keeps to private chats and stores nothing of a group.
  if (!message || message.fromBot || message.group) return undefined
  const { content } = message
  return {
    externalId: message.messageId,
    chat: message.chatId,
    ...(message.sentAt ? { at: message.sentAt.toISOString() } : {}),
    ...(content.kind === 'text'
      ? readText(content.text)
      : content.kind === 'photo'
        ? { kind: 'photo', photo: content.url }
        : { kind: 'other' }),
  }
}

/** A token is `digits:secret`, and the digits stay when it is reset. */
export const botOf = (token: string): string =>
  /^(\d+):/.exec(token)?.[1] ?? createHash('sha256').update(token).digest('base64url').slice(0, 12)

function showTyping(client: ZaloBotClient, chat: string): Progress {
  let last: Promise<void> = client.sendTyping(chat)
  const timer = setInterval(() => (last = client.sendTyping(chat)), TYPING_EVERY_MS)
  return {
    show: () => {},
    stop: () => {
      clearInterval(timer)
      return last
    },
  }
}

/** Checks the token and sets the webhook; goes on trying while the platform is away. */
async function prepare(
  client: ZaloBotClient,
  callback: { url: string; secret: string } | undefined,
  signal: AbortSignal,
  log: Logger,
): Promise<void> {
  while (!signal.aborted)
    try {
      const { name } = await client.getMe()
      // Set at every start: only Zalo knows the secret that it was set with.
      if (callback) await client.setWebhook(callback.url, callback.secret)
      return log.info({ name, by: callback ? 'webhook' : 'polling' }, 'zalo bot: ready')
    } catch (error) {
      const fault = error instanceof ZaloCallError ? error.fault : 'unknown'
      const told = error instanceof ZaloCallError ? error.message : (error as Error).name
      const hopeless = fault === 'account' || fault === 'rejected'
      log.error({ fault }, `zalo bot: ${hopeless ? 'ALERT ' : ''}not ready: ${told}`)
      if (hopeless) return
      await wait(PREPARE_PAUSE_MS, undefined, { signal }).catch(() => {})
    }
}
