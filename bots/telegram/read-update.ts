/** What is kept of a Telegram update: who to answer and what was said. Names and accounts are left behind. */
import type { Chat, Message, Update } from 'grammy/types'
import type { Incoming, IncomingContent } from '../channel.ts'
import { texts } from '../texts.ts'

export interface Me {
  id: number
  /** Without "@", in lower case; undefined until the app has told it. */
  username?: string
}

/** The kinds of updates that are asked for. */
export const ALLOWED_UPDATES = ['message', 'callback_query', 'my_chat_member'] as const

/** Largest photo taken, as the app tells its size. */
export const MAX_PHOTO_BYTES = 2_000_000

/** Undefined for what is not for us: other bots' commands, talk in a group, edits, service messages. */
export function readUpdate(update: Update, me: Me): Incoming | undefined {
  const externalId = String(update.update_id)
  if (update.callback_query) return readPress(update.callback_query, externalId)
  if (update.my_chat_member) {
    const { chat, new_chat_member: member } = update.my_chat_member
    const isOut = member.status === 'kicked' || member.status === 'left'
    return { externalId, ...addressOf(chat), kind: isOut ? 'gone' : 'back' }
  }
  const { message } = update
  // Posts of channels are another kind of update, which is not asked for.
  if (!message?.from || !message.chat || message.from.is_bot) return undefined
  const content = readContent(message, me)
  if (!content) return undefined
  const isGroup = message.chat.type !== 'private'
  return {
    externalId,
    ...addressOf(message.chat),
    ...(isGroup ? { sender: String(message.from.id), replyTo: String(message.message_id) } : {}),
    ...content,
  }
}

const addressOf = (chat: Chat) => ({
  chat: String(chat.id),
  ...(chat.type === 'private' ? {} : { isGroup: true }),
})

function readPress(
  query: NonNullable<Update['callback_query']>,
  externalId: string,
): Incoming | undefined {
  if (!query.message) return undefined
  const isGroup = query.message.chat.type !== 'private'
  const [, set, index] = /^c:(\d{1,19}):(\d{1,3})$/.exec(query.data ?? '') ?? []
  return {
    externalId,
    ...addressOf(query.message.chat),
    ...(isGroup ? { sender: String(query.from.id) } : {}),
    kind: 'press',
    // A button that is not ours is as good as an old one.
    set: set ?? '',
    index: Number(index ?? 0),
    query: query.id,
    message: String(query.message.message_id),
  }
}

function readContent(message: Message, me: Me): IncomingContent | undefined {
  const words = message.text ?? message.caption ?? ''
  const isPrivate = message.chat.type === 'private'
  const command = readCommand(words, me, isPrivate)
  if (command === 'of-another-bot') return undefined
  const isReply = message.reply_to_message?.from?.id === me.id
  const mention = me.username && new RegExp(`(?<![\\w@])@${me.username}(?!\\w)`, 'giu')
  if (!isPrivate && !command && !isReply && !(mention && words.match(mention))) return undefined
  const photo = photoOf(message)
  if (photo) return { kind: 'photo', photo }
  if (command) return command
  if (message.text !== undefined) {
    const text = mention ? words.replace(mention, ' ').trim() : words
    return text ? { kind: 'text', text } : { kind: 'command', name: 'giupdo', rest: '' }
  }
  return CONTENT.some((name) => name in message) ? { kind: 'other' } : undefined
}

/** "/tudanhgia@our_bot haccp". In a group a command without a name is ours when we know it. */
function readCommand(
  words: string,
  me: Me,
  isPrivate: boolean,
): Extract<IncomingContent, { kind: 'command' }> | 'of-another-bot' | undefined {
  const match = /^\/([a-z0-9_]{1,32})(?:@(\w{3,40}))?(?:\s+([\s\S]*))?$/i.exec(words.trim())
  if (!match) return undefined
  const [, name = '', bot, rest = ''] = match
  if (bot && !isPrivate && bot.toLowerCase() !== me.username) return 'of-another-bot'
  const known = KNOWN.has(name.toLowerCase())
  if (!bot && !isPrivate && !known) return 'of-another-bot'
  return { kind: 'command', name: name.toLowerCase(), rest: rest.trim() }
}

const KNOWN = new Set(['start', 'help', ...texts.commands.map((one) => one.name)])

/** The largest size within the limit; a picture sent as a file counts too. */
function photoOf(message: Message): string | undefined {
  const sizes = message.photo?.filter((one) => (one.file_size ?? 0) <= MAX_PHOTO_BYTES)
  if (sizes?.length) return sizes.at(-1)!.file_id
  const file = message.document
  return file?.mime_type?.startsWith('image/') ? file.file_id : undefined
}

/** What a person sends that is no text; anything else (joined, pinned, renamed) is no message to us. */
const CONTENT = [
  'photo',
  'document',
  'sticker',
  'voice',
  'audio',
  'video',
  'video_note',
  'animation',
  'contact',
  'location',
  'venue',
  'poll',
  'dice',
  'story',
]
