import { beforeEach, describe, expect, it } from 'vitest'
import { readConfig } from '../../core/config.ts'
import type { Incoming } from '../channel.ts'
import { keepLog } from '../testing/tools.ts'
import { sha256sum } from './testing/stand-in.ts'
import { createOaWebhook } from './webhook.ts'

const APP = '360846524940903967'
const OA = '388613280878808645'
const KEY = 'khóa webhook'
const now = new Date('2026-11-24T08:00:00Z')
const timestamp = String(now.getTime() - 1_500)

let taken: Incoming[]
let lines: string[]
let log: ReturnType<typeof keepLog>['log']
beforeEach(() => {
  taken = []
  ;({ log, lines } = keepLog())
})

const hook = (env: Record<string, string> = {}) =>
  createOaWebhook({
    settings: readConfig({
      ZALO_OA_APP_ID: APP,
      ZALO_OA_ID: OA,
      ZALO_OA_APP_SECRET: 'app secret',
      ZALO_OA_SECRET_KEY: KEY,
      ...env,
    }).zaloOa!,
    take: (incoming) => Promise.resolve(void taken.push(incoming)),
    log,
    now: () => now,
  })

const sign = (raw: string, time = timestamp, id = APP) => ({
  'x-zevent-signature': `mac=${sha256sum(id, raw, time, KEY)}`,
})
/** Signed by the command over exactly these bytes. */
async function deliver(event: object | string, time = timestamp): Promise<number> {
  const raw = typeof event === 'string' ? event : JSON.stringify(event)
  return (await hook().receive(Buffer.from(raw), sign(raw, time))).status
}
const message = (name: string, more: object) => ({
  app_id: APP,
  event_name: name,
  timestamp,
  sender: { id: '246845883529197922' },
  recipient: { id: OA },
  message: { msg_id: '96d3cdf3af150460909', ...more },
})
const about = {
  externalId: '96d3cdf3af150460909',
  chat: '246845883529197922',
  at: new Date(Number(timestamp)).toISOString(),
}

