/** One request to a platform, and what is known about it afterwards. Errors never carry an address or a token. */
import { tryParse } from './exact-json.ts'

export type Reply =
  /** The platform answered; `body` is undefined when it was no JSON. */
  | { kind: 'answer'; status: number; body: unknown; headers: Headers }
  /** It cannot have arrived: the connection was never made. Safe to repeat. */
  | { kind: 'not-sent'; code: string }
  /** It may have arrived. Repeating could do the same thing twice. */
  | { kind: 'unknown'; code: string }

export interface Request {
  url: string
  method?: 'GET' | 'POST'
  headers?: Record<string, string>
  body?: string | FormData
  timeoutMs: number
  signal?: AbortSignal
}

/** The connection failed before a byte of the request left. */
const BEFORE_SENDING = new Set([
  ...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL'],
  ...['UND_ERR_CONNECT_TIMEOUT', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN'],
  ...['CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  ...['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'EPROTO'],
])
const MAX_ANSWER_BYTES = 1_000_000

/** Never throws. A redirect is no answer: following it would carry the token to another place. */
export async function send(request: Request): Promise<Reply> {
  const limit = AbortSignal.timeout(request.timeoutMs)
  try {
    const response = await fetch(request.url, {
      method: request.method ?? 'POST',
      headers: request.headers ?? {},
      ...(request.body === undefined ? {} : { body: request.body }),
      redirect: 'manual',
      signal: request.signal ? AbortSignal.any([limit, request.signal]) : limit,
    })
    const text = await readLimited(response)
    return {
      kind: 'answer',
      status: response.status,
      body: text === undefined ? undefined : tryParse(text),
      headers: response.headers,
    }
  } catch (error) {
    const code = codeOf(error)
    return { kind: BEFORE_SENDING.has(code) ? 'not-sent' : 'unknown', code }
  }
}

/** Undefined when the answer is longer than any of the platform's. */
async function readLimited(response: Response): Promise<string | undefined> {
  if (!response.body) return ''
  const chunks: Uint8Array[] = []
  let size = 0
  // The DOM type of a body hides that Node can iterate over it.
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length
    if (size > MAX_ANSWER_BYTES) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** A short word for the log: "ECONNRESET", "TimeoutError". Never the message, which may hold the address. */
function codeOf(error: unknown): string {
  for (let one = error; one instanceof Error; one = one.cause) {
    const { code } = one as { code?: unknown }
    if (typeof code === 'string') return code
    if (one.name === 'TimeoutError' || one.name === 'AbortError') return one.name
    // A host with several addresses: one error for each of them.
    if (one instanceof AggregateError && one.errors.length) return codeOf(one.errors[0])
  }
  return 'unknown'
}
