/** A valid access token at any time: exchanged early, by one process at a time, saved before it is used. */
import { setTimeout as wait } from 'node:timers/promises'
import type { Logger } from 'pino'
import { ZaloCallError } from '../zalo/errors.ts'
import type { Claim, TokenPair, TokenStore } from './token-store.ts'

export interface TokenKeeper {
  /** Throws a ZaloCallError: 'account' when an administrator must consent again, 'later' or 'unknown' otherwise. */
  accessToken(): Promise<string>
  /** After Zalo refused this one: another. Asked about the same one by several callers, one exchange is made. */
  replace(refused: string): Promise<string>
}

export interface TokenKeeperParts {
  store: TokenStore
  refresh: (refreshToken: string) => Promise<TokenPair>
  log: Logger
  now?: () => Date
}

/** Exchanged when 5 of the 25 hours are left. */
const EARLY_MS = 5 * 3_600_000
/** An access token with less left than this is not used. */
const LAST_MS = 60_000
/** How long to wait for another process's exchange. */
const PATIENCE_MS = 30_000
const LOOK_EVERY_MS = 250
/** Tries to save a new pair at once; later calls go on trying, for the old pair is dead by then. */
const SAVE_TRIES = 3

export function createTokenKeeper({
  store,
  refresh,
  log,
  now = () => new Date(),
}: TokenKeeperParts): TokenKeeper {
  /** The exchange of this process; who comes meanwhile waits for the same one. */
  let running: Promise<string> | undefined
  /** A new pair that the database would not take yet. It is not used before it is saved. */
  let unsaved: { claim: Claim; pair: TokenPair } | undefined

  const renew = (known: string | undefined): Promise<string> =>
    (running ??= exchange(known).finally(() => (running = undefined)))

  async function exchange(known: string | undefined): Promise<string> {
    const giveUpAt = performance.now() + PATIENCE_MS
    for (;;) {
      const claim = await store.claim(known)
      if (claim) {
        unsaved = { claim, pair: await callZalo(claim) }
        await saveUnsaved()
        log.info('zalo oa: token renewed')
      }
      const stored = await store.read()
      if (stored?.accessToken && stored.accessToken !== known) return stored.accessToken
      if (!stored || stored.refused) throw noGrant()
      if (performance.now() > giveUpAt) throw new ZaloCallError('later', 'access_token', 'claimed')
      await wait(LOOK_EVERY_MS)
    }
  }

  async function callZalo(claim: Claim): Promise<TokenPair> {
    try {
      return await refresh(claim.refreshToken)
    } catch (error) {
      const { fault, code } =
        error instanceof ZaloCallError ? error : { fault: 'unknown', code: 'unknown' }
      const refused = fault === 'account'
      await claim.giveUp(refused)
      // Not known whether it arrived: then it may be used up, which the next try tells.
      log.error(
        { fault, code },
        refused
          ? 'zalo oa: ALERT renewing was refused; an administrator must consent again'
          : 'zalo oa: renewing the token failed; it is tried again',
      )
      throw error
    }
  }

  async function saveUnsaved(): Promise<void> {
    for (let attempt = 1; unsaved; attempt++)
      try {
        const { claim, pair } = unsaved
        await claim.save(pair)
        unsaved = undefined
      } catch (error) {
        if (attempt >= SAVE_TRIES) throw error
        await wait(LOOK_EVERY_MS)
      }
  }

  return {
    async accessToken() {
      await saveUnsaved()
      const stored = await store.read()
      if (!stored) throw noGrant()
      const left = (stored.accessExpiresAt?.getTime() ?? 0) - now().getTime()
      if (stored.accessToken && left > EARLY_MS) return stored.accessToken
      try {
        return await renew(stored.accessToken)
      } catch (error) {
        if (stored.accessToken && left > LAST_MS && !unsaved) return stored.accessToken
        throw error
      }
    },
    async replace(refused) {
      await saveUnsaved()
      const stored = await store.read()
      if (stored?.accessToken && stored.accessToken !== refused) return stored.accessToken
      return renew(refused)
    },
  }
}

const noGrant = () => new ZaloCallError('account', 'access_token', 'no grant')
