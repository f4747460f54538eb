/** One message out, and how it ended. No error of the library is passed on: some hold the address with the token. */
import { GrammyError, HttpError, InputFile, type Api } from 'grammy'
import type { Address, Press, Sendable, Sent } from '../channel.ts'
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

const keyboard = ({ set, labels }: { set: string; labels: string[] }) => {
  const rows: { text: string; callback_data: string }[][] = []
  for (const [index, text] of labels.entries()) {
    const row = rows.at(-1)
    const button = { text, callback_data: `c:${set}:${index}` }
    if (row && fitsBeside(row, text)) row.push(button)
    else rows.push([button])
  }
  return { inline_keyboard: rows }
}

/** Short answers stand side by side, sentences one below the other. */
const fitsBeside = (row: { text: string }[], text: string): boolean =>
  row.length < 3 && [...row.map((one) => one.text), text].every((one) => one.length <= 13)

/** Where the app has no callback of that age or message any more, nothing is lost. */
export async function acknowledge(
  api: Api,
  { query, chat, message }: Press & Address,
  text: string,
  chosen?: string,
): Promise<void> {
  if (query) await api.answerCallbackQuery(query, text ? { text } : {}).catch(() => {})
  if (!chosen || !message) return
  // Pressed once more, it is an old button, and says so.
  const mark = { text: `✓ ${chosen}`.slice(0, 64).toWellFormed(), callback_data: 'c:0:0' }
  await api
    .editMessageReplyMarkup(chat, Number(message), { reply_markup: { inline_keyboard: [[mark]] } })
    .catch(() => {})
}

const isUnreadable = (error: unknown): boolean =>
  error instanceof GrammyError &&
  error.error_code === 400 &&
  /can't parse (?:entities|message text)|unsupported start tag/i.test(error.description)

async function attempt(
  call: (chat: string) => Promise<{ message_id?: number }>,
  chat: string,
): Promise<Sent> {
  try {
    const { message_id: id } = await call(chat)
    return { kind: 'sent', ...(id === undefined ? {} : { id: String(id) }) }
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
    const why = `${code}: ${plainWords(description)}`
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

/** What stands in an error is somebody else's text: a gateway may repeat the address, and with it the token. */
const plainWords = (description: string): string =>
  description
    .split(/\s+/)
    .map((word) => (/[\d/{}<>]/.test(word) || word.length > 24 ? '…' : word))
    .join(' ')
    .slice(0, 120)

/** A word for the log. Never the message: it may hold the address, and with it the token. */
export function codeOf(error: unknown): string {
  if (error instanceof GrammyError) return String(error.error_code)
  const inner = error instanceof HttpError ? error.error : error
  const { code, type, name } = (inner ?? {}) as Record<string, unknown>
  return [code, type, name].find((one): one is string => typeof one === 'string') ?? 'unknown'
}
