/** Exchanging codes and refresh tokens for a pair of tokens: form-encoded, the app secret in a header. */
import { z } from 'zod'
import { ZaloCallError } from '../zalo/errors.ts'
import { send } from '../zalo/request.ts'
import type { TokenPair } from './token-store.ts'

export interface OauthSettings {
  /** "https://oauth.zaloapp.com" */
  oauthUrl: string
  appId: string
  appSecret: string
}

/** `expires_in` comes as a string. */
const Pair = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.coerce.number().positive(),
})
const Refused = z.object({ error: z.coerce.number() })
const TIMEOUT_MS = 20_000

/**
 * A refresh token works once. Throws a ZaloCallError: 'account' when Zalo refused it, 'later' when it certainly did
 * not arrive, 'unknown' when it may be used up without our having the new pair.
 */
export const refreshPair = (settings: OauthSettings, refreshToken: string): Promise<TokenPair> =>
  exchange(settings, { refresh_token: refreshToken, grant_type: 'refresh_token' })

/** The code that the callback address got after an administrator consented; works once, for minutes. */
export const pairFromCode = (
  settings: OauthSettings,
  code: string,
  verifier: string | undefined,
): Promise<TokenPair> =>
  exchange(settings, {
    code,
    grant_type: 'authorization_code',
    ...(verifier ? { code_verifier: verifier } : {}),
  })

async function exchange(
  { oauthUrl, appId, appSecret }: OauthSettings,
  fields: Record<string, string>,
): Promise<TokenPair> {
  const reply = await send({
    url: `${oauthUrl}/v4/oa/access_token`,
    headers: { secret_key: appSecret, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ ...fields, app_id: appId }).toString(),
    timeoutMs: TIMEOUT_MS,
  })
  const fail = (fault: 'account' | 'later' | 'unknown', code: number | string) =>
    new ZaloCallError(fault, 'access_token', code)
  if (reply.kind !== 'answer')
    throw fail(reply.kind === 'not-sent' ? 'later' : 'unknown', reply.code)
  const pair = Pair.safeParse(reply.body)
  if (pair.success)
    return {
      accessToken: pair.data.access_token,
      refreshToken: pair.data.refresh_token,
      accessExpiresAt: new Date(Date.now() + pair.data.expires_in * 1000),
    }
  const refused = Refused.safeParse(reply.body)
  if (refused.success && reply.status < 500) throw fail('account', refused.data.error)
  throw fail('unknown', reply.status)
}
