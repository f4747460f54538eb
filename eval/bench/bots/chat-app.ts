/** Stands in for Telegram while measuring: takes every call at once, and remembers what was sent to whom. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface ChatApp {
  url: string
  /** Texts by chat, in the order of arrival. */
  sent: ReadonlyMap<string, string[]>
  stop(): Promise<void>
}

export async function startChatApp(): Promise<ChatApp> {
  const sent = new Map<string, string[]>()
  let messages = 0
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      if (request.url?.endsWith('/sendMessage')) {
        const { chat_id: chat, text } = JSON.parse(Buffer.concat(chunks).toString()) as {
          chat_id: string
          text: string
        }
        sent.set(chat, [...(sent.get(chat) ?? []), text])
      }
      const result = { message_id: ++messages, date: 1, chat: { id: 1, type: 'private' } }
      response
        .setHeader('content-type', 'application/json')
        .end(JSON.stringify({ ok: true, result }))
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent,
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
