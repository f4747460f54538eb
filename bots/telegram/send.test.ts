import { Api } from 'grammy'
import { afterEach, describe, expect, it } from 'vitest'
import type { Sendable } from '../channel.ts'
import { readMarkdown } from '../text/read-markdown.ts'
import { closedAddress, startScripted, type Scripted } from '../testing/tools.ts'
import { fetchTelegramPhoto } from './fetch-photo.ts'
import { acknowledge, sendTo } from './send.ts'

const TOKEN = '1000:khong-ai-duoc-thay-token'
const PRIVATE = { chat: '77' }
const part = (text: string): Sendable => ({ kind: 'text', runs: readMarkdown(text) })
const done = { body: JSON.stringify({ ok: true, result: { message_id: 5, date: 1 } }) }
const refusal = (code: number, description: string, parameters: object = {}) => ({
  status: code,
  body: JSON.stringify({ ok: false, error_code: code, description, parameters }),
})

let app: Scripted | undefined
afterEach(() => app?.stop())
const bodies = () => app!.requests.map(({ body }) => JSON.parse(body) as Record<string, unknown>)

async function send(answer: Parameters<typeof startScripted>[0], text = '**Xin** chào') {
  app = await startScripted(answer)
  const api = new Api(TOKEN, { apiRoot: app.url, timeoutSeconds: 1 })
  const sent = await sendTo(api, PRIVATE, part(text))
  expect(JSON.stringify(sent)).not.toContain('khong-ai-duoc-thay')
  return sent
}

describe('a message to Telegram', () => {
  it('goes out as HTML without previews, its buttons as ids within 64 bytes', async () => {
    app = await startScripted(() => done)
    const api = new Api(TOKEN, { apiRoot: app.url })
    const labels = ['Ra cống, kênh, sông, ao hồ, đất (không qua nơi xử lý chung)', 'Chưa']
    const sent = await sendTo(
      api,
      { chat: '-100555', isGroup: true, replyTo: '9' },
      {
        kind: 'text',
        runs: readMarkdown('Nước <b>&'),
        buttons: { set: '9223372036854775807', labels },
      },
    )
    expect(sent).toEqual({ kind: 'sent', id: '5' })
    const [body] = bodies()
    expect(body).toMatchObject({
      chat_id: '-100555',
      text: 'Nước &lt;b&gt;&amp;',
      parse_mode: 'HTML',
      link_preview_options: { is_disabled: true },
      reply_parameters: { message_id: 9, allow_sending_without_reply: true },
    })
    const { inline_keyboard: rows } = body!.reply_markup as {
      inline_keyboard: { text: string; callback_data: string }[][]
    }
    expect(rows.flat().map((one) => one.text)).toEqual(labels)
    for (const { callback_data: data } of rows.flat())
      expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64)
  })

  it('goes out as plain text, once, when the app cannot read its looks', async () => {
    expect(
      await send((_, count) =>
        count === 1 ? refusal(400, "Bad Request: can't parse entities") : done,
      ),
    ).toEqual({ kind: 'sent', id: '5' })
    expect(bodies().map((one) => [one.text, one.parse_mode])).toEqual([
      ['<b>Xin</b> chào', 'HTML'],
      ['Xin chào', undefined],
    ])
    await app!.stop()
    const sent = await send(() => refusal(400, "Bad Request: can't parse entities"))
    expect(sent).toMatchObject({ kind: 'refused' })
    expect(app!.requests).toHaveLength(2)
  })

  it('follows a group that has moved', async () => {
    const moved = refusal(400, 'Bad Request: group chat was upgraded', {
      migrate_to_chat_id: -1009,
    })
    expect(await send((_, count) => (count === 1 ? moved : done))).toMatchObject({ kind: 'sent' })
    expect(bodies().map((one) => one.chat_id)).toEqual(['77', '-1009'])
  })

  it.each([
    [refusal(429, 'Too Many Requests', { retry_after: 17 }), { kind: 'later', seconds: 17 }],
    [refusal(403, 'Forbidden: bot was blocked by the user'), { kind: 'blocked' }],
    [refusal(401, 'Unauthorized'), { kind: 'halted' }],
    [refusal(404, 'Not Found'), { kind: 'halted' }],
    [refusal(400, 'Bad Request: message is too long'), { kind: 'refused' }],
    [refusal(500, 'Internal Server Error'), { kind: 'unknown' }],
    [{ status: 502, body: '<html>Bad Gateway</html>' }, { kind: 'unknown' }],
    [undefined, { kind: 'unknown' }],
    ['hang' as const, { kind: 'unknown' }],
  ])('that ends in %j is told as %j', async (answer, wanted) => {
    expect(await send(() => answer)).toMatchObject(wanted)
    expect(app!.requests).toHaveLength(1)
  })

  it('that found nobody listening surely did not arrive', async () => {
    const api = new Api(TOKEN, { apiRoot: await closedAddress() })
    const sent = await sendTo(api, PRIVATE, part('x'))
    expect(sent).toMatchObject({ kind: 'later', seconds: 0, why: 'ECONNREFUSED' })
  })
})

