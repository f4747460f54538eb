import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../core/db/open.ts'
import { readConfig } from '../../core/config.ts'
import { testDatabase } from '../../core/testing.ts'
import { keepLog } from '../testing/tools.ts'
import { createZaloOaChannel, openZaloOa, type ZaloOaAccess } from './index.ts'
import { MAX_TITLE } from './message.ts'
import { startZaloOaStandIn, type StandIn } from './testing/stand-in.ts'

const SEND = '/v3.0/oa/message/cs'
const USER = '246845883529197922'
let zalo: StandIn
let database: Database
let access: ZaloOaAccess
let lines: string[]

const settingsOf = (env: Record<string, string> = {}) =>
  readConfig({
    ZALO_OA_APP_ID: zalo.appId,
    ZALO_OA_APP_SECRET: zalo.appSecret,
    ZALO_OA_SECRET_KEY: zalo.secretKey,
    ZALO_OA_API_URL: zalo.url,
    ZALO_OA_OAUTH_URL: zalo.url,
    ...env,
  }).zaloOa!

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  zalo = await startZaloOaStandIn()
  const kept = keepLog()
  lines = kept.lines
  access = openZaloOa({ settings: settingsOf(), pool: database.pool, log: kept.log })
  await access.store.plant(zalo.refreshToken)
})
afterEach(() => zalo.stop())

const channel = (env?: Record<string, string>, now?: () => Date) =>
  createZaloOaChannel({
    settings: settingsOf(env),
    pool: database.pool,
    log: keepLog().log,
    ...(now ? { now } : {}),
  })
const text = (words: string, labels?: string[]) => ({
  kind: 'text' as const,
  runs: [{ text: words }],
  ...(labels ? { buttons: { set: '77', labels } } : {}),
})

describe('sending through an Official Account', () => {
  it('sends text with composed letters, and gives the id', async () => {
    const sent = await channel().send({ chat: USER }, text('Nước mắm'.normalize('NFD')))
    expect(sent).toEqual({ kind: 'sent', id: 'oa1' })
    expect(zalo.sent).toEqual([{ user: USER, id: 'oa1', message: { text: 'Nước mắm' } }])
  })

  it('puts choices on buttons that carry our mark, with titles that fit', async () => {
    const long = '𠀀'.repeat(MAX_TITLE)
    await channel().send({ chat: USER }, text('Chọn', ['Có', long]))
    const { payload } = zalo.sent[0]!.message.attachment as {
      payload: {
        template_type?: string
        buttons: { title: string; type: string; payload: string }[]
      }
    }
    expect(payload.template_type).toBeUndefined()
    expect(payload.buttons[0]).toEqual({ title: 'Có', type: 'oa.query.hide', payload: '#sme:77:0' })
    expect(payload.buttons[1]!.title.length).toBeLessThanOrEqual(MAX_TITLE)
    expect(payload.buttons[1]!.title.isWellFormed()).toBe(true)
  })

  it('names the template, or has no buttons at all, as set', async () => {
    await channel({ ZALO_OA_BUTTON_TEMPLATE: 'button' }).send({ chat: USER }, text('Chọn', ['Có']))
    expect(JSON.stringify(zalo.sent[0])).toContain('"template_type":"button"')
    expect(channel({ ZALO_OA_BUTTON_TEMPLATE: 'none' }).limits.buttons).toBeUndefined()
  })

  it('uploads a PDF and sends it; what the account cannot take goes out as a link', async () => {
    const file = { name: 'ket-qua.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.7 ấ') }
    await channel().send({ chat: USER }, { kind: 'file', file })
    expect(zalo.uploads).toMatchObject([{ bytes: file.bytes.length, type: 'application/pdf' }])
    expect(zalo.sent[0]!.message).toEqual({
      attachment: { type: 'file', payload: { token: zalo.uploads[0]!.token } },
    })
    const large = {
      ...file,
      bytes: Buffer.alloc(5_000_001),
      link: () => Promise.resolve('https://a.vn/x.pdf'),
    }
    await channel().send({ chat: USER }, { kind: 'file', file: large })
    expect(zalo.sent[1]!.message.text).toContain('https://a.vn/x.pdf')
    const { link: _none, ...nowhere } = large
    expect((await channel().send({ chat: USER }, { kind: 'file', file: nowhere })).kind).toBe(
      'refused',
    )
  })

  it('gets a new token once when the old one is refused, and sends once', async () => {
    await access.client.account()
    zalo.expireAccess()
    expect((await channel().send({ chat: USER }, text('Chào'))).kind).toBe('sent')
    expect(zalo.sent).toHaveLength(1)
    expect(zalo.exchanges).toEqual(['done', 'done'])
    zalo.next(SEND, -216)
    zalo.next(SEND, -216)
    expect((await channel().send({ chat: USER }, text('Chào'))).kind).toBe('later')
    expect(zalo.sent).toHaveLength(1)
  })

  it.each([
    [-216, 'sent'],
    [-32, 'later'],
    [-213, 'blocked'],
    [-217, 'blocked'],
    [-230, 'refused'],
    [-232, 'refused'],
    [-234, 'refused'],
    [-211, 'halted'],
    [-224, 'halted'],
    [-242, 'halted'],
    [-201, 'refused'],
    [-240, 'refused'],
    [-9999, 'refused'],
  ])('takes error %i of HTTP 200 as "%s"', async (code, kind) => {
    zalo.next(SEND, code)
    expect((await channel().send({ chat: USER }, text('Chào'))).kind).toBe(kind)
  })

  it('does not know after a cut line or a page of a gateway, and does not send again by itself', async () => {
    await access.client.account()
    for (const fault of ['lose', 'page'] as const) {
      zalo.next(SEND, fault)
      expect((await channel().send({ chat: USER }, text('Chào'))).kind).toBe('unknown')
    }
    expect(zalo.sent).toHaveLength(1)
  })

  it('repeats an upload, which nobody sees, rather than not knowing', async () => {
    await access.client.account()
    zalo.next('/v2.0/oa/upload/file', 'page')
    const file = { name: 'a.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF') }
    expect((await channel().send({ chat: USER }, { kind: 'file', file })).kind).toBe('later')
  })

  it('answers within 48 hours, later only when billed answers are on, and not after 7 days', async () => {
    const at = '2026-11-20T08:00:00.000Z'
    const after = (hours: number) => () => new Date(Date.parse(at) + hours * 3_600_000)
    const kind = async (hours: number, env?: Record<string, string>) =>
      (await channel(env, after(hours)).send({ chat: USER, at }, text('Chào'))).kind
    const billed = { ZALO_OA_BILLED_REPLIES: 'on' }
    expect(await kind(47)).toBe('sent')
    expect(await kind(-1)).toBe('sent')
    expect(await kind(48)).toBe('refused')
    expect(await kind(7 * 24, billed)).toBe('refused')
  })

  it('has no token in what it tells or logs', async () => {
    zalo.next(SEND, -224)
    const told = JSON.stringify(await channel().send({ chat: USER }, text('Chào')))
    const token = await access.keeper.accessToken()
    for (const secret of [token, zalo.refreshToken, zalo.appSecret, zalo.secretKey, USER])
      expect(told + lines.join()).not.toContain(secret)
  })
})
