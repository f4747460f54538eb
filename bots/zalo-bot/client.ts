/**
 * The Zalo Bot Platform over `fetch`: JSON in, `{ok, result, error_code}` out. The token is part of the
 * address, so no address, request or raw error of it may reach a log.
 */
import { z } from 'zod'
import { ZaloCallError, type CallFault } from '../zalo/errors.ts'
import { send } from '../zalo/request.ts'

export interface ZaloBotSettings {
  /** "https://bot-api.zaloplatforms.com"; another one stands in for it in tests. */
  apiUrl: string
  token: string
}

export interface ZaloBotIdentity {
  id: string
  name: string
}

export interface ZaloBotClient {
  /** Throws a ZaloCallError, as the others do. */
  getMe(): Promise<ZaloBotIdentity>
  /** One update as it came, or undefined when nothing came in that time. */
  getUpdate(seconds: number, signal?: AbortSignal): Promise<unknown>
  setWebhook(url: string, secret: string): Promise<void>
  deleteWebhook(): Promise<void>
  /** "" when there is none. */
  getWebhookUrl(): Promise<string>
  /** 1 to 2,000 characters of plain text; gives the id of the message. */
  sendMessage(chatId: string, text: string): Promise<string | undefined>
  /** A sign only: what goes wrong with it is nobody's concern. */
  sendTyping(chatId: string): Promise<void>
}

const SEND_TIMEOUT_MS = 15_000
/** A long poll is given this much more than it asked for. */
const POLL_GRACE_MS = 10_000

const Envelope = z.object({
  ok: z.boolean(),
  result: z.unknown().optional(),
  error_code: z.coerce.number().optional(),
})
const Identity = z.object({ id: z.coerce.string(), account_name: z.string().default('') })
const Webhook = z.object({ url: z.string().default('') })
const Sent = z.object({ message_id: z.coerce.string() })

/** Nothing came within the time: the usual end of a long poll. */
const NOTHING_CAME = 408

export function createZaloBotClient({ apiUrl, token }: ZaloBotSettings): ZaloBotClient {
  async function call(
    method: string,
    body: Record<string, unknown>,
    timeoutMs = SEND_TIMEOUT_MS,
    signal?: AbortSignal,
  ): Promise<unknown> {
    const reply = await send({
      url: `${apiUrl}/bot${token}/${method}`,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      timeoutMs,
      ...(signal ? { signal } : {}),
    })
    if (reply.kind !== 'answer')
      throw new ZaloCallError(reply.kind === 'not-sent' ? 'later' : 'unknown', method, reply.code)
    const envelope = Envelope.safeParse(reply.body)
    // A page of a gateway instead of an answer: the platform behind it may have done it or not.
    if (!envelope.success) throw new ZaloCallError('unknown', method, reply.status)
    if (envelope.data.ok) return envelope.data.result
    const code = envelope.data.error_code ?? reply.status
    throw new ZaloCallError(faultOf(code), method, code)
  }

  return {
    async getMe() {
      const { id, account_name: name } = Identity.parse(await call('getMe', {}))
      return { id, name }
    },
    async getUpdate(seconds, signal) {
      try {
        const body = { timeout: String(seconds) }
        return await call('getUpdates', body, seconds * 1000 + POLL_GRACE_MS, signal)
      } catch (error) {
        if (error instanceof ZaloCallError && error.code === NOTHING_CAME) return undefined
        throw error
      }
    },
    async setWebhook(url, secret) {
      await call('setWebhook', { url, secret_token: secret })
    },
    async deleteWebhook() {
      await call('deleteWebhook', {})
    },
    async getWebhookUrl() {
      return Webhook.parse((await call('getWebhookInfo', {})) ?? {}).url
    },
    async sendMessage(chatId, text) {
      const sent = Sent.safeParse(await call('sendMessage', { chat_id: chatId, text }))
      return sent.success ? sent.data.message_id : undefined
    },
    async sendTyping(chatId) {
      await call('sendChatAction', { chat_id: chatId, action: 'typing' }).catch(() => {})
    },
  }
}

/** The platform's own table of `error_code`; its 403 is a fault of the server, not a refusal. */
export function faultOf(code: number): CallFault {
  if (code === 401) return 'account'
  if (code === 403) return 'later'
  if (code === 429) return 'quota'
  // Said about a send, it leaves open whether the message went out before the time was over.
  if (code === NOTHING_CAME) return 'unknown'
  if (code >= 500) return 'unknown'
  return 'rejected'
}
