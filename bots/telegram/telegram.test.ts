import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { replies } from '../../agent/replies.ts'
import { openLibrary, type TestLibrary } from '../../agent/testing.ts'
import { HOSTILE_TEXT } from '../../web/testing-assistant.ts'
import { texts } from '../texts.ts'
import { until } from '../testing/tools.ts'
import { startBots, type RunningBots } from '../testing/start-bots.ts'
import { startCrabline, type Crabline } from './testing/crabline.ts'

const SECRET = 'webhook-secret-of-telegram'
let library: TestLibrary
let app: Crabline
let bots: RunningBots
beforeAll(async () => {
  ;[library, app] = await Promise.all([openLibrary(), startCrabline()])
  bots = await startBots(library, () => ({
    TELEGRAM_BOT_TOKEN: app.token,
    TELEGRAM_API_URL: app.apiUrl,
    TELEGRAM_WEBHOOK_SECRET: SECRET,
  }))
  await until(() => app.calls('setMyCommands').length === 2)
}, 180_000)
afterAll(async () => {
  await bots.stop()
  await app.stop()
  await library.close()
})
beforeEach(() => library.pool.query('delete from rate_limit'))

const count = async (what: string): Promise<number> =>
  (await library.pool.query<{ count: number }>(`select count(*)::int as count from ${what}`))
    .rows[0]!.count
/** Does it, waits until the update has come in and is answered, and gives what the chat was told. */
async function hear(chat: string, happen: () => Promise<number>): Promise<Heard[]> {
  const [before, known] = [messagesOf(chat).length, await count('bot_update')]
  expect(await happen()).toBe(200)
  await until(
    async () =>
      (await count('bot_update')) > known &&
      (await count('bot_update where done_at is null')) === 0,
  )
  return messagesOf(chat).slice(before)
}

interface Heard {
  text: string
  buttons: { text: string; callback_data: string }[]
  file?: string
}
const messagesOf = (chat: string): Heard[] =>
  app
    .calls()
    .filter(
      ({ method, body }) =>
        ['sendMessage', 'sendDocument'].includes(method) && String(body.chat_id) === chat,
    )
    .map(({ body, accepted }) => {
      expect(accepted, JSON.stringify(body)).toBe(true)
      const markup = body.reply_markup as { inline_keyboard?: Heard['buttons'][] } | undefined
      const file = Object.values(body).find(
        (one) => typeof one === 'string' && one.endsWith('.pdf'),
      ) as string | undefined
      return {
        text: String(body.text ?? ''),
        buttons: markup?.inline_keyboard?.flat() ?? [],
        ...(file ? { file } : {}),
      }
    })

const command = (text: string) => {
  const [length] = text.split(' ').map((word) => word.length)
  return { text, entities: [{ type: 'bot_command', offset: 0, length }] }
}
const write = (chat: string, event: string | object) =>
  hear(chat, () =>
    app.happen({
      chatId: chat,
      fromId: chat,
      fromName: 'Lan',
      ...(typeof event === 'string' ? { text: event } : event),
    }),
  )

