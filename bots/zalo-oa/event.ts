/** What comes in from an Official Account. Identifiers are strings: they lie beyond 2^53. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { timeOf } from '../zalo/say.ts'

export type OaEvent =
  | {
      kind: 'message'
      messageId: string
      userId: string
      sentAt: Date | undefined
      content:
        | { kind: 'text'; text: string }
        | { kind: 'photo'; url: string; caption: string | undefined }
        | { kind: 'unsupported' }
    }
  /** Following counts as an interaction: the person may be greeted. */
  | { kind: 'follow' | 'unfollow'; messageId: string; userId: string; sentAt: Date | undefined }
  /** A person wrote from the OA's console: `admin_id` is theirs. */
  | { kind: 'staff'; messageId: string; userId: string; sentAt: Date | undefined }
  | { kind: 'ignored'; name: string }

const id = z.union([z.string().min(1).max(100), z.number().int()]).transform(String)
const Named = z.object({ id })
const Event = z.object({
  event_name: z.string().max(100),
  timestamp: id.optional().catch(undefined),
  sender: Named.optional().catch(undefined),
  recipient: Named.optional().catch(undefined),
  follower: Named.optional().catch(undefined),
  admin_id: id.optional().catch(undefined),
  message: z
    .object({
      msg_id: id,
      text: z.string().optional().catch(undefined),
      attachments: z
        .array(
          z.object({
            type: z.string().optional().catch(undefined),
            payload: z.object({ url: z.string().optional() }).catch({}),
          }),
        )
        .catch([]),
    })
    .optional()
    .catch(undefined),
})

/** Undefined for what has not even the name of an event; unknown events are 'ignored' with their name. */
export function readEvent(body: unknown): OaEvent | undefined {
  const parsed = Event.safeParse(body)
  if (!parsed.success) return undefined
  const event = parsed.data
  const name = event.event_name
  const sentAt = timeOf(Number(event.timestamp))
  if (name.startsWith('user_send_') && event.sender && event.message)
    return {
      kind: 'message',
      messageId: event.message.msg_id,
      userId: event.sender.id,
      sentAt,
      content: contentOf(name, event.message),
    }
  if ((name === 'follow' || name === 'unfollow') && event.follower)
    return {
      kind: name,
      // These have no message id: the same event has the same name, person and time.
      messageId: shortDigest(`${name} ${event.follower.id} ${event.timestamp ?? ''}`),
      userId: event.follower.id,
      sentAt,
    }
  if (name.startsWith('oa_send_') && event.admin_id && event.recipient)
    return {
      kind: 'staff',
      messageId: event.message?.msg_id ?? '',
      userId: event.recipient.id,
      sentAt,
    }
  return { kind: 'ignored', name }
}

function contentOf(
  name: string,
  {
    text,
    attachments,
  }: { text?: string | undefined; attachments: { payload: { url?: string } }[] },
): Extract<OaEvent, { kind: 'message' }>['content'] {
  if ((name === 'user_send_text' || name === 'user_send_link') && text?.trim())
    return { kind: 'text', text }
  const url = attachments.find((one) => one.payload.url)?.payload.url
  if (name === 'user_send_image' && url?.startsWith('https:') && URL.canParse(url))
    return { kind: 'photo', url, caption: text?.trim() || undefined }
  return { kind: 'unsupported' }
}

const shortDigest = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, 22)
