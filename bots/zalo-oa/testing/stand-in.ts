/**
 * For tests: a Zalo Official Account as its documentation describes it, written without our own code. It signs its
 * events with the `sha256sum` command, gives each refresh token out once, answers faults with HTTP 200, refuses
 * texts over 2,000 characters and more than five buttons, and repeats an event that got no 200.
 */
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface StandIn {
  url: string
  appId: string
  oaId: string
  appSecret: string
  secretKey: string
  /** What a console hands out first. */
  refreshToken: string
  /** Messages that were delivered, oldest first. */
  sent: { user: string; message: Record<string, unknown>; id: string }[]
  uploads: { token: string; bytes: number; type: string }[]
  /** Exchanges asked for, and how each ended. */
  exchanges: ('done' | 'refused')[]
  /** Answers the next calls of that path with this; 'hang' delivers and never answers, 'page' is a gateway's. */
  next(path: string, fault: number | 'hang' | 'page' | 'lose'): void
  /** Makes the access token that is out now worthless, as time does. */
  expireAccess(): void
  /** An event to the webhook, signed; gives the status of the last of up to five tries. */
  deliver(webhook: string, event: object, variant?: string): Promise<number>
  text(user: string, text: string, id?: string): object
  stop(): Promise<void>
}

/** By the command, so that a fault in our own way of signing cannot hide. */
export const sha256sum = (...pieces: string[]): string =>
  execFileSync('sha256sum', { input: Buffer.concat(pieces.map((one) => Buffer.from(one, 'utf8'))) })
    .toString()
    .slice(0, 64)

const token = () => randomBytes(24).toString('base64url')

export async function startZaloOaStandIn(): Promise<StandIn> {
  const secrets = { appSecret: `app-${token()}`, secretKey: `key-${token()}` }
  const appId = '360846524940903967'
  const oaId = '388613280878808645'
  let refreshToken = `refresh-${token()}`
  let accessToken = `access-${token()}`
  let count = 0
  const faults = new Map<string, (number | 'hang' | 'page' | 'lose')[]>()
  const hanging = new Set<ServerResponse>()
  const one: StandIn = {
    url: '',
    appId,
    oaId,
    ...secrets,
    refreshToken,
    sent: [],
    uploads: [],
    exchanges: [],
    next: (path, fault) => void faults.set(path, [...(faults.get(path) ?? []), fault]),
    expireAccess: () => void (accessToken = `access-${token()}`),
    async deliver(webhook, event, variant = 'app:body:key') {
      const raw = JSON.stringify(event)
      const headerTime = String(Date.now())
      const [id, time, key] = variant.split(':')
      const mac = sha256sum(
        id === 'oa' ? oaId : appId,
        raw,
        time === 'header' ? headerTime : (event as { timestamp: string }).timestamp,
        key === 'key' ? secrets.secretKey : secrets.appSecret,
      )
      for (let attempt = 1; ; attempt++) {
        const { status } = await fetch(webhook, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'x-zevent-signature': `mac=${mac}`,
            ...(time === 'header' ? { 'x-zevent-timestamp': headerTime } : {}),
          },
          body: raw,
        })
        if (status === 200 || attempt === 5) return status
      }
    },
    text: (user, text, id = `msg${++count}${token().slice(0, 8)}`) => ({
      app_id: appId,
      user_id_by_app: '552177279717587730',
      event_name: 'user_send_text',
      timestamp: String(Date.now()),
      sender: { id: user },
      recipient: { id: oaId },
      message: { text, msg_id: id },
    }),
    stop: () =>
      new Promise((resolve) => {
        for (const response of hanging) response.destroy()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url!, one.url).pathname
    const raw = await read(request)
    const reply = (body: unknown) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    const fault = faults.get(path)?.shift()
    if (fault === 'page') return void response.writeHead(502).end('<html>Bad Gateway</html>')
    if (typeof fault === 'number') return void reply({ error: fault, message: 'fault' })
    if (path === '/v4/oa/access_token') {
      const form = new URLSearchParams(raw.toString())
      const fits =
        request.headers.secret_key === secrets.appSecret &&
        form.get('app_id') === appId &&
        (form.get('grant_type') === 'refresh_token'
          ? form.get('refresh_token') === refreshToken
          : form.get('code') === 'consent' && form.get('code_verifier') === 'verifier')
      one.exchanges.push(fits ? 'done' : 'refused')
      if (!fits) return void reply({ error: -14014, error_name: 'Invalid refresh token' })
      refreshToken = `refresh-${token()}`
      accessToken = `access-${token()}`
      // Used up on this side, and the answer gets lost on the way.
      if (fault === 'lose') return void response.destroy()
      return void reply({
        access_token: accessToken,
        refresh_token: refreshToken,
        expires_in: '90000',
      })
    }
    if (request.headers.access_token !== accessToken)
      return void reply({ error: -216, message: 'Access token is invalid' })
    if (path === '/v2.0/oa/getoa')
      return void reply({ error: 0, data: { oa_id: oaId, name: 'Sở thử', is_verified: true } })
    if (path === '/v2.0/oa/upload/file') {
      const form = await new Response(new Uint8Array(raw), {
        headers: { 'content-type': request.headers['content-type']! },
      }).formData()
      const file = form.get('file') as File
      const upload = { token: token(), bytes: file.size, type: file.type }
      one.uploads.push(upload)
      return void reply({ error: 0, data: { token: upload.token } })
    }
    if (path !== '/v3.0/oa/message/cs') return void reply({ error: -240, message: 'no such call' })
    const { recipient, message } = JSON.parse(raw.toString()) as {
      recipient: { user_id: string }
      message: { text?: string; attachment?: { payload?: { buttons?: unknown[] } } }
    }
    if ((message.text?.normalize('NFC').length ?? 0) > 2000) return void reply({ error: -210 })
    if ((message.attachment?.payload?.buttons?.length ?? 0) > 5) return void reply({ error: -201 })
    const id = `oa${one.sent.length + 1}`
    one.sent.push({ user: recipient.user_id, message, id })
    if (fault === 'hang') return void hanging.add(response)
    if (fault === 'lose') return void response.destroy()
    reply({ error: 0, message: 'Success', data: { message_id: id, user_id: recipient.user_id } })
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.writeHead(500).end())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  one.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return one
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