let updates = 500_000
/** What the app sends when a button is pressed, which crabline does not do. */
const post = (body: object | string, secret = SECRET) =>
  fetch(`${bots.url}/webhooks/telegram`, {
    method: 'POST',
    headers: { 'x-telegram-bot-api-secret-token': secret, 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
const press = (chat: string, data: string) =>
  hear(chat, async () => {
    const response = await post({
      update_id: ++updates,
      callback_query: {
        id: `q${updates}`,
        from: { id: Number(chat), is_bot: false, first_name: 'Lan' },
        chat_instance: '1',
        data,
        message: {
          message_id: 1,
          date: 1,
          chat: { id: Number(chat), type: 'private', first_name: 'Lan' },
        },
      },
    })
    return response.status
  })

describe('the bot', () => {
  it('tells the app its commands, in general and in Vietnamese, and where to call with which secret', () => {
    const [general, vietnamese] = app.calls('setMyCommands').map(({ body }) => body)
    const commands = general!.commands as { command: string; description: string }[]
    expect(commands.map((one) => one.command)).toEqual(texts.commands.map((one) => one.name))
    for (const one of commands) expect(one.command).toMatch(/^[a-z0-9_]{1,32}$/)
    expect(general!.language_code).toBeUndefined()
    expect(vietnamese!.language_code).toBe('vi')
    expect(app.calls('setWebhook').at(-1)!.body.url).toBe(`${bots.url}/webhooks/telegram`)
  })

  it('takes nothing without the secret, and nothing that is no update', async () => {
    const known = await count('bot_update')
    for (const secret of ['', 'x', `${SECRET}x`, SECRET.slice(1)])
      expect((await post({ update_id: 1, message: {} }, secret)).status, secret).toBe(401)
    expect((await post('{"update_id":', SECRET)).status).toBe(400)
    expect((await post('null', SECRET)).status).toBe(400)
    // What is an update and nothing to us is not sent again.
    for (const update of [{ poll: { id: '1' } }, { message: {} }, { callback_query: {} }])
      expect((await post({ update_id: 2, ...update })).status).toBe(200)
    expect((await post(`{"update_id":3,"x":"${'a'.repeat(1_100_000)}"}`)).status).toBe(413)
    expect(await count('bot_update')).toBe(known)
  })
})

describe('a conversation', () => {
  it('goes from the link to a recommendation with its PDF', async () => {
    const [notice, welcome] = await write('101', command('/start'))
    expect(notice!.text).toContain('/quyen-rieng-tu')
    expect(welcome!.buttons.length).toBeGreaterThan(3)
    const parts = await write('101', 'tôi làm nước mắm đóng chai bán siêu thị, 8 người')
    const told = parts.map((one) => one.text).join('\n')
    expect(told).toContain('<b>TCVN 5107:2018</b>')
    expect(told).toContain(`<a href="${bots.url}/nguon/tcvn-5107-2018.1">`)
    expect(told).not.toMatch(/\*\*|\]\(/)
    for (const one of parts) {
      expect(one.text.replace(/<[^>]+>/g, '').length).toBeLessThanOrEqual(4_096)
      for (const { callback_data: data } of one.buttons)
        expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64)
    }
    const pdf = parts.at(-1)!.buttons.find((one) => one.text === texts.adviceFile)
    const [sentence, file] = await press('101', pdf!.callback_data)
    expect(sentence!.text).toBe(texts.adviceFileSent)
    expect(file!.file).toBe('goi-y-tieu-chuan.pdf')
    expect(app.calls('answerCallbackQuery').at(-1)!.body.text).toContain(texts.adviceFile)
  })

  it('opens a checklist by its link, answers all its questions by buttons, and sends the report', async () => {
    let [, ...heard] = await write('102', command('/start vs-haccp'))
    expect(heard.at(-1)!.buttons.length).toBeGreaterThan(2)
    let questions = 0
    const answerAll = async () => {
      while (!/Điểm \d+\/100/.test(heard.at(-1)!.text) && questions++ < 80)
        heard = await press('102', heard.at(-1)!.buttons[questions % 3]!.callback_data)
    }
    await answerAll()
    // The quick version is done; now the rest of the questions.
    const full = heard.at(-1)!.buttons.find((one) => one.text === replies.assessCommands.full)
    heard = await press('102', full!.callback_data)
    await answerAll()
    expect(questions).toBeGreaterThanOrEqual(20)
    const report = heard.at(-1)!.buttons.find((one) => one.text === texts.assessmentFile)
    const files = await press('102', report!.callback_data)
    expect(files.at(-1)!.file).toBe('bao-cao-tu-danh-gia.pdf')

    // Another telephone goes on by a code, which opens once.
    const [told] = await write('102', 'Mã chuyển máy')
    const code = /<b>([A-Z0-9]{8})<\/b>/.exec(told!.text)![1]!
    const [, opened] = await write('103', command(`/start ${code}`))
    expect(opened!.text).toContain('HACCP')
    const [, refused] = await write('104', command(`/start ${code}`))
    expect(refused!.text).toContain('Mã không đúng')
  }, 120_000)

  it('takes hostile words for words', async () => {
    const hostile = [
      HOSTILE_TEXT,
      '<b>nước mắm</i> & <script>alert(1)</script> </a>',
      '\u202eđảo ngược\u200b\u2066',
      "'; drop table bot_chat; --",
      '{{rest}} ${7*7} %s %00',
      'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L',
      '😀'.repeat(2_000),
      'a'.repeat(4_096),
      '/goiy <b>x</b> &amp; "',
      'TCVN <i>5603</i>:2023',
    ]
    for (const [index, text] of hostile.entries()) {
      const chat = String(200 + index)
      const heard = await write(chat, text)
      expect(heard.length, text).toBeGreaterThanOrEqual(2)
      for (const one of heard)
        expect(
          one.text.replace(/<\/?(?:b|i|a)(?: href="https?:\/\/[^"<>]*")?>/g, ''),
          text,
        ).not.toMatch(/[<>]/)
    }
    expect(await count('bot_chat')).toBeGreaterThan(hostile.length)
  })

  it('in a group answers who addresses it, under their message', async () => {
    const inGroup = { chatId: '-1001234', fromId: '105', fromName: 'Lan', chatType: 'supergroup' }
    const known = await count('bot_update')
    await app.happen({ ...inGroup, text: 'mai họp lúc mấy giờ nhỉ' })
    const heard = await hear('-1001234', () =>
      app.happen({ ...inGroup, text: `@${app.username} TCVN 5603:2023 còn hiệu lực không?` }),
    )
    expect(await count('bot_update')).toBe(known + 1)
    expect(heard.at(-1)!.text).toContain('TCVN 5603:2023')
    expect(app.calls('sendMessage').at(-1)!.body).toHaveProperty('reply_parameters')
  })
})

describe('without a webhook secret', () => {
  it('updates are asked for, answered once, and the token is in no line of the log', async () => {
    const own = await startCrabline(515_152)
    const polling = await startBots(library, () => ({
      TELEGRAM_BOT_TOKEN: own.token.replace(/^\d+/, '515151'),
      TELEGRAM_API_URL: own.apiUrl,
    }))
    // That token is no token of the app: it says so, and nothing stops.
    await until(() => polling.lines.some((line) => line.includes('updates could not be read')))
    await polling.stop()
    expect(polling.lines.join('')).not.toContain(own.token.split(':')[1])

    const bot = await startBots(library, () => ({
      TELEGRAM_BOT_TOKEN: own.token,
      TELEGRAM_API_URL: own.apiUrl,
      TELEGRAM_DRAFTS: 'on',
    }))
    await own.happen({
      chatId: '300',
      fromId: '300',
      fromName: 'Lan',
      text: 'TCVN 5603:2023 còn hiệu lực không?',
    })
    await until(() => own.calls('sendMessage').length === 2)
    await bot.stop()
    expect(String(own.calls('sendMessage')[1]!.body.text)).toContain('TCVN 5603:2023')
    for (const lines of [bot.lines, bots.lines])
      expect(lines.join('')).not.toContain(own.token.split(':')[1])
    await own.stop()
  })
})
