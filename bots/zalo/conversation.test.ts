import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openLibrary, type TestLibrary } from '../../agent/testing.ts'
import { startCrabline, type Crabline } from '../zalo-bot/testing/crabline.ts'
import { startZaloOaStandIn, type StandIn } from '../zalo-oa/testing/stand-in.ts'
import {
  startCrabline as startTelegram,
  type Crabline as Telegram,
} from '../telegram/testing/crabline.ts'
import { createTokenStore } from '../zalo-oa/token-store.ts'
import { replies } from '../../agent/replies.ts'
import { texts } from '../texts.ts'
import { until } from '../testing/tools.ts'
import { startBots, type RunningBots } from '../testing/start-bots.ts'

const SECRET = 'a-webhook-secret'
let library: TestLibrary
let crabline: Crabline
let zalo: StandIn
let telegram: Telegram
let bots: RunningBots
beforeAll(async () => {
  ;[library, crabline, zalo, telegram] = await Promise.all([
    openLibrary(),
    startCrabline(),
    startZaloOaStandIn(),
    startTelegram(),
  ])
  bots = await startBots(library, () => ({
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_URL: telegram.apiUrl,
    ZALO_BOT_TOKEN: crabline.token,
    ZALO_BOT_API_URL: crabline.apiUrl,
    ZALO_BOT_WEBHOOK_SECRET: SECRET,
    ZALO_OA_APP_ID: zalo.appId,
    ZALO_OA_ID: zalo.oaId,
    ZALO_OA_APP_SECRET: zalo.appSecret,
    ZALO_OA_SECRET_KEY: zalo.secretKey,
    ZALO_OA_REFRESH_TOKEN: zalo.refreshToken,
    ZALO_OA_API_URL: zalo.url,
    ZALO_OA_OAUTH_URL: zalo.url,
  }))
  await until(() => bots.lines.join().includes('zalo oa: ready'))
  // That the call came says nothing about the webhook being in force.
  await until(async () => (await webhookOf()) !== '')
}, 180_000)
afterAll(async () => {
  await bots.stop()
  await Promise.all([crabline.stop(), zalo.stop(), telegram.stop(), library.close()])
})

const webhookOf = async (): Promise<string> => {
  const answer = await fetch(`${crabline.apiUrl}/bot${crabline.token}/getWebhookInfo`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  })
  const { result } = (await answer.json()) as { result?: { url?: string } }
  return result?.url ?? ''
}

const answered = async () => {
  const { rows } = await library.pool.query<{ open: number }>(
    'select count(*)::int as open from bot_update where done_at is null',
  )
  return rows[0]!.open === 0
}
/** What a person of the Zalo Bot reads after saying this. */
async function sayToBot(chat: string, words: string): Promise<string[]> {
  const read = () =>
    crabline.calls('sendMessage').flatMap(({ body }) => (body.chat_id === chat ? [body.text!] : []))
  const before = read().length
  expect(await crabline.say(chat, words)).toBe(200)
  await until(answered)
  const heard = read().slice(before)
  for (const one of heard) expect(one.normalize('NFC').length).toBeLessThanOrEqual(2_000)
  return heard
}
/** The same in Telegram, where the bot asks for updates itself. */
async function sayToTelegram(chat: string, words: string): Promise<string[]> {
  const known = await rowsOf('bot_update')
  const read = () =>
    telegram
      .calls('sendMessage')
      .flatMap(({ body }) => (String(body.chat_id) === chat ? [String(body.text)] : []))
  const before = read().length
  await telegram.happen({ chatId: chat, fromId: chat, fromName: 'Lan', text: words })
  await until(async () => (await rowsOf('bot_update')) > known && (await answered()))
  return read().slice(before)
}
/** What a person of the Official Account gets. */
async function sayToOa(user: string, words: string) {
  const before = zalo.sent.length
  expect(await zalo.deliver(`${bots.url}/webhooks/zalo-oa`, zalo.text(user, words))).toBe(200)
  await until(answered)
  return zalo.sent.slice(before).map(({ message }) => message)
}

