import { Api } from 'grammy'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../core/config.ts'
import type { Database } from '../core/db/open.ts'
import { testDatabase } from '../core/testing.ts'
import type { Channel } from './channel.ts'
import { createTelegram } from './telegram/index.ts'
import { sendTo } from './telegram/send.ts'
import { closedAddress, keepLog, startScripted, until } from './testing/tools.ts'
import { createZaloBotChannel } from './zalo-bot/index.ts'
import { createZaloOaChannel } from './zalo-oa/index.ts'
import { send } from './zalo/request.ts'

const SECRETS = {
  telegram: 'AAtelegram-part-that-nobody-may-see',
  zaloBot: 'zalo-bot-part-that-nobody-may-see',
  appSecret: 'app-secret-that-nobody-may-see',
  secretKey: 'oa-key-that-nobody-may-see',
  refresh: 'refresh-token-that-nobody-may-see',
  access: 'access-token-that-nobody-may-see',
  webhook: 'webhook-secret-that-nobody-may-see',
}
/** What a gateway may write into a page or an error: all that it was given. */
const echo = `/bot1000:${SECRETS.telegram}/getMe ${JSON.stringify(SECRETS)}`

let database: Database
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

type Answer = Parameters<typeof startScripted>[0]
const FAULTS: Record<string, Answer | 'nobody listens'> = {
  'nobody listens': 'nobody listens',
  'a cut line': () => undefined,
  'a refusal that repeats what it was told': () => ({
    status: 401,
    body: JSON.stringify({ ok: false, error_code: 401, error: -216, description: echo }),
  }),
  'a fault of the server that does so': () => ({
    status: 500,
    body: JSON.stringify({ ok: false, error_code: 500, error: -32, description: echo }),
  }),
  'a page of a gateway': () => ({ status: 502, body: `<html><h1>Bad</h1>${echo}</html>` }),
  'an answer of another shape': () => ({
    body: JSON.stringify({ ok: true, error: 0, result: { [echo]: echo }, data: [echo] }),
  }),
  'no JSON': () => ({ body: Buffer.from([0xff, 0xfe, 0x00, 0x7b]) }),
}

const settingsOf = (url: string) =>
  readConfig({
    PUBLIC_URL: 'https://tro-ly.example.vn',
    TELEGRAM_BOT_TOKEN: `1000:${SECRETS.telegram}`,
    TELEGRAM_API_URL: url,
    ZALO_BOT_TOKEN: `2000:${SECRETS.zaloBot}`,
    ZALO_BOT_API_URL: url,
    ZALO_OA_APP_ID: '12345',
    ZALO_OA_APP_SECRET: SECRETS.appSecret,
    ZALO_OA_SECRET_KEY: SECRETS.secretKey,
    ZALO_OA_REFRESH_TOKEN: SECRETS.refresh,
    ZALO_OA_APPSECRET_PROOF: 'on',
    ZALO_OA_API_URL: url,
    ZALO_OA_OAUTH_URL: url,
  })

function channelsOf(url: string, log: ReturnType<typeof keepLog>['log']): Channel[] {
  const { telegram, zaloBot, zaloOa, publicUrl } = settingsOf(url)
  const { pool } = database
  return [
    createTelegram({ ...telegram!, drafts: true }, log),
    createTelegram(
      { ...telegram!, publicUrl: publicUrl!, webhookSecret: SECRETS.webhook, drafts: false },
      log,
    ),
    createZaloBotChannel({ settings: zaloBot!, publicUrl, pool, log }),
    createZaloBotChannel({
      settings: { ...zaloBot!, webhookSecret: SECRETS.webhook },
      publicUrl,
      pool,
      log,
    }),
    createZaloOaChannel({ settings: zaloOa!, pool, log }),
  ]
}

/** Everything that a channel does with its app, and all that is heard of it. */
async function use(channel: Channel, lines: string[], isTold: boolean): Promise<unknown[]> {
  const stop = new AbortController()
  const told: unknown[] = []
  const before = lines.length
  const running = [
    channel.prepare?.(stop.signal),
    channel.poll?.(() => Promise.resolve(), stop.signal),
  ]
  const progress = channel.progress?.({ chat: '1' })
  progress?.show('Đang tìm')
  const file = {
    name: 'a.pdf',
    type: 'application/pdf',
    bytes: Buffer.from('%PDF'),
    link: () => Promise.resolve('https://tro-ly.example.vn/a.pdf'),
  }
  told.push(await channel.send({ chat: '1' }, { kind: 'text', runs: [{ text: 'Chào' }] }))
  told.push(await channel.send({ chat: '1' }, { kind: 'file', file }))
  for (const photo of ['AgACAgUAAx', 'https://127.0.0.1:1/a.jpg'])
    told.push(await channel.fetchPhoto?.(photo).catch((error: unknown) => error))
  await channel.acknowledge?.(
    { kind: 'press', set: '1', index: 0, query: 'q', message: '5', chat: '1' },
    'Bạn chọn: Có',
    'Có',
  )
  await progress?.stop()
  if (isTold) await until(() => lines.length > before)
  stop.abort()
  await Promise.all(running)
  return told
}

const expectNoSecret = (...heard: unknown[]) => {
  const all = heard
    .map((one) =>
      one instanceof Error
        ? `${one.name} ${one.message} ${one.stack} ${JSON.stringify(one)} ${String(one.cause)}`
        : JSON.stringify(one),
    )
    .join('\n')
  for (const [name, secret] of Object.entries(SECRETS)) expect(all, name).not.toContain(secret)
}

describe.each(Object.keys(FAULTS))('after %s', (fault) => {
  it.each([
    ['Telegram, asking', 0],
    ['Telegram, called', 1],
    ['the Zalo Bot, asking', 2],
    ['the Zalo Bot, called', 3],
    ['the Official Account', 4],
  ])('%s tells no secret in its log, its outcomes or its errors', async (_name, index) => {
    const answer = FAULTS[fault]!
    const app = answer === 'nobody listens' ? undefined : await startScripted(answer as Answer)
    const { log, lines } = keepLog()
    try {
      const channel = channelsOf(app?.url ?? (await closedAddress()), log)[index]!
      // What is taken for an answer is nothing to tell of.
      const isTold = fault !== 'an answer of another shape'
      const told = await use(channel, lines, isTold)
      if (isTold) expect(told[0]).not.toMatchObject({ kind: 'sent' })
      expectNoSecret(told, lines)
    } finally {
      await app?.stop()
    }
  })
})

describe('after a time limit', () => {
  it('neither app tells the address, in which the token stands', async () => {
    const app = await startScripted(() => 'hang')
    const url = `${app.url}/bot2000:${SECRETS.zaloBot}/sendMessage`
    const reply = await send({ url, timeoutMs: 50, body: '{}' })
    expect(reply).toEqual({ kind: 'unknown', code: 'TimeoutError' })
    const api = new Api(`1000:${SECRETS.telegram}`, { apiRoot: app.url, timeoutSeconds: 1 })
    const sent = await sendTo(api, { chat: '1' }, { kind: 'text', runs: [{ text: 'Chào' }] })
    expect(sent.kind).toBe('unknown')
    expectNoSecret(reply, sent)
    await app.stop()
  })
})
