import { afterAll, beforeAll, expect, it } from 'vitest'
import { readConfig } from '../../core/config.ts'
import type { Database } from '../../core/db/open.ts'
import { testDatabase } from '../../core/testing.ts'
import { startCrabline, type Crabline } from '../zalo-bot/testing/crabline.ts'
import { startZaloOaStandIn, type StandIn } from '../zalo-oa/testing/stand-in.ts'
import { probeZalo } from './probe.ts'
import { keepLog } from '../testing/tools.ts'

let crabline: Crabline
let zalo: StandIn
let database: Database
beforeAll(async () => {
  ;[crabline, zalo, database] = await Promise.all([
    startCrabline(),
    startZaloOaStandIn(),
    testDatabase(),
  ])
})
afterAll(async () => {
  await Promise.all([crabline.stop(), zalo.stop(), database.close()])
})

const probe = async (env: Record<string, string>, oaUser?: string) => {
  const { log, lines } = keepLog()
  const findings = await probeZalo({
    config: readConfig(env),
    pool: database.pool,
    log,
    ...(oaUser ? { oaUser } : {}),
  })
  return { findings, text: findings.map(({ state, text }) => `${state} ${text}`).join('\n'), lines }
}
const full = () => ({
  PUBLIC_URL: 'https://tro-ly.example.vn',
  ZALO_BOT_TOKEN: crabline.token,
  ZALO_BOT_API_URL: crabline.apiUrl,
  ZALO_BOT_WEBHOOK_SECRET: 'a-secret-of-ours',
  ZALO_OA_APP_ID: zalo.appId,
  ZALO_OA_APP_SECRET: zalo.appSecret,
  ZALO_OA_SECRET_KEY: zalo.secretKey,
  ZALO_OA_REFRESH_TOKEN: zalo.refreshToken,
  ZALO_OA_API_URL: zalo.url,
  ZALO_OA_OAUTH_URL: zalo.url,
})

it('the probe says that nothing is set', async () => {
  const { findings } = await probe({})
  expect(findings.map((one) => one.state)).toEqual(['note', 'note'])
})

it('the probe finds what works, and tries the forms of buttons on a person who agreed', async () => {
  const { findings, text } = await probe(full(), '246845883529197922')
  expect(findings.filter((one) => one.state === 'bad')).toEqual([])
  expect(text).toContain('bot tên “')
  expect(text).toContain('/webhooks/zalo-oa')
  expect(text).toContain('tài khoản “Sở thử”, đã xác thực')
  expect(zalo.sent).toHaveLength(3)
})

it('the probe says what is wrong, and shows no secret', async () => {
  zalo.next('/v2.0/oa/getoa', -224)
  const env = {
    ...full(),
    ZALO_BOT_TOKEN: '1:not-the-token',
    PUBLIC_URL: 'http://tro-ly.example.vn',
  }
  const { text, lines } = await probe(env)
  expect(text.match(/^bad /gm)).toHaveLength(4)
  for (const name of [
    'ZALO_BOT_TOKEN',
    'ZALO_BOT_WEBHOOK_SECRET',
    'ZALO_OA_APP_SECRET',
    'ZALO_OA_SECRET_KEY',
    'ZALO_OA_REFRESH_TOKEN',
  ] as const)
    expect(text + lines.join()).not.toContain(env[name])
})
