/** A question to the assistant; its id is the update's, so that asking again gives the stored answer. */
import type { PublicAnswer } from '../../core/domain.ts'
import { fileChoices } from './files.ts'
import { say, type ConverseParts, type Said, type Turn } from './index.ts'

/** The database or the model is away: the question stays open, and is asked again after this time. */
const AGAIN_SECONDS = 3

export async function ask(
  { assistant, config }: ConverseParts,
  { channel, chat, update, onProgress, signal }: Turn,
  text: string,
): Promise<Said> {
  const request = {
    conversationId: chat.id,
    messageId: `${channel.prefix}-${update.externalId}`,
    text,
    channel: channel.storedAs,
  }
  let shown = ''
  for await (const event of assistant.turn(request, signal ? { signal } : {})) {
    if (event.type === 'done') return toReply(event.answer, config.publicUrl)
    if (event.type === 'error') return { kind: 'again', seconds: AGAIN_SECONDS }
    if (event.type === 'token') shown += event.text
    onProgress?.(event.type === 'token' ? shown : event.text)
  }
  // Stopped in the middle.
  return { kind: 'again', seconds: 0.1 }
}

function toReply(answer: PublicAnswer, publicUrl: string | undefined): Said {
  return say(publicUrl ? answer.text : withoutPaths(answer.text), {
    sources: answer.sources,
    notes: answer.notes,
    choices: [...answer.choices, ...fileChoices(answer)],
  })
}

/** Without an address of the site, a sentence that ends in a path leads nowhere. */
const withoutPaths = (text: string): string =>
  text
    .split('\n\n')
    .filter((paragraph) => !/: \/[a-z][\w/-]+$/.test(paragraph))
    .join('\n\n')
