/** The one row that holds an app's pair of tokens, and who may exchange it now. */
import { createHash, randomUUID } from 'node:crypto'
import type pg from 'pg'
import { sql } from '../../core/db/sql.ts'
import { seal, unseal } from './seal.ts'

export interface TokenPair {
  accessToken: string
  refreshToken: string
  accessExpiresAt: Date
}

export interface StoredToken {
  /** Undefined before the first exchange. */
  accessToken: string | undefined
  accessExpiresAt: Date | undefined
  /** Zalo refused the last exchange: most likely an administrator must consent again. */
  refused: boolean
}

export interface TokenStore {
  read(): Promise<StoredToken | undefined>
  /**
   * Puts a refresh token in that came from outside (settings, console), once: the same one again changes nothing,
   * for by then it has been used up.
   */
  plant(refreshToken: string): Promise<void>
  /**
   * The right to exchange the refresh token, for one holder at a time; undefined while somebody else has it, or when
   * the pair was exchanged meanwhile.
   */
  claim(knownAccessToken: string | undefined): Promise<Claim | undefined>
  /** A pair from a consent in the browser. */
  put(pair: TokenPair): Promise<void>
}

export interface Claim {
  refreshToken: string
  /** Committed when this returns; false when the row went on without us. */
  save(pair: TokenPair): Promise<boolean>
  /** Ends the claim; after a refusal nobody asks again for some minutes, and then once. */
  giveUp(refused: boolean): Promise<void>
}

/** Longer than the exchange can take, so that a holder who died is replaced and a slow one is not. */
const CLAIM_SECONDS = 60
const REST_AFTER_REFUSAL_SECONDS = 600

interface Row {
  access_token: string | null
  refresh_token: string
  access_expires_at: Date | null
  refused_at: Date | null
}

export function createTokenStore(pool: pg.Pool, appId: string, appSecret: string): TokenStore {
  const open = (sealed: string | null): string | undefined =>
    sealed === null ? undefined : unseal(sealed, appSecret)
  return {
    async read() {
      const { rows } = await pool.query<Row>(
        sql`select * from zalo_oa_token where app_id = ${appId}`,
      )
      const [row] = rows
      return (
        row && {
          accessToken: open(row.access_token),
          accessExpiresAt: row.access_expires_at ?? undefined,
          refused: row.refused_at !== null || open(row.refresh_token) === undefined,
        }
      )
    },
    async plant(refreshToken) {
      const digest = digestOf(refreshToken)
      await pool.query(sql`
        insert into zalo_oa_token (app_id, refresh_token, planted)
        values (${appId}, ${seal(refreshToken, appSecret)}, ${digest})
        on conflict (app_id) do update set
          refresh_token = excluded.refresh_token, planted = excluded.planted,
          access_token = null, access_expires_at = null, claim = null, claimed_until = null, refused_at = null
        where zalo_oa_token.planted is distinct from excluded.planted`)
    },
    async claim(knownAccessToken) {
      const claim = randomUUID()
      // One statement takes the row's lock and commits. Holding the lock itself during the exchange would keep the
      // only connection of the embedded database; saving compares the claim instead, which is as strict.
      const { rows } = await pool.query<Row>(sql`
        update zalo_oa_token set
          claim = ${claim}, claimed_until = now() + make_interval(secs => ${CLAIM_SECONDS})
        where app_id = ${appId} and (claimed_until is null or claimed_until < now())
        returning *`)
      const [row] = rows
      if (!row) return undefined
      const end = (refused: boolean) =>
        pool.query(sql`
          update zalo_oa_token set
            claim = null,
            claimed_until =
              case when ${refused} then now() + make_interval(secs => ${REST_AFTER_REFUSAL_SECONDS}) end,
            refused_at = case when ${refused} then now() end
          where app_id = ${appId} and claim = ${claim}`)
      const refreshToken = open(row.refresh_token)
      if (refreshToken === undefined || open(row.access_token) !== knownAccessToken) {
        await end(refreshToken === undefined)
        return undefined
      }
      return {
        refreshToken,
        async save(pair) {
          // Only one exchange of a refresh token can succeed, so whoever has its pair may save it, even when the
          // claim has run out meanwhile: unless a pair from elsewhere took the place of that refresh token.
          const { rowCount } = await pool.query(sql`
            update zalo_oa_token set
              access_token = ${seal(pair.accessToken, appSecret)},
              refresh_token = ${seal(pair.refreshToken, appSecret)},
              access_expires_at = ${pair.accessExpiresAt}, refreshed_at = now(),
              claim = null, claimed_until = null, refused_at = null
            where app_id = ${appId} and refresh_token = ${row.refresh_token}`)
          return (rowCount ?? 0) > 0
        },
        giveUp: async (refused) => void (await end(refused)),
      }
    },
    async put(pair) {
      await pool.query(sql`
        insert into zalo_oa_token (app_id, access_token, refresh_token, access_expires_at, refreshed_at)
        values (${appId}, ${seal(pair.accessToken, appSecret)}, ${seal(pair.refreshToken, appSecret)},
          ${pair.accessExpiresAt}, now())
        on conflict (app_id) do update set
          access_token = excluded.access_token, refresh_token = excluded.refresh_token,
          access_expires_at = excluded.access_expires_at, refreshed_at = now(),
          claim = null, claimed_until = null, refused_at = null`)
    },
  }
}

const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url')