/** Answers by the numbers of the list until the result comes; gives what was read at the end, and how many were asked. */
async function assess(
  answer: (count: number) => Promise<string>,
): Promise<{ last: string; asked: number }> {
  for (let asked = 1; asked < 80; asked++) {
    const last = await answer(asked)
    if (/Điểm \d+\/100/.test(last)) return { last, asked }
  }
  throw new Error('no result')
}
const rowsOf = async (table: string) =>
  (await library.pool.query<{ count: number }>(`select count(*)::int as count from ${table}`))
    .rows[0]!.count

describe('a conversation over the Zalo Bot', () => {
  it('goes from the notice over a recommendation and a whole assessment to its erasure', async () => {
    const [notice, ...answer] = await sayToBot(
      'lan',
      'tôi làm nước mắm đóng chai bán siêu thị, 8 người',
    )
    expect(notice).toContain('/quyen-rieng-tu')
    expect(answer.join('\n')).toContain('TCVN 5107:2018')
    expect(answer.at(-1)).toContain(`${bots.url}/nguon/tcvn-5107-2018.1\n`)
    expect(answer.at(-1)).toContain('1. Có\n2. Không')
    // No marks of our own way of writing.
    expect(answer.join('\n')).not.toMatch(/\*\*|\]\(/)

    const [next] = await sayToBot('lan', '1')
    expect(next).toContain('khách cần halal')

    await sayToBot('lan', '/tudanhgia HACCP')
    const answer1to3 = async (count: number) =>
      (await sayToBot('lan', String((count % 3) + 1))).join('\n')
    const quick = await assess(answer1to3)
    expect(quick.last).toContain(replies.assessCommands.full)
    // The rest of the questions, from the quick version on.
    await sayToBot('lan', replies.assessCommands.full)
    const { last, asked } = await assess(answer1to3)
    expect(quick.asked + asked).toBeGreaterThanOrEqual(20)
    expect(await rowsOf('assessment_answer')).toBeGreaterThanOrEqual(20)
    const number = /(\d)\. Nhận báo cáo PDF/.exec(last)![1]!
    const file = (await sayToBot('lan', number)).join('\n')
    const address = /http\S+\.pdf/.exec(file)![0]
    const pdf = await fetch(address)
    expect(pdf.headers.get('content-type')).toBe('application/pdf')
    // Who is given the link reads, and for two days: it does not open the self-assessment for answers.
    const secret = /danh-gia\/([\w-]{22})/.exec(last)![1]!
    expect(address).not.toContain(secret)
    const { rows } = await library.pool.query(
      `select purpose, expires_at < now() + interval '49 hours' as "isShort" from assessment_access`,
    )
    expect(rows).toEqual([{ purpose: 'read', isShort: true }])

    await sayToBot('lan', '/xoa')
    expect((await sayToBot('lan', '1')).join()).toContain(texts.erased)
    for (const table of ['assessment', 'conversation', 'bot_chat', 'bot_outgoing'])
      expect(await rowsOf(table)).toBe(0)
  })

  it('answers politely what it cannot read, and each hostile text once', async () => {
    const hostile = [
      '<b>in đậm</b> *sao* _gạch_ [x](javascript:alert(1))',
      '\u202eTCVN 5603\u202c\u0000\u0007 👨‍👩‍👧‍👦 \ud800',
      "'; drop table bot_update; --",
      '{"ok":true,"result":{"event_name":"message.text.received"}}',
      '#sme:1:0',
      '/lenhkhongco ' + 'dài '.repeat(600),
    ]
    for (const [index, words] of hostile.entries())
      expect((await sayToBot(`h${index}`, words)).length).toBeGreaterThanOrEqual(2)
    const wrapped = {
      ok: true,
      result: {
        event_name: 'message.unsupported.received',
        message: { message_id: 'u1', chat: { id: 'h0' }, from: { id: 'h0' } },
      },
    }
    for (let time = 0; time < 20; time++) expect((await postToBot(wrapped)).status).toBe(200)
    await until(answered)
    const heard = crabline
      .calls('sendMessage')
      .filter(({ body }) => body.text === texts.otherContent)
    expect(heard).toHaveLength(1)
  })

  it('leaves a group alone: nothing is answered, nothing is stored', async () => {
    const [updates, chats] = [await rowsOf('bot_update'), await rowsOf('bot_chat')]
    const before = crabline.calls('sendMessage').length
    expect(await crabline.say('nhom', '@Bot TCVN 5603 còn hiệu lực không?', 'GROUP')).toBe(200)
    await until(answered)
    expect(crabline.calls('sendMessage')).toHaveLength(before)
    expect([await rowsOf('bot_update'), await rowsOf('bot_chat')]).toEqual([updates, chats])
  })

  it('is counted, and its health tells what waits and how much of the month is used', async () => {
    const response = await fetch(`${bots.url}/healthz`)
    const { bots: told } = (await response.json()) as { bots: Record<string, unknown>[] }
    expect(response.status).toBe(200)
    expect(told.map(({ channel, by, waiting }) => ({ channel, by, waiting }))).toEqual([
      { channel: 'telegram', by: 'poll', waiting: 0 },
      { channel: 'zalo-bot', by: 'webhook', waiting: 0 },
      { channel: 'zalo-oa', by: 'webhook', waiting: 0 },
    ])
    const [, bot] = told as { quota?: { used: number; limit: number; isLow: boolean } }[]
    expect(bot!.quota).toMatchObject({ limit: 3_000, isLow: false })
    expect(bot!.quota!.used).toBeGreaterThan(crabline.calls('sendMessage').length)
    expect(told[0]).not.toHaveProperty('quota')
  })

  it('refuses who does not know the secret, before anything is stored', async () => {
    const before = await rowsOf('bot_update')
    expect((await postToBot({}, 'wrong')).status).toBe(401)
    expect((await postToBot({}, '')).status).toBe(401)
    expect(await rowsOf('bot_update')).toBe(before)
  })
})

