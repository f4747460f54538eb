/** Events of an Official Account: signature first, then what they say. */
import type { IncomingHttpHeaders } from 'node:http'
import type { Logger } from 'pino'
import type { Config } from '../../core/config.ts'
import type { Incoming, IncomingContent, Take, Webhook } from '../channel.ts'
import { tryParse } from '../zalo/exact-json.ts'
import { readText } from '../zalo/say.ts'
import { readEvent, type OaEvent } from './event.ts'
import { chosenValue } from './message.ts'
import { checkSignature, isFresh, type SignatureVariant } from './signature.ts'

export const ZALO_OA_PATH = '/webhooks/zalo-oa'

export interface OaWebhookParts {
  settings: NonNullable<Config['zaloOa']>
  take: Take
  log: Logger
  now?: () => Date
}

const DONE = { status: 200, body: { message: 'Success' } }

export function createOaWebhook({
  settings,
  take,
  log,
  now = () => new Date(),
}: OaWebhookParts): Webhook {
  /** Told once: it is what the setting should become. */
  let told: SignatureVariant | undefined
  return {
    path: ZALO_OA_PATH,
    // The signature covers the body, and the console's own trial has none.
    admits: () => true,
    async receive(raw, headers) {
      const body = tryParse(raw.toString('utf8'))
      // Saving the address in the console sends an unsigned `{}` and wants a 200.
      if (isEmpty(body)) return DONE
      const signed = checkSignature(
        {
          raw,
          signature: one(headers, 'x-zevent-signature'),
          timestampHeader: one(headers, 'x-zevent-timestamp'),
          timestamp: timestampOf(body),
        },
        settings,
        settings.signature,
      )
      if (!signed) {
        log.warn('zalo oa: an event with a wrong signature was refused')
        return { status: 401 }
      }
      if (signed.variant !== told) {
        told = signed.variant
        log.info(
          { variant: told },
          'zalo oa: signatures fit; set ZALO_OA_SIGNATURE to this variant',
        )
      }
      // Repeating an old event would not answer it twice, but there is no reason to take one.
      if (!isFresh(signed.timestamp, now())) {
        log.warn('zalo oa: an event of another day was refused')
        return { status: 401 }
      }
      const event = readEvent(body)
      if (event?.kind === 'ignored')
        log.debug({ event: event.name }, 'zalo oa: an event was ignored')
      const incoming = event && incomingOf(event, settings.quietMinutes)
      if (incoming) await take(incoming)
      return DONE
    },
  }
}

/** Undefined for what needs no answer. */
function incomingOf(event: OaEvent, quietMinutes: number): Incoming | undefined {
  if (event.kind === 'ignored' || (event.kind === 'staff' && quietMinutes === 0)) return undefined
  const about = {
    externalId: event.messageId,
    chat: event.userId,
    ...(event.sentAt ? { at: event.sentAt.toISOString() } : {}),
  }
  if (event.kind === 'staff') return { ...about, kind: 'staff', minutes: quietMinutes }
  if (event.kind === 'unfollow') return { ...about, kind: 'gone' }
  // Somebody who follows has not asked anything yet: they get the greeting.
  if (event.kind === 'follow') return { ...about, kind: 'command', name: 'start', rest: '' }
  return event.kind === 'message' ? { ...about, ...contentOf(event.content) } : undefined
}

function contentOf(content: Extract<OaEvent, { kind: 'message' }>['content']): IncomingContent {
  if (content.kind === 'photo') return { kind: 'photo', photo: content.url }
  if (content.kind === 'unsupported') return { kind: 'other' }
  const press = /^(\d{1,18}):(\d{1,3})$/.exec(chosenValue(content.text) ?? '')
  return press ? { kind: 'press', set: press[1]!, index: Number(press[2]) } : readText(content.text)
}

const isEmpty = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && Object.keys(body).length === 0

const one = (headers: IncomingHttpHeaders, name: string): string | undefined => {
  const value = headers[name]
  return typeof value === 'string' ? value : undefined
}

/** As it stands in the body: it is part of what was signed. */
function timestampOf(body: unknown): string | undefined {
  const { timestamp } = (body ?? {}) as { timestamp?: unknown }
  return typeof timestamp === 'string' || typeof timestamp === 'number'
    ? String(timestamp)
    : undefined
}
