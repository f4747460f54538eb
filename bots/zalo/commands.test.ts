import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../../core/config.ts'
import type { Database } from '../../core/db/open.ts'
import { testDatabase } from '../../core/testing.ts'
import { startZaloOaStandIn, type StandIn } from '../zalo-oa/testing/stand-in.ts'
import { openZaloOa } from '../zalo-oa/index.ts'
import { obeyOperator } from './commands.ts'
import { keepLog } from '../testing/tools.ts'

let database: Database
let zalo: StandIn
beforeAll(async () => {
  ;[database, zalo] = await Promise.all([testDatabase(), startZaloOaStandIn()])
})
afterAll(async () => {
  await Promise.all([database.close(), zalo.stop()])
})

const parts = (env: Record<string, string> = {}) => ({
  config: readConfig(env),
  pool: database.pool,
  log: keepLog().log,
})

describe('the words behind npm run bots', () => {
  it('are none when the program is to start', async () => {
    expect(await obeyOperator([], parts())).toBeUndefined()
  })

  it('that nobody knows give the usage', async () => {
    for (const args of [['--nope'], ['probe'], ['--to']])
      await expect(obeyOperator(args, parts())).rejects.toThrow('Cách dùng')
  })

  it('exchange a code of a consent, once, and keep what came of it', async () => {
    const its = parts({
      ZALO_OA_APP_ID: zalo.appId,
      ZALO_OA_APP_SECRET: zalo.appSecret,
      ZALO_OA_SECRET_KEY: zalo.secretKey,
      ZALO_OA_CODE_VERIFIER: 'verifier',
      ZALO_OA_API_URL: zalo.url,
      ZALO_OA_OAUTH_URL: zalo.url,
    })
    expect(await obeyOperator(['--oa-code', 'stale'], its)).toMatchObject({ failed: true })
    expect(await obeyOperator(['--oa-code', 'consent'], its)).toMatchObject({ failed: false })
    const { client } = openZaloOa({ ...its, settings: its.config.zaloOa! })
    expect((await client.account()).name).toBe('Sở thử')
    await expect(obeyOperator(['--oa-code', 'consent'], parts())).rejects.toThrow('Chưa cài')
  })
})