const postToBot = (body: object, secret = SECRET) =>
  fetch(`${bots.url}/webhooks/zalo-bot`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-bot-api-secret-token': secret },
    body: JSON.stringify(body),
  })

interface OaMessage {
  text?: string
  attachment?: { payload: { buttons?: { title: string; payload: string }[]; token?: string } }
}
const buttonsOf = (message: OaMessage | undefined) => message?.attachment?.payload.buttons ?? []

describe('a conversation over an Official Account', () => {
  it('goes over a whole assessment by buttons to its report as a file', async () => {
    const user = '246845883529197922'
    const first = await sayToOa(user, 'tự đánh giá HACCP')
    expect(first[0]!.text).toContain('/xoa')
    let message = first.at(-1) as OaMessage
    const { last } = await assess(async (count) => {
      const buttons = buttonsOf(message)
      // More than five choices are a numbered list.
      const words = buttons.length ? buttons[count % Math.min(3, buttons.length)]!.payload : '3'
      const heard = (await sayToOa(user, words)) as OaMessage[]
      message = heard.at(-1)!
      return heard.map((one) => one.text).join('\n')
    })
    expect(last).toContain(`${bots.url}/danh-gia/`)
    const heard = (await sayToOa(user, texts.assessmentFile)) as OaMessage[]
    expect(heard.at(-1)!.attachment!.payload.token).toBe(zalo.uploads.at(-1)!.token)
    expect(zalo.uploads.at(-1)).toMatchObject({ type: 'application/pdf' })
    expect(zalo.uploads.at(-1)!.bytes).toBeGreaterThan(5_000)
  })

  it('answers an event once, however often and in whatever order it is told', async () => {
    const event = zalo.text('777', 'TCVN 5603:2008 còn hiệu lực không?')
    const before = zalo.sent.length
    const statuses = await Promise.all(
      Array.from({ length: 20 }, () => zalo.deliver(`${bots.url}/webhooks/zalo-oa`, event)),
    )
    expect(new Set(statuses)).toEqual(new Set([200]))
    await until(answered)
    const texts = zalo.sent.slice(before).filter(({ user }) => user === '777')
    expect(
      texts.filter(({ message }) => String(message.text).includes('TCVN 5603:2023')).length,
    ).toBe(1)
  })

  it('does not send again what may have arrived', async () => {
    await sayToOa('778', 'xin chào')
    zalo.next('/v3.0/oa/message/cs', 'lose')
    const heard = await sayToOa('778', 'TCVN 5107:2018 là gì?')
    expect(
      heard.filter(({ text }) => String(text).startsWith('TCVN 5107')).length,
    ).toBeLessThanOrEqual(1)
    const { rows } = await library.pool.query(`select 1 from bot_outgoing where state = 'unknown'`)
    expect(rows).toHaveLength(1)
    expect(heard.at(-1)!.text).toBe(texts.mayBeMissing)
  })

  it('is left to a member of staff who answers there, until that time is over', async () => {
    await sayToOa('780', 'xin chào')
    const staff = {
      ...zalo.text(zalo.oaId, 'Chào anh, tôi là cán bộ của Sở'),
      event_name: 'oa_send_text',
      recipient: { id: '780' },
      admin_id: '246845883529190001',
    }
    expect(await zalo.deliver(`${bots.url}/webhooks/zalo-oa`, staff)).toBe(200)
    expect(await sayToOa('780', 'TCVN 5107:2018 là gì?')).toEqual([])
    expect((await sayToOa('780', '/giupdo')).length).toBe(1)
    await library.pool.query(`update bot_chat set quiet_until = now() - interval '1 second'`)
    const [answer] = await sayToOa('780', 'TCVN 5107:2018 là gì?')
    expect(answer!.text).toContain('TCVN 5107:2018')
  })

  it('is greeted on following, and forgotten when it leaves', async () => {
    const event = (name: string) => ({
      app_id: zalo.appId,
      event_name: name,
      timestamp: String(Date.now()),
      oa_id: zalo.oaId,
      follower: { id: '779' },
    })
    const hook = `${bots.url}/webhooks/zalo-oa`
    expect(await zalo.deliver(hook, event('follow'))).toBe(200)
    await until(answered)
    expect(zalo.sent.at(-1)!.user).toBe('779')
    const before = zalo.sent.length
    expect(await zalo.deliver(hook, event('unfollow'))).toBe(200)
    await until(answered)
    expect(zalo.sent).toHaveLength(before)
  })
})

