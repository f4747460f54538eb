import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newConversationId } from '../agent/door.ts'
import { testDatabase } from '../core/testing.ts'
import type { Database } from '../core/db/open.ts'
import { createScriptedAssistant, type ScriptedAssistant } from './testing-assistant.ts'
import { startTestServer, type TestServer } from './testing.ts'

const QUESTION = 'Tôi sản xuất nước mắm thì áp dụng tiêu chuẩn nào?'
const SITE = 'https://doanh-nghiep.example.vn'

let database: Database
let assistant: ScriptedAssistant
let server: TestServer

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  assistant = createScriptedAssistant()
  server = await startTestServer({ assistant, pool: database.pool, env: { WIDGET_ORIGINS: SITE } })
})
afterEach(() => server.stop())

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(server.url + path, { headers })
const send = (method: string, path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(server.url + path, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
const turn = (text = QUESTION) => ({
  conversationId: newConversationId(),
  messageId: newConversationId(),
  text,
})
const fault = async (response: Response) =>
  ((await response.json()) as { error: { code: string; message: string } }).error

describe('asking', () => {
  it('streams what is being done, the words, and the answer, numbered', async () => {
    const asked = turn()
    const response = await send('POST', '/api/v1/chat', asked)
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    const text = await response.text()
    expect([...text.matchAll(/^event: (\w+)$/gm)].map((match) => match[1])).toEqual([
      'status',
      'token',
      'token',
      'done',
    ])
    expect(text).toContain(
      `id: 4\nevent: done\ndata: {"type":"done","messageId":"${asked.messageId}"`,
    )
    expect(text).not.toContain('"trace"')
    expect(assistant.asked).toEqual([{ ...asked, channel: 'web' }])
  })

  it('gives one JSON answer to who cannot take a stream', async () => {
    const asked = turn()
    const response = await send('POST', '/api/v1/chat', asked, { accept: 'application/json' })
    expect(await response.json()).toMatchObject({
      messageId: asked.messageId,
      answer: { status: 'answered', sources: [{ designation: 'QCVN 8-2:2011/BYT' }, {}, {}] },
    })
  })

  it('tells a failure as an event in Vietnamese, and logs it without the question', async () => {
    assistant.beforeEnd = () => {
      throw new Error('connect ECONNREFUSED 10.0.0.1')
    }
    const text = await (await send('POST', '/api/v1/chat', turn())).text()
    expect(text).toMatch(/event: error\ndata: {"type":"error","text":"Hệ thống gặp sự cố/)
    expect(text).not.toContain('ECONNREFUSED')
    expect(server.logged.join('')).toContain('turn failed')
    expect(server.logged.join('')).not.toContain('nước mắm')
  })

  it('answers 503 with the same words where JSON was asked for and the database is away', async () => {
    assistant.beforeEnd = () => {
      throw Object.assign(new Error('terminating connection'), { code: '57P01' })
    }
    const response = await send('POST', '/api/v1/chat', turn(), { accept: 'application/json' })
    expect(response.status).toBe(503)
    expect((await fault(response)).message).toContain('tạm gián đoạn')
  })

  it('stops the work when the client goes away', async () => {
    const stopped = new Promise<void>((resolve) => {
      assistant.beforeEnd = (_request, signal) =>
        new Promise((done) =>
          signal!.addEventListener('abort', () => {
            resolve()
            done()
          }),
        )
    })
    const client = new AbortController()
    const response = await fetch(`${server.url}/api/v1/chat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(turn()),
      signal: client.signal,
    })
    await response.body!.getReader().read()
    client.abort()
    await stopped
  })

  it('counts 1,000 characters as composed, whichever way they were typed', async () => {
    const text = 'ế'.repeat(1000).normalize('NFD')
    const response = await send('POST', '/api/v1/chat', turn(text), { accept: 'application/json' })
    expect(response.status).toBe(200)
    expect(assistant.asked[0]!.text).toBe('ế'.repeat(1000))
  })

  it.each([
    [
      'a question too long',
      turn('a'.repeat(1001)),
      400,
      'question-too-long',
      'dài quá 1.000 ký tự',
    ],
    ['no words', turn(' \n '), 400, 'question-empty', 'Chưa có câu hỏi'],
    [
      'a short conversation id',
      { ...turn(), conversationId: 'abc' },
      400,
      'bad-request',
      'định dạng',
    ],
    ['a field nobody knows', { ...turn(), admin: true }, 400, 'bad-request', 'định dạng'],
    ['another type', { ...turn(), text: ['a'] }, 400, 'bad-request', 'định dạng'],
    ['a prototype', '{"__proto__":{"a":1},"text":"a"}', 400, 'bad-request', 'định dạng'],
    ['broken JSON', '{"text":', 400, 'bad-request', 'định dạng'],
    ['a list', [], 400, 'bad-request', 'định dạng'],
    ['17 kB', turn('a'.repeat(17_000)), 413, 'too-large', 'quá lớn'],
  ])('refuses %s in Vietnamese', async (_name, body, status, code, words) => {
    const response = await send('POST', '/api/v1/chat', body)
    expect(response.status).toBe(status)
    const { code: got, message } = await fault(response)
    expect(got).toBe(code)
    expect(message).toContain(words)
    expect(assistant.asked).toEqual([])
  })

  it('refuses what is not sent as JSON, so that a form of another site cannot ask', async () => {
    const response = await send('POST', '/api/v1/chat', JSON.stringify(turn()), {
      'content-type': 'text/plain',
    })
    expect(response.status).toBe(415)
  })
})

describe('a conversation', () => {
  it('can be read again, judged, and erased', async () => {
    const { conversationId, messageId, text } = turn()
    await (await send('POST', '/api/v1/chat', { conversationId, messageId, text })).text()
    const path = `/api/v1/conversations/${conversationId}`
    const judged = await send('POST', `${path}/feedback`, {
      messageId,
      verdict: 'down',
      reason: 'thieu',
      comment: 'Thiếu phần ghi nhãn',
    })
    expect(judged.status).toBe(204)
    expect(assistant.told).toMatchObject([{ conversationId, messageId, reason: 'thieu' }])
    expect(await (await get(path)).json()).toMatchObject({
      turns: [{ messageId, question: text, feedback: 'down' }],
    })
    expect((await send('DELETE', path, {})).status).toBe(204)
    expect((await get(path)).status).toBe(404)
    expect((await send('DELETE', path, {})).status).toBe(204)
  })

  it.each(['xyz', newConversationId(), '%00'])('answers 404 for %s', async (id) => {
    const response = await get(`/api/v1/conversations/${id}`)
    expect(response.status).toBe(404)
    expect((await fault(response)).message).toContain('Không còn hội thoại này')
  })

  it('takes no feedback on an answer that does not exist', async () => {
    const path = `/api/v1/conversations/${newConversationId()}/feedback`
    const response = await send('POST', path, { messageId: newConversationId(), verdict: 'up' })
    expect(response.status).toBe(404)
  })

  it('never appears in the log', async () => {
    const { conversationId } = turn()
    await get(`/api/v1/conversations/${conversationId}`)
    expect(server.logged.join('')).not.toContain(conversationId)
    expect(server.logged.join('')).toContain('/api/v1/conversations/:id')
    expect(server.logged.join('')).not.toContain('127.0.0.1')
  })
})

describe('pages', () => {
  it('answers a plain form without scripts, with its sources, and stores nothing', async () => {
    const response = await get(`/hoi?q=${encodeURIComponent(QUESTION)}`)
    const page = await response.text()
    expect(page).toContain('Nguồn đã dùng (3)')
    expect(page).toContain('href="/nguon/qcvn-8-2-2011-byt.3"')
    expect(page).toContain('<a class="cite" href="#nguon-1"')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(assistant.asked).toEqual([])
  })

  it('shows a question of any shape as text', async () => {
    const page = await (
      await get(`/hoi?q=${encodeURIComponent('"><script>alert(1)</script>')}`)
    ).text()
    expect(page).not.toContain('<script>alert')
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  })

  it('shows the choices of a counter-question as links', async () => {
    const page = await (await get(`/hoi?q=${encodeURIComponent('Làm bánh thì sao?')}`)).text()
    expect(page).toContain(`href="/hoi?q=${encodeURIComponent('Tôi làm bánh mì tươi')}"`)
  })

  it('shows the passage behind a citation, with its standing, and the way on', async () => {
    const page = await (await get('/nguon/tcvn-5107-2018.1')).text()
    expect(page).toContain('Còn hiệu lực')
    expect(page).toContain('Áp dụng cho ai')
    expect(page).toContain('rel="prev" href="/nguon/qcvn-8-2-2011-byt.3"')
    expect(page).toContain('rel="next" href="/nguon/tcvn-5107-2003.1"')
    expect(page).toContain('&lt;b&gt;Không phải HTML&lt;/b&gt;')
  })

  it('says on the privacy page how long, and whether anything leaves the server', async () => {
    expect(await (await get('/quyen-rieng-tu')).text()).toContain('Không có gì được gửi ra ngoài')
    const other = await startTestServer({
      assistant,
      pool: database.pool,
      env: { OPENAI_MODEL: 'm', RETENTION_DAYS: '30' },
    })
    const page = await (await fetch(`${other.url}/quyen-rieng-tu`)).text()
    expect(page).toContain('dịch vụ mô hình ngôn ngữ')
    expect(page).toMatch(/trong\s+30 ngày/)
    await other.stop()
  })

  it.each(['/khong-co', '/nguon/khong-co', '/nguon/%00', `/nguon/${'a'.repeat(2000)}`, '/hoi/x'])(
    'says in Vietnamese that there is nothing at %s',
    async (path) => {
      const response = await get(path, { accept: 'text/html' })
      expect(response.status).toBe(404)
      expect(await response.text()).toMatch(/<h1>Không tìm thấy trang<\/h1>/)
    },
  )

  it('says so in JSON to programs', async () => {
    expect((await fault(await get('/api/v1/passages/khong-co'))).message).toContain(
      'Không tìm thấy',
    )
    expect((await fault(await get('/api/v2'))).code).toBe('not-found')
  })

  it('survives an address that does not decode', async () => {
    const response = await get('/nguon/%E0%A4%A', { accept: 'text/html' })
    expect(response.status).toBe(400)
    expect(await response.text()).not.toMatch(/URIError|node_modules/)
  })

  it('tells an unforeseen failure without its words', async () => {
    assistant.passage = () => Promise.reject(new Error('secret detail'))
    const response = await get('/nguon/a.1', { accept: 'text/html' })
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain('secret')
  })
})
