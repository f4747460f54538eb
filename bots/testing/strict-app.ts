/**
 * For tests: Telegram and the Zalo Bot Platform as strict as their documentation, which ready-made stand-ins are not:
 * broken HTML, texts that are empty, too long or no well-formed Unicode, and data of a button over 64 bytes are refused.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface StrictApp {
  url: string
  /** What was accepted, as it is read: without tags. */
  texts: { chat: string; text: string }[]
  /** What was refused, and why. */
  faults: string[]
  stop(): Promise<void>
}

interface Sent {
  chat_id: string | number
  text: string
  parse_mode?: string
  reply_markup?: { inline_keyboard: { text: string; callback_data: string }[][] }
}

const TAG = /<(\/?)(b|i|a)((?: href="[^"<>]*")?)>/g

/** As an app reads it; throws what it would answer. */
function readHtml(html: string): string {
  const open: string[] = []
  for (const [, close, name] of html.matchAll(TAG))
    if (!close) open.push(name!)
    else if (open.pop() !== name) throw new Error("can't parse entities: unexpected end tag")
  const bare = html.replace(TAG, '')
  if (open.length) throw new Error("can't parse entities: can't find end tag")
  if (/[<>]/.test(bare) || /&(?!(?:amp|lt|gt|quot);)/.test(bare))
    throw new Error("can't parse entities: unsupported start tag")
  return bare
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
}

function check({ text, parse_mode: mode, reply_markup: markup }: Sent, most: number): string {
  const read = mode === 'HTML' ? readHtml(text) : text
  if (!read.isWellFormed()) throw new Error('strings must be encoded in UTF-8')
  if (/[\u0000-\u0008\u200b\u202a-\u202e\u2066-\u2069]/.test(read))
    throw new Error('what is not seen could turn the text around')
  if (!/[^\p{C}\p{Z}]/u.test(read)) throw new Error('message text is empty')
  if (read.normalize('NFC').length > most) throw new Error('message is too long')
  for (const { text: label, callback_data: data } of markup?.inline_keyboard.flat() ?? [])
    if (!label.trim() || !label.isWellFormed() || Buffer.byteLength(data) > 64)
      throw new Error('BUTTON_DATA_INVALID')
  return read
}

/** `<url>` answers as Telegram below `/tg` and as the Zalo Bot Platform below `/zalo`. */
export async function startStrictApp(): Promise<StrictApp> {
  const app: Omit<StrictApp, 'url' | 'stop'> = { texts: [], faults: [] }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const reply = (body: object, status = 200) =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
      const path = request.url ?? ''
      const ok = {
        ok: true,
        result: { message_id: app.texts.length + 1, username: 'tro_ly_bot', id: 1 },
      }
      if (!path.endsWith('/sendMessage')) return void reply(ok)
      const sent = JSON.parse(Buffer.concat(chunks).toString()) as Sent
      try {
        const text = check(sent, path.startsWith('/tg') ? 4_096 : 2_000)
        app.texts.push({ chat: String(sent.chat_id), text })
        reply(ok)
      } catch (error) {
        const { message } = error as Error
        app.faults.push(message)
        reply({ ok: false, error_code: 400, description: `Bad Request: ${message}` }, 400)
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    ...app,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