describe('both apps', () => {
  it.each([
    ['the Zalo Bot', sayToBot],
    ['Telegram', sayToTelegram],
  ])(
    'an assessment begun in %s is finished in an Official Account by a code',
    async (name, say) => {
      const [here, there] = [`${name.length}0`, `${name.length}1`]
      await say(here, 'tự đánh giá HACCP')
      for (let count = 0; count < 6; count++) await say(here, '1')
      const told = (await say(here, replies.assessCommands.share)).join('\n')
      const code = /\b(?=[0-9A-Z]*\d)[0-9A-Z]{8}\b/.exec(told)![0]
      const [runs, begun] = [await rowsOf('assessment'), await rowsOf('assessment_answer')]
      await sayToOa(there, 'xin chào')
      let [message] = (await sayToOa(there, code.toLowerCase())).slice(-1) as OaMessage[]
      const { asked } = await assess(async () => {
        const heard = (await sayToOa(there, buttonsOf(message)[0]?.payload ?? '1')) as OaMessage[]
        message = heard.at(-1)!
        return heard.map((one) => one.text).join('\n')
      })
      expect(await rowsOf('assessment')).toBe(runs)
      // What was answered in the one is not asked again in the other.
      expect(await rowsOf('assessment_answer')).toBe(begun + asked)
    },
  )

  it('keep no words after they are answered, and no token, secret or person in the log', async () => {
    const { rows } = await library.pool.query(
      'select 1 from bot_update where payload is not null union all select 1 from bot_outgoing where body is not null',
    )
    expect(rows).toEqual([])
    const log = bots.lines.join('\n')
    const { accessToken } = (await createTokenStore(
      library.pool,
      zalo.appId,
      zalo.appSecret,
    ).read())!
    for (const secret of [
      ...[crabline.token, 'crabline-secret-part', SECRET, zalo.appSecret, zalo.secretKey],
      ...[zalo.refreshToken, accessToken!, '246845883529197922', 'nước mắm', 'drop table'],
    ])
      expect(log).not.toContain(secret)
  })
})
