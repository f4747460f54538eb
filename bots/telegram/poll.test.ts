import { Api } from 'grammy'
import { afterEach, describe, expect, it } from 'vitest'
import { keepLog, startScripted, until, type Scripted } from '../testing/tools.ts'
import { pollUpdates } from './poll.ts'
import { prepareTelegram } from './prepare.ts'
import { showProgress } from './progress.ts'

const TOKEN = '1000:khong-ai-duoc-thay-token'
let app: Scripted | undefined
afterEach(() => app?.stop())

const ok = (result: unknown) => ({ body: JSON.stringify({ ok: true, result }) })
const refusal = (code: number, parameters: object = {}) => ({
  status: code,
  body: JSON.stringify({ ok: false, error_code: code, description: 'x', parameters }),
})
const api = () => new Api(TOKEN, { apiRoot: app!.url, timeoutSeconds: 5 })
const calls = (method: string) =>
  app!.requests
    .filter(({ path }) => path.endsWith(`/${method}`))
    .map(({ body }) => JSON.parse(body) as Record<string, unknown>)

describe('polling', () => {
  it('asks on from what was stored, and gets again what could not be', async () => {
    const updates = [{ update_id: 7 }, { update_id: 8 }]
    app = await startScripted((_, count) => {
      if (count > 2) return 'hang'
      const { offset } = JSON.parse(app!.requests.at(-1)!.body) as { offset: number }
      return ok(updates.filter((one) => one.update_id >= offset))
    })
    const received: number[] = []
    const stopping = new AbortController()
    const { log, lines } = keepLog()
    const polling = pollUpdates(
      api(),
      (update) => {
        received.push(update.update_id)
        // The database is away for a moment.
        return received.length === 2 ? Promise.reject(new Error('away')) : Promise.resolve()
      },
      { signal: stopping.signal, log },
    )
    await until(() => app!.requests.length === 3)
    stopping.abort()
    await polling
    expect(received).toEqual([7, 8, 8])
    expect(calls('getUpdates').map((one) => one.offset)).toEqual([0, 8, 9])
    expect(lines.join('')).not.toContain('khong-ai-duoc')
  })

  it('waits as long as it is told, and stops while it waits', async () => {
    app = await startScripted(() => refusal(429, { retry_after: 3_600 }))
    const stopping = new AbortController()
    const { log, lines } = keepLog()
    const polling = pollUpdates(api(), () => Promise.resolve(), { signal: stopping.signal, log })
    await until(() => lines.some((line) => line.includes('"seconds":3600')))
    stopping.abort()
    await polling
    expect(app.requests).toHaveLength(1)
  })
})

describe('setting up', () => {
  it('goes on after what the app refuses, and tries again what it could not take', async () => {
    app = await startScripted((path, count) =>
      count === 1
        ? refusal(429, { retry_after: 0.01 })
        : path.endsWith('/setMyShortDescription')
          ? refusal(400)
          : ok(true),
    )
    const { log } = keepLog()
    const { signal } = new AbortController()
    await prepareTelegram(api(), { signal, log })
    expect(app.requests.map(({ path }) => path.split('/').at(-1))).toEqual([
      ...['deleteWebhook', 'deleteWebhook', 'setMyCommands', 'setMyCommands'],
      ...['setMyShortDescription', 'setMyDescription'],
    ])
  })
})

describe('signs that an answer is being made', () => {
  it('are drafts only where they are wanted, in private, and end when the app refuses them', async () => {
    app = await startScripted((path) => (path.endsWith('Draft') ? refusal(400) : ok(true)))
    const silent = showProgress(api(), { chat: '7' }, { drafts: false })
    silent.show('một')
    await silent.stop()
    const inGroup = showProgress(api(), { chat: '-7', isGroup: true }, { drafts: true })
    inGroup.show('một')
    await inGroup.stop()
    expect(calls('sendMessageDraft')).toEqual([])
    const drafting = showProgress(api(), { chat: '7' }, { drafts: true })
    drafting.show('một')
    await until(() => calls('sendMessageDraft').length === 1)
    drafting.show('một hai')
    await until(() => calls('sendChatAction').length === 1)
    await drafting.stop()
    expect(calls('sendMessageDraft')).toMatchObject([{ chat_id: 7, text: 'một' }])
  })

  it('show the latest text, with a pause between, and none after the end', async () => {
    app = await startScripted(() => ok(true))
    const progress = showProgress(api(), { chat: '7' }, { drafts: true })
    for (const text of ['a', 'ab', 'abc', 'abcd']) progress.show(text)
    await until(() => calls('sendMessageDraft').length === 2)
    progress.show('abcde')
    await progress.stop()
    progress.show('abcdef')
    expect(calls('sendMessageDraft').map((one) => one.text)).toEqual(['a', 'abcd'])
    const ids = new Set(calls('sendMessageDraft').map((one) => one.draft_id))
    expect(ids.size).toBe(1)
    expect([...ids][0]).not.toBe(0)
  })

  it('never keep the answer waiting', async () => {
    app = await startScripted(() => 'hang')
    const progress = showProgress(api(), { chat: '7' }, { drafts: true })
    progress.show('một')
    await until(() => calls('sendMessageDraft').length === 1)
    await progress.stop()
  })
})
