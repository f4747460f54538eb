import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../core/db/open.ts'
import { testDatabase } from '../../core/testing.ts'
import type { Channel, Incoming } from '../channel.ts'
import { closedAddress, keepLog, startScripted, until } from '../testing/tools.ts'
import { createZaloBotChannel } from './index.ts'
import { pollUpdates } from './poll.ts'
import { startCrabline, type Crabline } from './testing/crabline.ts'

const SECRET = 'webhook-secret-of-the-test'
let crabline: Crabline
let database: Database
const { log, lines } = keepLog()
beforeAll(async () => {
  ;[crabline, database] = await Promise.all([startCrabline(), testDatabase()])
})
afterAll(async () => {
  await Promise.all([crabline.stop(), database.close()])
})

const channelOf = (more: {
  apiUrl?: string
  token?: string
  publicUrl?: string
  webhookSecret?: string
  monthlyMessages?: number
}): Channel =>
  createZaloBotChannel({
    settings: {
      token: crabline.token,
      apiUrl: crabline.apiUrl,
      monthlyMessages: 3_000,
      webhookSecret: undefined,
      ...more,
    },
    publicUrl: more.publicUrl,
    pool: database.pool,
    log,
  })
const text = (words: string) => ({ kind: 'text' as const, runs: [{ text: words }] })

