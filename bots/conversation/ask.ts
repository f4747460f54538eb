/** A question to the assistant; its id is the update's, so that asking again gives the stored answer. */
import { replies } from '../../agent/replies.ts'
import { readState } from '../../core/db/conversations.ts'
import type { Choice, PublicAnswer } from '../../core/domain.ts'
import type { ProfileState } from '../../core/profile.ts'
import { texts } from '../texts.ts'
import { fileChoices } from './files.ts'
import { say, type ConverseParts, type Said, type Turn } from './index.ts'

/** The database or the model is away: the question stays open, and is asked again after this time. */
const AGAIN_SECONDS = 3

export async function ask(
  { pool, assistant, config }: ConverseParts,
  { channel, chat, update, onProgress, signal }: Turn,
  text: string,
): Promise<Said> {
  const request = {
    conversationId: chat.id,
    messageId: `${channel.prefix}-${update.externalId}`,
    text,
    channel: channel.storedAs,
  }
  const before = await readState(pool, chat.id)
  let shown = ''
  for await (const event of assistant.turn(request, signal ? { signal } : {})) {
    if (event.type === 'done')
      return toReply(
        event.answer,
        config.publicUrl,
        backToAssessment(event.answer, before, await readState(pool, chat.id)),
      )
    if (event.type === 'error') return { kind: 'again', seconds: AGAIN_SECONDS }
    if (event.type === 'token') shown += event.text
    onProgress?.(event.type === 'token' ? shown : event.text)
  }
  // Stopped in the middle.
  return { kind: 'again', seconds: 0.1 }
}

/** The last answer once more, for whoever did not get all of it. */
export async function sendAgain(
  { assistant, config }: ConverseParts,
  { chat }: Turn,
): Promise<Said> {
  const turns = (await assistant.conversation(chat.id)) ?? []
  const answer = turns.findLast((turn) => turn.answer)?.answer
  return answer ? toReply(answer, config.publicUrl) : say(texts.nothingToSend)
}

/** Who asks something else in the middle of a self-assessment is offered the way back. */
function backToAssessment(
  { choices, document }: PublicAnswer,
  before: ProfileState | undefined,
  after: ProfileState | undefined,
): Choice[] {
  const { resume } = replies.assessCommands
  if (!before?.assessment?.question || !after?.assessment || document === 'assessment') return []
  const offers = (texts: string[]) => choices.some(({ text }) => texts.includes(text))
  // While the question is open, whatever is said about it offers its answers again.
  const isAway = !offers(after.assessment.question ? ANSWERS : [resume])
  return isAway ? [{ label: resume, text: resume }] : []
}

/** One of these stands under every question of a self-assessment. */
const ANSWERS = [
  ...Object.values(replies.answers),
  ...Object.values(replies.assessCommands),
  ...replies.assessReasons,
  replies.doNotKnow,
]

function toReply(answer: PublicAnswer, publicUrl: string | undefined, more: Choice[] = []): Said {
  return say(publicUrl ? answer.text : withoutPaths(answer.text), {
    sources: answer.sources,
    notes: answer.notes,
    choices: [...answer.choices, ...fileChoices(answer), ...more],
  })
}

/** Without an address of the site, a sentence that ends in a path leads nowhere. */
const withoutPaths = (text: string): string =>
  text
    .split('\n\n')
    .filter((paragraph) => !/: \/[a-z][\w/-]+$/.test(paragraph))
    .join('\n\n')
