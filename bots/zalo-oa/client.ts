/** The OpenAPI of an Official Account: `{data, error, message}`, where faults come with HTTP 200. */
import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { ZaloCallError } from '../zalo/errors.ts'
import { send, type Request } from '../zalo/request.ts'
import { faultOf } from './errors.ts'
import type { Button } from './message.ts'
import { buttonPayload } from './message.ts'
import type { TokenKeeper } from './token.ts'

export interface ZaloOaClientSettings {
  /** "https://openapi.zalo.me" */
  apiUrl: string
  appSecret: string
  /** Sends `appsecret_proof`, for applications that are set to want it. */
  proof: boolean
  /** Whether the template of buttons carries `template_type: "button"`: code in use does both. */
  namedTemplate: boolean
}

export interface OaAccount {
  name: string
  verified: boolean | undefined
  packageName: string | undefined
}

export interface ZaloOaClient {
  /** All throw a ZaloCallError. At most 2,000 characters and five buttons; gives the id of the message. */
  sendText(userId: string, text: string, buttons?: Button[]): Promise<string | undefined>
  /** PDF, DOC, DOCX or CSV of at most 5 MB: uploaded, then sent. */
  sendFile(
    userId: string,
    file: { name: string; type: string; bytes: Uint8Array },
  ): Promise<string | undefined>
  account(): Promise<OaAccount>
}

const TIMEOUT_MS = 15_000
const UPLOAD_TIMEOUT_MS = 60_000

const Envelope = z.object({ error: z.coerce.number(), data: z.unknown().optional() })
const Sent = z.object({ message_id: z.coerce.string() })
const Uploaded = z.object({ token: z.string().min(1) })
const Account = z.object({
  name: z.string().default(''),
  is_verified: z.boolean().optional().catch(undefined),
  package_name: z.string().optional().catch(undefined),
})

export function createZaloOaClient(
  { apiUrl, appSecret, proof, namedTemplate }: ZaloOaClientSettings,
  keeper: TokenKeeper,
): ZaloOaClient {
  async function once(
    path: string,
    token: string,
    request: Omit<Request, 'url' | 'timeoutMs'>,
    timeoutMs: number,
  ): Promise<unknown> {
    const reply = await send({
      ...request,
      url: `${apiUrl}${path}`,
      timeoutMs,
      headers: {
        ...request.headers,
        access_token: token,
        ...(proof
          ? { appsecret_proof: createHmac('sha256', appSecret).update(token).digest('hex') }
          : {}),
      },
    })
    if (reply.kind !== 'answer')
      throw new ZaloCallError(reply.kind === 'not-sent' ? 'later' : 'unknown', path, reply.code)
    const envelope = Envelope.safeParse(reply.body)
    if (!envelope.success) throw new ZaloCallError('unknown', path, reply.status)
    const { error, data } = envelope.data
    if (error !== 0) throw new ZaloCallError(faultOf(error), path, error)
    return data
  }

  /** A token that Zalo refuses was not used for anything: with a new one the call is made once more. */
  async function call(
    path: string,
    request: Omit<Request, 'url' | 'timeoutMs'>,
    timeoutMs = TIMEOUT_MS,
  ): Promise<unknown> {
    const token = await gotToken(keeper.accessToken())
    try {
      return await once(path, token, request, timeoutMs)
    } catch (error) {
      if (!(error instanceof ZaloCallError) || error.fault !== 'token') throw error
      return once(path, await gotToken(keeper.replace(token)), request, timeoutMs)
    }
  }

  async function sendMessage(userId: string, message: unknown): Promise<string | undefined> {
    const sent = Sent.safeParse(
      await call('/v3.0/oa/message/cs', {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ recipient: { user_id: userId }, message }),
      }),
    )
    return sent.success ? sent.data.message_id : undefined
  }

  /** Nobody sees an upload: whether it arrived does not matter, and it may be made again. */
  async function upload(form: FormData): Promise<unknown> {
    try {
      return await call('/v2.0/oa/upload/file', { body: form }, UPLOAD_TIMEOUT_MS)
    } catch (error) {
      if (error instanceof ZaloCallError && error.fault === 'unknown')
        throw new ZaloCallError('later', error.method, error.code)
      throw error
    }
  }

  return {
    sendText: (userId, text, buttons = []) =>
      sendMessage(userId, {
        text,
        ...(buttons.length
          ? {
              attachment: {
                type: 'template',
                payload: {
                  ...(namedTemplate ? { template_type: 'button' } : {}),
                  buttons: buttons.map(buttonPayload),
                },
              },
            }
          : {}),
      }),
    async sendFile(userId, { name, type, bytes }) {
      const form = new FormData()
      form.set('file', new Blob([Buffer.from(bytes)], { type }), name)
      const { token } = Uploaded.parse(await upload(form))
      return sendMessage(userId, { attachment: { type: 'file', payload: { token } } })
    },
    async account() {
      const data = Account.parse((await call('/v2.0/oa/getoa', { method: 'GET' })) ?? {})
      return { name: data.name, verified: data.is_verified, packageName: data.package_name }
    },
  }
}

/** Whatever went wrong here, the call itself was surely not made. */
async function gotToken(getting: Promise<string>): Promise<string> {
  try {
    return await getting
  } catch (error) {
    if (error instanceof ZaloCallError && error.fault === 'account') throw error
    throw new ZaloCallError(
      'later',
      'token',
      error instanceof ZaloCallError ? error.code : 'database',
    )
  }
}