describe('the Zalo Bot channel, against crabline', () => {
  it('asks for updates without a webhook, one at a time, and stops when told', async () => {
    const taken: Incoming[] = []
    const stop = new AbortController()
    const polling = channelOf({}).poll!(
      (incoming) => Promise.resolve(void taken.push(incoming)),
      stop.signal,
    )
    for (const words of ['TCVN về nước mắm?', '/goiy cá khô', '‮đảo ngược\u0000 👨‍👩‍👧'])
      expect(await crabline.say('c1', words)).toBe(200)
    expect(await crabline.say('g1', 'trong nhóm', 'GROUP')).toBe(200)
    await crabline.say('c1', 'cuối')
    await until(() => taken.length === 4)
    stop.abort()
    await polling
    expect(taken.map(({ externalId: _id, at: _at, ...rest }) => rest)).toMatchObject([
      { chat: 'c1', kind: 'text', text: 'TCVN về nước mắm?' },
      { chat: 'c1', kind: 'command', name: 'goiy', rest: 'cá khô' },
      { chat: 'c1', kind: 'text' },
      { chat: 'c1', kind: 'text', text: 'cuối' },
    ])
    expect(new Set(taken.map((one) => one.externalId)).size).toBe(4)
  })

  it('keeps an update that could not be stored until it can be', async () => {
    const taken: Incoming[] = []
    let away = 2
    const stop = new AbortController()
    const polling = channelOf({}).poll!((incoming) => {
      if (away-- > 0) return Promise.reject(new Error('away'))
      return Promise.resolve(void taken.push(incoming))
    }, stop.signal)
    await crabline.say('c2', 'đừng làm mất')
    await until(() => taken.length === 1)
    stop.abort()
    await polling
  })

  it('sets its webhook, and takes only what carries the secret', async () => {
    const taken: Incoming[] = []
    const { server, url } = await listen()
    const channel = channelOf({ publicUrl: url, webhookSecret: SECRET })
    expect(channel.poll).toBeUndefined()
    serveWebhook(server, channel, taken)
    await channel.prepare!(new AbortController().signal)
    expect(await crabline.say('c3', 'qua webhook')).toBe(200)
    expect(taken).toMatchObject([{ chat: 'c3', kind: 'text', text: 'qua webhook' }])

    const post = async (headers: Record<string, string>) =>
      (await fetch(`${url}/webhooks/zalo-bot`, { method: 'POST', headers, body: '{}' })).status
    expect(await post({})).toBe(401)
    expect(await post({ 'x-bot-api-secret-token': `${SECRET}x` })).toBe(401)
    expect(await post({ 'x-bot-api-secret-token': SECRET })).toBe(200)
    expect(taken).toHaveLength(1)

    await channelWithoutWebhook()
    await new Promise((resolve) => server.close(resolve))
  })

  it('gives a server that could not store an update a reason to be told again', async () => {
    const { server, url } = await listen()
    const channel = channelOf({ publicUrl: url, webhookSecret: SECRET })
    const hook = channel.webhook!(() => Promise.reject(new Error('away')))
    await expect(
      hook.receive(
        Buffer.from(
          '{"event_name":"message.text.received","message":{"message_id":"1","chat":{"id":"2"},"text":"x"}}',
        ),
        {},
      ),
    ).rejects.toThrow('away')
    await new Promise((resolve) => server.close(resolve))
  })

  it('sends composed text, and signs that it is typing', async () => {
    const channel = channelOf({})
    const progress = channel.progress!({ chat: 'c4' })
    await progress.stop()
    const sent = await channel.send({ chat: 'c4' }, text('Nước mắm'.normalize('NFD')))
    expect(sent).toMatchObject({ kind: 'sent', id: expect.any(String) as string })
    await until(() => crabline.calls('sendMessage').some(({ body }) => body.chat_id === 'c4'))
    expect(crabline.calls('sendMessage').at(-1)?.body).toEqual({ chat_id: 'c4', text: 'Nước mắm' })
    expect(crabline.calls('sendChatAction').at(-1)?.body).toEqual({
      chat_id: 'c4',
      action: 'typing',
    })
  })

  it('sends the address of a file, which it cannot carry', async () => {
    const file = { name: 'bao-cao.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF') }
    const channel = channelOf({})
    const url = 'https://tro-ly.vn/danh-gia/x/ket-qua.pdf'
    const linked = { ...file, link: () => Promise.resolve(url) }
    expect((await channel.send({ chat: 'c5' }, { kind: 'file', file: linked })).kind).toBe('sent')
    await until(() => crabline.calls('sendMessage').some(({ body }) => body.text?.includes(url)))
    expect((await channel.send({ chat: 'c5' }, { kind: 'file', file })).kind).toBe('refused')
  })

  it('with a wrong token stops and calls for a person', async () => {
    const channel = channelOf({ token: '1:wrong' })
    expect((await channel.send({ chat: 'c6' }, text('x'))).kind).toBe('halted')
    await channel.prepare!(new AbortController().signal)
    expect(lines.at(-1)).toContain('ALERT')
  })

  it('never has the token or the secret in a log line', async () => {
    const unreachable = channelOf({ apiUrl: await closedAddress() })
    const told = JSON.stringify(await unreachable.send({ chat: 'c7' }, text('x')))
    for (const part of [crabline.token, 'crabline-secret-part', SECRET, 'wrong'])
      expect(told + lines.join('\n')).not.toContain(part)
  })
})

