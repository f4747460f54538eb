/**
 * `X-ZEvent-Signature: mac=<hex>`: plain SHA-256 (no HMAC) over id + raw body + timestamp + secret. Sources agree
 * on that and disagree on each part, so the few variants are tried and the one that fits is told.
 */
import { createHash, timingSafeEqual } from 'node:crypto'
import { OA_SIGNATURES } from '../../core/config.ts'

export interface SignatureKeys {
  appId: string
  oaId: string | undefined
  /** "OA Secret Key" of the webhook page in the console. */
  secretKey: string
  appSecret: string
}

/** id : timestamp : secret, such as "app:body:key". */
export type SignatureVariant = (typeof OA_SIGNATURES)[number]

export interface SignedRequest {
  raw: Buffer
  /** The header as it came. */
  signature: string | undefined
  /** `X-ZEvent-Timestamp`, where it came. */
  timestampHeader: string | undefined
  /** The field `timestamp` of the body. */
  timestamp: string | undefined
}

/** The variant that fits and the time that was signed; undefined when none fits. Takes the same time either way. */
export function checkSignature(
  request: SignedRequest,
  keys: SignatureKeys,
  /** 'auto' tries all that the documentation allows for: the four with the webhook page's own key. */
  allowed: SignatureVariant | 'auto',
): { variant: SignatureVariant; timestamp: string } | undefined {
  const got = Buffer.from(
    /^(?:mac=)?([0-9a-f]{64})$/i.exec(request.signature ?? '')?.[1] ?? '',
    'hex',
  )
  let found: { variant: SignatureVariant; timestamp: string } | undefined
  for (const variant of OA_SIGNATURES) {
    if (allowed === 'auto' ? !variant.endsWith(':key') : variant !== allowed) continue
    const [idName, timeName, secretName] = variant.split(':')
    const id = idName === 'app' ? keys.appId : keys.oaId
    const timestamp = timeName === 'body' ? request.timestamp : request.timestampHeader
    if (id === undefined || timestamp === undefined) continue
    const want = createHash('sha256')
      .update(id)
      .update(request.raw)
      .update(timestamp)
      .update(secretName === 'key' ? keys.secretKey : keys.appSecret)
      .digest()
    if (got.length === want.length && timingSafeEqual(got, want)) found ??= { variant, timestamp }
  }
  return found
}

/** Zalo repeats an event for an hour (an older text says twelve); what is older was recorded and sent again. */
const OLDEST_MS = 13 * 3_600_000
const AHEAD_MS = 10 * 60_000

export function isFresh(timestamp: string, now: Date): boolean {
  if (!/^\d{10,16}$/.test(timestamp)) return false
  const age = now.getTime() - Number(timestamp)
  return age <= OLDEST_MS && age >= -AHEAD_MS
}
