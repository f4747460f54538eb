import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openLibrary, type TestLibrary } from '../agent/testing.ts'
import type { Source } from '../core/domain.ts'
import type { Channel, Reply } from './channel.ts'
import { createTelegram } from './telegram/index.ts'
import { startBots, type RunningBots } from './testing/start-bots.ts'
import { startStrictApp, type StrictApp } from './testing/strict-app.ts'
import { keepLog, until } from './testing/tools.ts'
import { layOut } from './text/lay-out.ts'
import { createZaloBotChannel } from './zalo-bot/index.ts'
import { createZaloOaChannel } from './zalo-oa/index.ts'
import { startZaloOaStandIn, type StandIn } from './zalo-oa/testing/stand-in.ts'

const SECRET = 'webhook-secret-of-the-test'
const TELEGRAM_TOKEN = '1000:telegram-secret-part'
const ZALO_TOKEN = '2000:zalo-secret-part'
let library: TestLibrary
let strict: StrictApp
let oa: StandIn
let bots: RunningBots
let channels: Record<'telegram' | 'zalo-bot' | 'zalo-oa', Channel>
beforeAll(async () => {
  ;[library, strict, oa] = await Promise.all([
    openLibrary(),
    startStrictApp(),
    startZaloOaStandIn(),
  ])
  bots = await startBots(library, () => ({
    TELEGRAM_BOT_TOKEN: TELEGRAM_TOKEN,
    TELEGRAM_API_URL: `${strict.url}/tg`,
    TELEGRAM_WEBHOOK_SECRET: SECRET,
    ZALO_BOT_TOKEN: ZALO_TOKEN,
    ZALO_BOT_API_URL: `${strict.url}/zalo`,
    ZALO_BOT_WEBHOOK_SECRET: SECRET,
    ZALO_BOT_MONTHLY_MESSAGES: '0',
    ZALO_OA_APP_ID: oa.appId,
    ZALO_OA_ID: oa.oaId,
    ZALO_OA_APP_SECRET: oa.appSecret,
    ZALO_OA_SECRET_KEY: oa.secretKey,
    ZALO_OA_REFRESH_TOKEN: oa.refreshToken,
    ZALO_OA_API_URL: oa.url,
    ZALO_OA_OAUTH_URL: oa.url,
  }))
  await until(() => bots.lines.join().includes('zalo oa: ready'))
  const { pool } = library
  const { log } = keepLog()
  channels = {
    telegram: createTelegram({ ...bots.config.telegram!, drafts: false }, log),
    'zalo-bot': createZaloBotChannel({
      settings: bots.config.zaloBot!,
      publicUrl: undefined,
      pool,
      log,
    }),
    'zalo-oa': createZaloOaChannel({ settings: bots.config.zaloOa!, pool, log }),
  }
}, 180_000)
afterAll(async () => {
  await bots.stop()
  await Promise.all([strict.stop(), oa.stop(), library.close()])
})
beforeEach(() => library.pool.query('delete from rate_limit'))

const PIECES = [
  ...['<b>nước mắm</i>', '</a>', '<a href="tg://user?id=1">', '&amp;', '&#60;', '&', '"', '<'],
  ...['**', '*', '_', '`', '~~', '[x](javascript:alert(1))', '[x](https://a.vn/"><i>)', '# ', '|'],
  ...['\u200b', '\u202e', '\u2066', '\ufeff', '\u0000', '\u0007', '\u001b[31m', '\u2028'],
  ...['\ud800', '\udc00', '😀', '👨‍👩‍👧', '𠮷', 'e\u0323\u0302', 'nước mắm'.normalize('NFD')],
  ...['{{rest}}', '$&', '%00', '\\', "'; drop table bot_chat; --", '#sme:1:0', '/goiy', '/xoa'],
  ...['\n', '\n\n', ' ', '1', 'TCVN 5603', 'c:1:0', '{"ok":true}', '1e309', 'null'],
]
const hostile = fc.oneof(
  { weight: 6, arbitrary: fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 25 }) },
  { weight: 2, arbitrary: fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 5 }) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(...PIECES)
      .map((piece) => [piece.repeat(Math.ceil(100_000 / piece.length))]),
  },
)