describe('an event of an Official Account', () => {
  it('with text is taken as text, a command, or a press of one of our buttons', async () => {
    for (const text of [
      'TCVN về nước mắm?',
      '/goiy nước mắm',
      '#sme:77:2',
      '#sme:; drop table',
      '/xoa',
    ])
      expect(await deliver(message('user_send_text', { text }))).toBe(200)
    expect(taken).toEqual([
      { ...about, kind: 'text', text: 'TCVN về nước mắm?' },
      { ...about, kind: 'command', name: 'goiy', rest: 'nước mắm' },
      { ...about, kind: 'press', set: '77', index: 2 },
      { ...about, kind: 'text', text: '#sme:; drop table' },
      { ...about, kind: 'command', name: 'xoa', rest: '' },
    ])
  })

  it('with a picture names its address; anything else is taken as something we cannot read', async () => {
    const url = 'https://f1.photo.example/a.jpg'
    await deliver(
      message('user_send_image', { attachments: [{ type: 'image', payload: { url } }] }),
    )
    await deliver(
      message('user_send_image', { attachments: [{ payload: { url: 'file:///etc/passwd' } }] }),
    )
    for (const name of [
      'audio',
      'video',
      'gif',
      'sticker',
      'location',
      'business_card',
      'file',
      'new_kind',
    ])
      await deliver(message(`user_send_${name}`, { attachments: 'odd', text: 7 }))
    expect(taken[0]).toEqual({ ...about, kind: 'photo', photo: url })
    expect(taken.slice(1).map((one) => one.kind)).toEqual(Array(9).fill('other'))
  })

  it('of following greets, of leaving stops; the same one has the same number', async () => {
    const follow = {
      app_id: APP,
      event_name: 'follow',
      timestamp,
      oa_id: OA,
      follower: { id: '11' },
    }
    await deliver(follow)
    await deliver(follow)
    await deliver({ ...follow, event_name: 'unfollow' })
    expect(taken.map((one) => one.kind)).toEqual(['command', 'command', 'gone'])
    expect(taken[0]).toMatchObject({ chat: '11', name: 'start' })
    expect(taken[1]!.externalId).toBe(taken[0]!.externalId)
    expect(taken[2]!.externalId).not.toBe(taken[0]!.externalId)
    expect(taken[0]!.externalId).not.toContain('11:')
  })

  it('that is an echo, a receipt, or unknown is answered with 200 and left alone', async () => {
    for (const name of [
      'user_seen_message',
      'user_received_message',
      'user_submit_info',
      'what_is_this',
    ])
      expect(await deliver({ app_id: APP, event_name: name, timestamp })).toBe(200)
    expect(await deliver(message('oa_send_text', { text: 'của chúng tôi' }))).toBe(200)
    expect(await deliver({ timestamp })).toBe(200)
    expect(taken).toEqual([])
  })

  it('that a member of staff wrote quiets the bot for the time that is set, and not with 0', async () => {
    const event = {
      ...message('oa_send_text', { text: 'Chào anh, tôi là cán bộ' }),
      sender: { id: OA },
      recipient: { id: '246845883529197922' },
      admin_id: '5',
    }
    const raw = JSON.stringify(event)
    for (const minutes of ['45', '0'])
      expect(
        await hook({ ZALO_OA_QUIET_MINUTES: minutes }).receive(Buffer.from(raw), sign(raw)),
      ).toMatchObject({ status: 200 })
    // What was said stays with the two of them.
    expect(taken).toEqual([{ ...about, kind: 'staff', minutes: 45 }])
  })

  it('keeps identifiers exactly, also when they come as numbers', async () => {
    const raw = `{"event_name":"user_send_text","timestamp":${timestamp},"sender":{"id":24684588352919792233},"message":{"msg_id":9007199254740993123,"text":"Chào"}}`
    expect(await deliver(raw)).toBe(200)
    expect(taken[0]).toMatchObject({
      chat: '24684588352919792233',
      externalId: '9007199254740993123',
    })
  })

  it('is refused without a signature, with a wrong one, or when it is of another day', async () => {
    const raw = JSON.stringify(message('user_send_text', { text: 'giả' }))
    const status = async (headers: Record<string, string>) =>
      (await hook().receive(Buffer.from(raw), headers)).status
    expect(await status({})).toBe(401)
    expect(await status(sign(`${raw} `))).toBe(401)
    expect(await status(sign(raw, timestamp, '1'))).toBe(401)
    const old = String(now.getTime() - 86_400_000)
    expect(
      await deliver({ ...message('user_send_text', { text: 'cũ' }), timestamp: old }, old),
    ).toBe(401)
    expect(taken).toEqual([])
  })

  it('of the console’s own trial is answered with 200 and does nothing', async () => {
    expect((await hook().receive(Buffer.from('{}'), {})).status).toBe(200)
    expect(taken).toEqual([])
  })

  it('in any odd shape never fails, and is refused unsigned', async () => {
    for (const raw of ['', 'null', '[]', '"x"', '{', '<xml/>', '\u0000\ufffd', '[{}]', '{"a":1}']) {
      const empty = raw === '[]'
      expect((await hook().receive(Buffer.from(raw), {})).status).toBe(empty ? 200 : 401)
      expect((await hook().receive(Buffer.from(raw), sign(raw, ''))).status).toBe(empty ? 200 : 401)
    }
    expect(taken).toEqual([])
  })

  it('tells once which way of signing fitted, and never the key', async () => {
    const its = hook()
    for (let count = 0; count < 3; count++) {
      const raw = JSON.stringify(message('user_send_text', { text: 'Chào' }))
      await its.receive(Buffer.from(raw), {
        'x-zevent-timestamp': timestamp,
        'x-zevent-signature': `mac=${sha256sum(OA, raw, timestamp, KEY)}`,
      })
    }
    expect(lines.filter((line) => line.includes('oa:body:key'))).toHaveLength(1)
    expect(lines.join()).not.toContain(KEY)
  })

  it('lets a failing database be seen, so that Zalo tells it again', async () => {
    const raw = JSON.stringify(message('user_send_text', { text: 'Chào' }))
    const failing = createOaWebhook({
      settings: readConfig({
        ZALO_OA_APP_ID: APP,
        ZALO_OA_APP_SECRET: 's',
        ZALO_OA_SECRET_KEY: KEY,
      }).zaloOa!,
      take: () => Promise.reject(new Error('away')),
      log,
      now: () => now,
    })
    await expect(failing.receive(Buffer.from(raw), sign(raw))).rejects.toThrow('away')
  })
})