describe('the Zalo Bot channel, against what crabline does not do', () => {
  const json = (body: object, status = 200) => ({ status, body: JSON.stringify(body) })
  it.each([
    ['its 403, a fault of the server', json({ ok: false, error_code: 403 }), 'later'],
    ['429', json({ ok: false, error_code: 429 }), 'halted'],
    ['429 as a status', json({ ok: false }, 429), 'halted'],
    ['400', json({ ok: false, error_code: 400 }), 'refused'],
    ['a time limit on its side', json({ ok: false, error_code: 408 }), 'unknown'],
    ['a page of a gateway', { status: 502, body: '<html>' }, 'unknown'],
    ['an empty 200', { body: '' }, 'unknown'],
    ['a redirect', { status: 302, body: '' }, 'unknown'],
    ['an answer without end', { body: 'x'.repeat(1_500_000) }, 'unknown'],
    ['a cut line', undefined, 'unknown'],
    ['success without an id', json({ ok: true }), 'sent'],
  ])('takes %s rightly, and sends once', async (_name, answer, kind) => {
    const server = await startScripted(() => answer)
    const sent = await channelOf({ apiUrl: server.url }).send({ chat: 'c' }, text('x'))
    expect(sent.kind).toBe(kind)
    expect(server.requests).toHaveLength(1)
    await server.stop()
  })

  it('knows that a message did not leave when nobody listens', async () => {
    const sent = await channelOf({ apiUrl: await closedAddress() }).send({ chat: 'c' }, text('x'))
    expect(sent.kind).toBe('later')
  })

  it('asks more and more slowly while the line is broken, and at its own pace again afterwards', async () => {
    const stop = new AbortController()
    const pauses: number[] = []
    let asked = 0
    await pollUpdates({
      client: {
        deleteWebhook: () => Promise.resolve(),
        getUpdate: () =>
          ++asked === 9 ? Promise.resolve({}) : Promise.reject(new Error('dead network')),
      },
      handle: () => Promise.resolve(),
      signal: stop.signal,
      log: keepLog().log,
      rest: (ms) => {
        if (pauses.push(ms) === 10) stop.abort()
        return Promise.resolve()
      },
    })
    const expected = [1, 2, 4, 8, 16, 32, 60, 60, 1, 2]
    expect(pauses).toHaveLength(expected.length)
    pauses.forEach((ms, index) => {
      expect(ms / 1000).toBeGreaterThanOrEqual(expected[index]! * 0.75)
      expect(ms / 1000).toBeLessThanOrEqual(expected[index]! * 1.25)
    })
  })

  it('does not storm when "nothing came" comes at once', async () => {
    const stop = new AbortController()
    const pauses: number[] = []
    await pollUpdates({
      client: {
        deleteWebhook: () => Promise.resolve(),
        getUpdate: () => Promise.resolve(undefined),
      },
      handle: () => Promise.resolve(),
      signal: stop.signal,
      log: keepLog().log,
      rest: (ms) => {
        if (pauses.push(ms) === 3) stop.abort()
        return Promise.resolve()
      },
    })
    expect(pauses).toEqual([1_000, 1_000, 1_000])
  })

  it('takes an update in either envelope, and 408 for nothing', async () => {
    const update = (id: string) => ({
      event_name: 'message.text.received',
      message: { message_id: id, chat: { id: 'c' }, from: { id: 'c' }, text: id },
    })
    const stop = new AbortController()
    const server = await startScripted((path, count) => {
      if (!path.endsWith('/getUpdates')) return json({ ok: true, result: { url: '' } })
      if (count === 2) return json({ ok: false, error_code: 408 })
      if (count === 3) return json({ ok: true, result: update('bare') })
      if (count === 4) return json({ ok: true, result: { ok: true, result: update('wrapped') } })
      return 'hang'
    })
    const taken: Incoming[] = []
    const polling = channelOf({ apiUrl: server.url }).poll!(
      (incoming) => Promise.resolve(void taken.push(incoming)),
      stop.signal,
    )
    await until(() => taken.length === 2)
    stop.abort()
    await polling
    await server.stop()
    expect(taken.map((one) => one.externalId)).toEqual(['bare', 'wrapped'])
  })
})

/** Puts crabline back to being asked. */
async function channelWithoutWebhook(): Promise<void> {
  const stop = new AbortController()
  const polling = channelOf({}).poll!(() => Promise.resolve(), stop.signal)
  const before = crabline.calls('getUpdates').length
  await until(() => crabline.calls('getUpdates').length > before)
  stop.abort()
  await polling
}

async function listen(): Promise<{ server: Server; url: string }> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

function serveWebhook(server: Server, channel: Channel, taken: Incoming[]): void {
  const hook = channel.webhook!((incoming) => Promise.resolve(void taken.push(incoming)))
  server.on('request', (request, response) => {
    if (!hook.admits(request.headers)) return void response.writeHead(401).end()
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      void hook.receive(Buffer.concat(chunks), request.headers).then(({ status, body }) => {
        response.writeHead(status).end(JSON.stringify(body ?? {}))
      })
    })
  })
}