describe('buttons', () => {
  it('stand side by side when they are short, and each sentence on a line of its own', async () => {
    app = await startScripted(() => done)
    const api = new Api(TOKEN, { apiRoot: app.url })
    const rows = [
      ['Có', 'Một phần', 'Chưa'],
      ['Không áp dụng', 'Chưa rõ', 'Vì sao hỏi?'],
      ['Tạm dừng'],
      ['Nhận bản PDF của gợi ý'],
    ]
    await sendTo(api, PRIVATE, {
      kind: 'text',
      runs: readMarkdown('Câu 1'),
      buttons: { set: '7', labels: rows.flat() },
    })
    const { inline_keyboard: told } = bodies()[0]!.reply_markup as {
      inline_keyboard: { text: string; callback_data: string }[][]
    }
    expect(told.map((row) => row.map((one) => one.text))).toEqual(rows)
    expect(told.flat().map((one) => one.callback_data)).toEqual(
      rows.flat().map((_label, index) => `c:7:${index}`),
    )
  })

  it('give way to what was chosen; an old one only says that it is old', async () => {
    app = await startScripted(() => done)
    const api = new Api(TOKEN, { apiRoot: app.url })
    const press = {
      kind: 'press',
      set: '7',
      index: 1,
      query: 'q',
      message: '5',
      chat: '77',
    } as const
    await acknowledge(api, press, 'Bạn chọn: Một phần', 'Một phần')
    await acknowledge(api, press, 'Nút này thuộc tin nhắn cũ.')
    expect(app.requests.map(({ path }) => path.split('/').at(-1))).toEqual([
      'answerCallbackQuery',
      'editMessageReplyMarkup',
      'answerCallbackQuery',
    ])
    expect(bodies()[1]).toMatchObject({
      chat_id: '77',
      message_id: 5,
      reply_markup: { inline_keyboard: [[{ text: '✓ Một phần', callback_data: 'c:0:0' }]] },
    })
  })

  it('that the app no longer knows are nothing to fail of', async () => {
    app = await startScripted(() => refusal(400, 'Bad Request: query is too old'))
    const api = new Api(TOKEN, { apiRoot: app.url })
    const press = {
      kind: 'press',
      set: '7',
      index: 1,
      query: 'q',
      message: '5',
      chat: '77',
    } as const
    await expect(acknowledge(api, press, 'x', 'y')).resolves.toBeUndefined()
  })
})

describe('a photo from Telegram', () => {
  const PNG = Buffer.from('89504e470d0a1a0a0000', 'hex')
  const fetchWith = async (
    file: { status?: number; body: string | Buffer } | undefined,
    size = 10,
  ) => {
    app = await startScripted((path) =>
      path.endsWith('/getFile')
        ? {
            body: JSON.stringify({
              ok: true,
              result: {
                file_id: 'a',
                file_unique_id: 'b',
                file_path: 'photos/1.png',
                file_size: size,
              },
            }),
          }
        : file,
    )
    return fetchTelegramPhoto(new Api(TOKEN, { apiRoot: app.url }), app.url, 'a')
  }

  it('is taken when it is a picture and small enough', async () => {
    expect(await fetchWith({ body: PNG })).toEqual({ type: 'image/png', bytes: PNG })
    await app!.stop()
    expect(await fetchWith({ body: '<svg onload="x">' })).toBeUndefined()
    await app!.stop()
    expect(await fetchWith({ body: PNG }, 21_000_000)).toBeUndefined()
    await app!.stop()
    // The app says that it is small, and it is not.
    expect(
      await fetchWith({ body: Buffer.concat([PNG, Buffer.alloc(20_100_000)]) }),
    ).toBeUndefined()
    await app!.stop()
    expect(await fetchWith({ status: 404, body: '' })).toBeUndefined()
  })

  it('that cannot be fetched now fails without telling the address', async () => {
    const failure = await fetchWith(undefined).catch((error: Error) => error)
    expect(failure).toBeInstanceOf(Error)
    expect(`${(failure as Error).stack} ${JSON.stringify(failure)}`).not.toContain('khong-ai-duoc')
    expect((failure as Error).cause).toBeUndefined()
  })
})
