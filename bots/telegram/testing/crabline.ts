/** For tests: crabline's Telegram server, which we did not write; over HTTP, with its own checks and redelivery. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startTelegramServer } from '@openclaw/crabline'

export interface Call {
  method: string
  body: Record<string, unknown>
  accepted: boolean
}

export interface Crabline {
  apiUrl: string
  token: string
  username: string
  /** What the bot called, oldest first; of one method where it is named. */
  calls(method?: string): Call[]
  /** Something that happened in a chat; gives the status of our webhook, 502 where it did not take it. */
  happen(event: Record<string, unknown>): Promise<number>
  stop(): Promise<void>
}

/** Bots of several servers need ids of their own. */
export async function startCrabline(botId = 424_242): Promise<Crabline> {
  const folder = mkdtempSync(join(tmpdir(), 'crabline-'))
  const calls: Call[] = []
  const server = await startTelegramServer({
    recorderPath: join(folder, 'calls.jsonl'),
    botId,
    botToken: `${botId}:crabline-telegram-token`,
    botUsername: 'tro_ly_bot',
    onEvent: (event) => {
      // Its types leave out what the recorder writes beside the kind of the event.
      const { path, body, accepted } = event as unknown as {
        path: string
        body?: Record<string, unknown>
        accepted?: boolean
      }
      const method = /\/bot[^/]+\/(\w+)$/.exec(path)?.[1]
      if (method) calls.push({ method, body: body ?? {}, accepted: accepted ?? true })
    },
  })
  const { botToken, adminToken, endpoints } = server.manifest
  return {
    apiUrl: endpoints.apiRoot,
    token: botToken,
    username: 'tro_ly_bot',
    calls: (method) => calls.filter((one) => !method || one.method === method),
    async happen(event) {
      const response = await fetch(endpoints.adminInboundUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-crabline-admin-token': adminToken },
        body: JSON.stringify(event),
      })
      await response.arrayBuffer()
      return response.status
    },
    async stop() {
      await server.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