let updates = 0
/** Each as its app tells it; gives the status. */
const TELL: Record<keyof typeof channels, (chat: string, text: string) => Promise<number>> = {
  telegram: (chat, text) =>
    post('telegram', 'x-telegram-bot-api-secret-token', {
      update_id: ++updates,
      message: {
        message_id: updates,
        date: 1,
        text,
        chat: { id: Number(chat), type: 'private', first_name: text.slice(0, 50) },
        from: { id: Number(chat), is_bot: false, first_name: text.slice(0, 50) },
      },
    }),
  'zalo-bot': (chat, text) =>
    post('zalo-bot', 'x-bot-api-secret-token', {
      event_name: 'message.text.received',
      message: {
        message_id: `m${++updates}`,
        date: Date.now(),
        text,
        chat: { id: chat, chat_type: 'PRIVATE' },
        from: { id: chat, display_name: text.slice(0, 50), is_bot: false },
      },
    }),
  'zalo-oa': (chat, text) => oa.deliver(`${bots.url}/webhooks/zalo-oa`, oa.text(chat, text)),
}
const post = async (app: string, header: string, body: object): Promise<number> => {
  const response = await fetch(`${bots.url}/webhooks/${app}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [header]: SECRET },
    body: JSON.stringify(body),
  })
  await response.arrayBuffer()
  return response.status
}
const heardIn = (chat: string): string[] => [
  ...strict.texts.flatMap((one) => (one.chat === chat ? [one.text] : [])),
  ...oa.sent.flatMap(({ user, message }) => (user === chat ? [String(message.text)] : [])),
]
const count = async (what: string): Promise<number> =>
  (await library.pool.query<{ count: number }>(`select count(*)::int as count from ${what}`))
    .rows[0]!.count

const NAMES = ['telegram', 'zalo-bot', 'zalo-oa'] as const

describe.each(NAMES)('hostile words in %s', (name) => {
  it('are taken, answered once each, and break nothing on the way out', async () => {
    let chats = (NAMES.indexOf(name) + 1) * 100_000
    await fc.assert(
      fc.asyncProperty(hostile, async (pieces) => {
        await library.pool.query('delete from rate_limit')
        strict.faults.length = 0
        const chat = String(++chats)
        // The first words bring the notice with them, the second ones are alone.
        for (const text of [pieces.join(''), `TCVN 5603 ${pieces.join('')}`])
          expect(await TELL[name](chat, text)).toBe(200)
        await until(async () => (await count('bot_update where done_at is null')) === 0)
        const heard = heardIn(chat)
        expect(heard.length).toBeGreaterThanOrEqual(2)
        for (const text of heard) {
          expect(text.isWellFormed()).toBe(true)
          expect(text.normalize('NFC').length).toBeLessThanOrEqual(4_096)
        }
        expect(strict.faults).toEqual([])
        expect(await count(`bot_outgoing where state <> 'sent'`)).toBe(0)
      }),
      { numRuns: 25 },
    )
    expect(bots.lines.filter((line) => /"level":[56]0/.test(line))).toEqual([])
  }, 300_000)
})

describe.each(NAMES)('a hostile answer to %s', (name) => {
  const words = hostile.map((pieces) => pieces.join(''))
  const source = fc
    .record({ designation: words, title: words, section: words })
    .map((own): Source => ({
      ...own,
      id: 'a.2',
      standing: 'current',
      standingText: 'còn hiệu lực',
      url: 'https://tro-ly.example.vn/nguon/a.2?x="><b>&y',
      quote: '',
    }))
  const reply = fc.record({
    text: words.map((text) => `Chào ${text}`),
    notes: fc.array(words, { maxLength: 2 }),
    sources: fc.array(source, { maxLength: 2 }),
    choices: fc.array(
      words.map((label) => ({ label, text: 'x' })),
      { maxLength: 9 },
    ),
  })

  it('goes out whole, within the limits, and as nothing but text', async () => {
    let chats = (NAMES.indexOf(name) + 5) * 100_000
    const channel = channels[name]
    await fc.assert(
      fc.asyncProperty(reply, async (given) => {
        strict.faults.length = 0
        const chat = String(++chats)
        const whole: Reply = { ...given, files: [] }
        for (const part of layOut(whole, channel.limits, { set: '9007199254740993' })) {
          if (part.kind !== 'text') continue
          // Stored before it is sent, as PostgreSQL keeps it.
          const { rows } = await library.pool.query<{ part: typeof part }>(
            'select $1::jsonb as part',
            [JSON.stringify(part)],
          )
          expect(await channel.send({ chat }, rows[0]!.part)).toMatchObject({ kind: 'sent' })
        }
        expect(strict.faults).toEqual([])
        expect(heardIn(chat)[0]).toMatch(/^Chào/)
      }),
      { numRuns: 25 },
    )
  }, 300_000)
})
