/** One message out, and how it ended. No error of the library is passed on: some hold the address with the token. */
import { GrammyError, HttpError, InputFile, type Api } from 'grammy'
import type { Address, Sendable, Sent } from '../channel.ts'
import { plainOf } from '../text/runs.ts'
import { toTelegramHtml } from '../text/telegram-html.ts'

/** A person has to act on a wrong token; asking more often changes nothing. */
const HALTED_SECONDS = 60

export async function sendTo(api: Api, to: Address, part: Sendable): Promise<Sent> {
  const more = {
    ...(to.replyTo
      ? {
          reply_parameters: {
            message_id: Number(to.replyTo),
            allow_sending_without_reply: true,
          },
        }
      : {}),
  }
  return attempt(async (chat) => {
    if (part.kind === 'file') {
      const { name, bytes } = part.file
      return api.sendDocument(chat, new InputFile(bytes, name), more)
    }
    const shared = {
      ...more,
      // A preview would fetch the address, and some addresses are secrets of the owner.
      link_preview_options: { is_disabled: true },
      ...(part.buttons ? { reply_markup: keyboard(part.buttons) } : {}),
    }
    try {
      return await api.sendMessage(chat, toTelegramHtml(part.runs), {
        ...shared,
        parse_mode: 'HTML',
      })
    } catch (error) {
      if (!isUnreadable(error)) throw error
      return api.sendMessage(chat, plainOf(part.runs), shared)
    }
  }, to.chat)
}

/** One below the other: labels are sentences. */
const keyboard = ({ set, labels }: { set: string; labels: string[] }) => ({
  inline_keyboard: labels.map((text, index) => [{ text, callback_data: `c:${set}:${index}` }]),
})

const isUnreadable = (error: unknown): boolean =>
  error instanceof GrammyError &&
  error.error_code === 400 &&
  /can't parse (?:entities|message text)|unsupported start tag/i.test(error.description)

async function attempt(
  call: (chat: string) => Promise<{ message_id: number }>,
  chat: string,
): Promise<Sent> {
  try {
    return { kind: 'sent', id: String((await call(chat)).message_id) }
  } catch (error) {
    const moved = error instanceof GrammyError && error.parameters.migrate_to_chat_id
    if (moved && String(moved) !== chat) return attempt(call, String(moved))
    return endingOf(error)
  }
}

/** The connection was never made, so nothing can have arrived. */
const NOT_SENT = /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/

export function endingOf(error: unknown): Exclude<Sent, { kind: 'sent' }> {
  if (error instanceof GrammyError) {
    const { error_code: code, description, parameters } = error
    const why = `${code}: ${description.slice(0, 120)}`
    if (code === 429)
      return { kind: 'later', seconds: Math.max(1, parameters.retry_after ?? 1), why }
    if (code === 403) return { kind: 'blocked' }
    if (code === 401 || code === 404) return { kind: 'halted', seconds: HALTED_SECONDS, why }
    if (code >= 500) return { kind: 'unknown', why }
    return { kind: 'refused', why }
  }
  const why = codeOf(error)
  return NOT_SENT.test(why) ? { kind: 'later', seconds: 0, why } : { kind: 'unknown', why }
}

/** A word for the log. Never the message: it may hold the address, and with it the token. */
export function codeOf(error: unknown): string {
  if (error instanceof GrammyError) return String(error.error_code)
  const inner = error instanceof HttpError ? error.error : error
  const { code, type, name } = (inner ?? {}) as Record<string, unknown>
  return [code, type, name].find((one): one is string => typeof one === 'string') ?? 'unknown'
}
