import type pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../core/db/open.ts'
import { testDatabase } from '../../core/testing.ts'
import { closedAddress, keepLog } from '../testing/tools.ts'
import { pairFromCode, refreshPair } from './oauth.ts'
import { startZaloOaStandIn, type StandIn } from './testing/stand-in.ts'
import { createTokenKeeper, type TokenKeeper } from './token.ts'
import { createTokenStore, type TokenStore } from './token-store.ts'

const HOUR = 3_600_000
let zalo: StandIn
let database: Database
let store: TokenStore
let clock: Date
let lines: string[]
/** As many as there are processes. */
let newKeeper: (its?: TokenStore) => TokenKeeper

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  zalo = await startZaloOaStandIn()
  await database.pool.query('delete from zalo_oa_token')
  store = createTokenStore(database.pool, zalo.appId, zalo.appSecret)
  clock = new Date()
  const kept = keepLog()
  lines = kept.lines
  newKeeper = (its = store) =>
    createTokenKeeper({
      store: its,
      refresh: (token) => refreshPair({ ...zalo, oauthUrl: zalo.url }, token),
      log: kept.log,
      now: () => clock,
    })
})
afterEach(() => zalo.stop())

describe('the token of an Official Account', () => {
  it('is exchanged at first, then used until 5 of its 25 hours are left', async () => {
    await store.plant(zalo.refreshToken)
    const keeper = newKeeper()
    const first = await keeper.accessToken()
    clock = new Date(clock.getTime() + 19 * HOUR)
    expect(await keeper.accessToken()).toBe(first)
    clock = new Date(clock.getTime() + 2 * HOUR)
    expect(await keeper.accessToken()).not.toBe(first)
    expect(zalo.exchanges).toEqual(['done', 'done'])
  })

  it('is exchanged once, however many ask at once in several processes', async () => {
    await store.plant(zalo.refreshToken)
    const keepers = [newKeeper(), newKeeper(), newKeeper()]
    const tokens = await Promise.all(
      Array.from({ length: 12 }, (_, index) => keepers[index % 3]!.accessToken()),
    )
    expect(new Set(tokens).size).toBe(1)
    expect(zalo.exchanges).toEqual(['done'])
    const others = await Promise.all(keepers.map((one) => one.replace(tokens[0]!)))
    expect(new Set(others).size).toBe(1)
    expect(others[0]).not.toBe(tokens[0])
    expect(zalo.exchanges).toEqual(['done', 'done'])
  })

  it('is in the database before anybody gets to use it, and stays there for the next start', async () => {
    await store.plant(zalo.refreshToken)
    let saved = ''
    const watched: TokenStore = {
      ...store,
      async claim(known) {
        const claim = await store.claim(known)
        return (
          claim && {
            ...claim,
            async save(pair) {
              const done = await claim.save(pair)
              saved = (await store.read())!.accessToken!
              return done
            },
          }
        )
      },
    }
    expect(await newKeeper(watched).accessToken()).toBe(saved)
    // The settings still name the first refresh token, which is used up.
    await store.plant(zalo.refreshToken)
    expect(await newKeeper().accessToken()).toBe(saved)
    expect(zalo.exchanges).toEqual(['done'])
  })

  it('is saved later when the database is away at that moment, and not used before', async () => {
    await store.plant(zalo.refreshToken)
    let away = true
    const shaky: TokenStore = {
      ...store,
      async claim(known) {
        const claim = await store.claim(known)
        return (
          claim && {
            ...claim,
            save: (pair) => (away ? Promise.reject(new Error('away')) : claim.save(pair)),
          }
        )
      },
    }
    const keeper = newKeeper(shaky)
    await expect(keeper.accessToken()).rejects.toThrow('away')
    await expect(keeper.accessToken()).rejects.toThrow('away')
    away = false
    expect(await keeper.accessToken()).toBe((await store.read())!.accessToken)
    expect(zalo.exchanges).toEqual(['done'])
  })

  it('stays in use while an early exchange fails', async () => {
    await store.plant(zalo.refreshToken)
    const keeper = newKeeper()
    const first = await keeper.accessToken()
    clock = new Date(clock.getTime() + 21 * HOUR)
    zalo.next('/v4/oa/access_token', 'page')
    expect(await keeper.accessToken()).toBe(first)
    expect(await keeper.accessToken()).not.toBe(first)
  })

  it('calls for a person when Zalo refuses the exchange, and rests before it asks again', async () => {
    await store.plant('of somebody else')
    const keeper = newKeeper()
    for (let attempt = 0; attempt < 3; attempt++)
      await expect(keeper.accessToken()).rejects.toMatchObject({ fault: 'account' })
    expect(zalo.exchanges).toEqual(['refused'])
    expect(lines.join()).toContain('ALERT')
    // A new one in the settings, after a consent, is taken at once.
    await store.plant(zalo.refreshToken)
    expect(await keeper.accessToken()).toMatch(/^access-/)
  })

  it('is lost when the answer is lost, which is told; a consent code gives a new pair', async () => {
    await store.plant(zalo.refreshToken)
    const keeper = newKeeper()
    zalo.next('/v4/oa/access_token', 'lose')
    await expect(keeper.accessToken()).rejects.toMatchObject({ fault: 'unknown' })
    await expect(keeper.accessToken()).rejects.toMatchObject({ fault: 'account' })
    await store.put(await pairFromCode({ ...zalo, oauthUrl: zalo.url }, 'consent', 'verifier'))
    expect(await keeper.accessToken()).toMatch(/^access-/)
  })

  it('is asked for again after the server could not be reached', async () => {
    await store.plant(zalo.refreshToken)
    const oauthUrl = await closedAddress()
    const refresh = (token: string) => refreshPair({ ...zalo, oauthUrl }, token)
    const { log } = keepLog()
    await expect(createTokenKeeper({ store, refresh, log }).accessToken()).rejects.toMatchObject({
      fault: 'later',
    })
    expect(await newKeeper().accessToken()).toMatch(/^access-/)
  })

  it('of a holder who died is taken over when the claim has run out', async () => {
    await store.plant(zalo.refreshToken)
    expect(await store.claim(undefined)).toBeDefined()
    expect(await store.claim(undefined)).toBeUndefined()
    await runOutClaims(database.pool)
    expect(await newKeeper().accessToken()).toMatch(/^access-/)
  })

  it('of a slow holder is saved even after its claim has run out, but not over a newer consent', async () => {
    await store.plant(zalo.refreshToken)
    const pair = (name: string) => ({
      accessToken: name,
      refreshToken: `${name}-next`,
      accessExpiresAt: new Date(clock.getTime() + 25 * HOUR),
    })
    const slow = (await store.claim(undefined))!
    await runOutClaims(database.pool)
    expect(await slow.save(pair('slow'))).toBe(true)
    const late = (await store.claim('slow'))!
    await store.put(pair('consent'))
    expect(await late.save(pair('late'))).toBe(false)
    expect((await store.read())!.accessToken).toBe('consent')
  })

  it('cannot be read from the database without the app secret, nor is it ever logged', async () => {
    await store.plant(zalo.refreshToken)
    const token = await newKeeper().accessToken()
    const { rows } = await database.pool.query('select * from zalo_oa_token')
    const text = JSON.stringify(rows) + lines.join()
    for (const secret of [token, zalo.refreshToken, zalo.appSecret])
      expect(text).not.toContain(secret)
    const other = createTokenStore(database.pool, zalo.appId, 'another secret')
    expect(await other.read()).toMatchObject({ accessToken: undefined, refused: true })
  })
})

const runOutClaims = (pool: pg.Pool) =>
  pool.query(`update zalo_oa_token set claimed_until = now() - interval '1 second'`)
