/** What comes in from the Zalo Bot Platform, bare or wrapped in `{ok, result}`: both are seen in the wild. */
import { z } from 'zod'
import { timeOf } from '../zalo/say.ts'

export interface ZaloBotMessage {
  messageId: string
  chatId: string
  group: boolean
  fromBot: boolean
  senderName: string | undefined
  /** When it was sent, by the platform's clock. */
  sentAt: Date | undefined
  content:
    | { kind: 'text'; text: string }
    /** The address expires: fetched at once or not at all. */
    | { kind: 'photo'; url: string; caption: string | undefined }
    /** A sticker, a voice message, a file, or what a protected sender sent. */
    | { kind: 'unsupported' }
}

const id = z.union([z.string().min(1).max(200), z.number().int()]).transform(String)
const Message = z.object({
  message_id: id,
  date: z.coerce.number().optional().catch(undefined),
  from: z
    .object({ display_name: z.string().optional(), is_bot: z.boolean().default(false) })
    .catch({ is_bot: false }),
  chat: z.object({ id, chat_type: z.string().default('PRIVATE') }),
  text: z.string().optional().catch(undefined),
  photo: z.string().optional().catch(undefined),
  photo_url: z.string().optional().catch(undefined),
  caption: z.string().optional().catch(undefined),
})
const Update = z.object({ event_name: z.string(), message: Message })
const Wrapped = z.object({ result: Update })

/** Undefined for what is no message to us: an unknown event, an unknown shape. Unknown fields are ignored. */
export function readUpdate(body: unknown): ZaloBotMessage | undefined {
  const wrapped = Wrapped.safeParse(body)
  const update = wrapped.success ? wrapped.data.result : Update.safeParse(body).data
  if (!update?.event_name.startsWith('message.')) return undefined
  const { message } = update
  return {
    messageId: message.message_id,
    chatId: message.chat.id,
    group: message.chat.chat_type.toUpperCase() !== 'PRIVATE',
    fromBot: message.from.is_bot,
    senderName: message.from.display_name,
    sentAt: timeOf(message.date),
    content: contentOf(update.event_name, message),
  }
}

function contentOf(event: string, message: z.infer<typeof Message>): ZaloBotMessage['content'] {
  const photo = message.photo ?? message.photo_url
  if (event === 'message.text.received' && message.text?.trim())
    return { kind: 'text', text: message.text }
  if (event === 'message.image.received' && photo && isWebAddress(photo))
    return { kind: 'photo', url: photo, caption: message.caption }
  return { kind: 'unsupported' }
}

const isWebAddress = (text: string): boolean =>
  URL.canParse(text) && new URL(text).protocol === 'https:'
