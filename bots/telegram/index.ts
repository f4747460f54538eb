/** Telegram as a channel: grammY calls the app, our own inbox takes what it tells. */
import { createHash, timingSafeEqual } from 'node:crypto'
import { Api } from 'grammy'
import type { Update } from 'grammy/types'
import type { Logger } from 'pino'
import type { Channel, Take, Webhook } from '../channel.ts'
import { fetchTelegramPhoto } from './fetch-photo.ts'
import { pollUpdates } from './poll.ts'
import { prepareTelegram } from './prepare.ts'
import { showProgress } from './progress.ts'
import { readUpdate, type Me } from './read-update.ts'
import { acknowledge, codeOf, sendTo } from './send.ts'

export interface TelegramSettings {
  token: string
  /** "https://api.telegram.org"; another one is a server of one's own. */
  apiUrl: string
  /** With both, updates come by webhook; without one of them they are polled. */
  publicUrl?: string
  webhookSecret?: string
  /** Whether an answer grows before the reader's eyes, in private chats. */
  drafts: boolean
}

export const TELEGRAM_WEBHOOK_PATH = '/webhooks/telegram'
const CALL_SECONDS = 20
/** Longer than the app holds a poll. */
const POLL_CALL_SECONDS = 50

export function createTelegram(settings: TelegramSettings, log: Logger): Channel {
  const { token, apiUrl, publicUrl, webhookSecret: secret } = settings
  const api = new Api(token, { apiRoot: apiUrl, timeoutSeconds: CALL_SECONDS })
  const bot = token.split(':')[0]!
  const me = createSelf(api, Number(bot))
  const webhook =
    publicUrl && secret ? { url: `${publicUrl}${TELEGRAM_WEBHOOK_PATH}`, secret } : undefined

  const receive = async (update: Update, take: Take): Promise<void> => {
    const incoming = readUpdate(update, await me(update))
    if (incoming) await take(incoming)
  }

  return {
    name: 'telegram',
    bot,
    prefix: 'tg',
    storedAs: 'telegram',
    // A button shows about forty letters on a phone, and takes more.
    limits: { text: 4_096, buttons: { most: 24, label: 120 }, files: true },
    repeatsUnknown: true,
    send: (to, part) => sendTo(api, to, part),
    progress: (to) => showProgress(api, to, settings),
    acknowledge: (press, text, chosen) => acknowledge(api, press, text, chosen),
    fetchPhoto: (photo) => fetchTelegramPhoto(api, apiUrl, photo),
    prepare: (signal) => prepareTelegram(api, { signal, log, ...(webhook ? { webhook } : {}) }),
    ...(webhook
      ? { webhook: (take) => createWebhook(webhook.secret, (update) => receive(update, take)) }
      : {
          poll: (take, signal) =>
            pollUpdates(
              new Api(token, { apiRoot: apiUrl, timeoutSeconds: POLL_CALL_SECONDS }),
              (update) => receive(update, take),
              { signal, log },
            ),
        }),
  }
}

function createWebhook(secret: string, receive: (update: Update) => Promise<void>): Webhook {
  const wanted = digest(secret)
  return {
    path: TELEGRAM_WEBHOOK_PATH,
    admits: ({ 'x-telegram-bot-api-secret-token': given }) =>
      typeof given === 'string' && timingSafeEqual(digest(given), wanted),
    async receive(body) {
      const update = parse(body)
      if (!update) return { status: 400 }
      await receive(update)
      return { status: 200 }
    },
  }
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

function parse(body: Buffer): Update | undefined {
  try {
    const update = JSON.parse(body.toString('utf8')) as Update | null
    return Number.isSafeInteger(update?.update_id) ? update! : undefined
  } catch {
    return undefined
  }
}

/** The bot's name is only needed where somebody may have called it by its name: in a group. */
function createSelf(api: Api, id: number): (update: Update) => Promise<Me> {
  let asked: Promise<string> | undefined
  return async ({ message }) => {
    // Only a chat of several people has others who could be meant.
    if (!message?.chat || message.chat.type === 'private') return { id }
    asked ??= api.getMe().then((told) => told.username.toLowerCase())
    try {
      return { id, username: await asked }
    } catch (error) {
      asked = undefined
      throw new Error(`Telegram getMe: ${codeOf(error)}`)
    }
  }
}
