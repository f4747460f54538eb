/** A Zalo Official Account as a channel: text and pictures in; text, buttons and files out. */
import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'
import type { Logger } from 'pino'
import type { Config } from '../../core/config.ts'
import type { Address, Channel, Sendable, Sent } from '../channel.ts'
import { plainWithLinks } from '../text/runs.ts'
import { ZaloCallError } from '../zalo/errors.ts'
import { fetchPhoto } from '../zalo/fetch-photo.ts'
import { sentAfter } from '../zalo/say.ts'
import { createZaloOaClient, type ZaloOaClient } from './client.ts'
import { MAX_BUTTONS, MAX_TITLE } from './message.ts'
import { pairFromCode, refreshPair } from './oauth.ts'
import { createTokenStore, type TokenStore } from './token-store.ts'
import { createTokenKeeper, type TokenKeeper } from './token.ts'
import { createOaWebhook } from './webhook.ts'
import { replyWindow } from './window.ts'

export interface ZaloOaParts {
  settings: NonNullable<Config['zaloOa']>
  pool: pg.Pool
  log: Logger
  now?: () => Date
}

export interface ZaloOaAccess {
  store: TokenStore
  keeper: TokenKeeper
  client: ZaloOaClient
}

/** What a file may be and weigh; anything else goes out as a link. */
const FILE_TYPE =
  /^(?:application\/pdf|application\/msword|application\/vnd\.openxmlformats-officedocument\.wordprocessingml\.document|text\/csv)/
const MAX_FILE_BYTES = 5_000_000
const LOOK_AT_TOKEN_MS = 3_600_000
const NOT_READY_MS = 60_000

/** The parts that talk to Zalo; the commands for operators use them too. */
export function openZaloOa({ settings, pool, log, now }: ZaloOaParts): ZaloOaAccess {
  const store = createTokenStore(pool, settings.appId, settings.appSecret)
  const keeper = createTokenKeeper({
    store,
    refresh: (refreshToken) => refreshPair(settings, refreshToken),
    log,
    ...(now ? { now } : {}),
  })
  const client = createZaloOaClient(
    {
      apiUrl: settings.apiUrl,
      appSecret: settings.appSecret,
      proof: settings.appSecretProof,
      namedTemplate: settings.buttonTemplate === 'button',
    },
    keeper,
  )
  return { store, keeper, client }
}

export function createZaloOaChannel(parts: ZaloOaParts): Channel {
  const { settings, log, now = () => new Date() } = parts
  const access = openZaloOa(parts)
  return {
    name: 'zalo-oa',
    bot: settings.oaId ?? settings.appId,
    prefix: 'oa',
    storedAs: 'zalo',
    limits: {
      text: 2_000,
      spellsLinks: true,
      ...(settings.buttonTemplate === 'none'
        ? {}
        : { buttons: { most: MAX_BUTTONS, label: MAX_TITLE } }),
      files: true,
    },
    repeatsUnknown: false,
    async send(to, part) {
      const window = to.at ? replyWindow(new Date(to.at), now()) : 'free'
      if (window === 'closed' || (window === 'billed' && !settings.billedReplies))
        return { kind: 'refused', why: `zalo oa: the time for an answer is over (${window})` }
      try {
        return await sendPart(access.client, to, part)
      } catch (error) {
        return sentAfter(error)
      }
    },
    fetchPhoto: (photo) => fetchPhoto(photo, settings.apiUrl),
    webhook: (take) => createOaWebhook({ settings, take, log, now }),
    prepare: (signal) => keepGrant(settings.refreshToken, access, signal, log),
  }
}

async function sendPart(client: ZaloOaClient, { chat }: Address, part: Sendable): Promise<Sent> {
  const done = (id: string | undefined): Sent => ({ kind: 'sent', ...(id ? { id } : {}) })
  if (part.kind === 'text') {
    const { set, labels = [] } = part.buttons ?? {}
    const buttons = labels.map((title, index) => ({
      kind: 'choice' as const,
      title,
      value: `${set}:${index}`,
    }))
    return done(await client.sendText(chat, plainWithLinks(part.runs).normalize('NFC'), buttons))
  }
  const { file } = part
  if (FILE_TYPE.test(file.type) && file.bytes.length <= MAX_FILE_BYTES)
    return done(await client.sendFile(chat, file))
  if (file.link) return done(await client.sendText(chat, `${file.name}: ${await file.link()}`))
  return { kind: 'refused', why: 'zalo oa: the file is too large, and there is no address for it' }
}

/** Takes the settings' refresh token, once, and then looks every hour: a grant that nobody uses runs out. */
async function keepGrant(
  planted: string | undefined,
  { store, keeper, client }: ZaloOaAccess,
  signal: AbortSignal,
  log: Logger,
): Promise<void> {
  for (let first = true; !signal.aborted;) {
    try {
      if (first && planted) await store.plant(planted)
      await keeper.accessToken()
      if (first) log.info(await client.account(), 'zalo oa: ready')
      first = false
    } catch (error) {
      const told = error instanceof ZaloCallError ? error.message : (error as Error).name
      log.error(`zalo oa: ${first ? 'not ready' : 'the token could not be looked after'}: ${told}`)
    }
    await wait(first ? NOT_READY_MS : LOOK_AT_TOKEN_MS, undefined, { signal }).catch(() => {})
  }
}

/** The code of a consent in the browser becomes the account's pair of tokens. Throws a ZaloCallError. */
export async function takeConsent(
  { settings, pool }: Pick<ZaloOaParts, 'settings' | 'pool'>,
  code: string,
): Promise<void> {
  const pair = await pairFromCode(settings, code, settings.codeVerifier)
  await createTokenStore(pool, settings.appId, settings.appSecret).put(pair)
}
