/** A photo is evidence to the question that is open in a self-assessment, and nothing else. */
import { FACT } from '../../agent/assess/steps.ts'
import { storeEvidence } from '../../core/db/assessment-evidence.ts'
import { readState } from '../../core/db/conversations.ts'
import { fillText, texts } from '../texts.ts'
import { say, type ConverseParts, type Said, type Turn } from './index.ts'

const MOST_PHOTOS = 5

export async function takePhoto(
  { pool, desk }: ConverseParts,
  { channel, chat, update }: Turn,
  photo: string,
): Promise<Said> {
  const place = (await readState(pool, chat.id))?.assessment
  const opened = place?.question && !place.question.startsWith(FACT) && (await desk.open(place.id))
  if (!opened || opened.as !== 'owner' || !place.question || !channel.fetchPhoto)
    return say(texts.photoNotNow, { keepsOffer: true })
  const picture = await channel.fetchPhoto(photo)
  if (!picture) return say(texts.photoRefused, { keepsOffer: true })
  const { stored, count } = await storeEvidence(pool, {
    assessmentId: opened.assessment.id,
    questionId: place.question,
    eventId: `${channel.prefix}-${update.externalId}`,
    type: picture.type,
    bytes: picture.bytes,
    most: MOST_PHOTOS,
  })
  // The choices come again, under what is now the newest message.
  return say(fillText(stored ? texts.photoKept : texts.photoTooMany, { count: String(count) }), {
    choices: chat.offer?.choices ?? [],
  })
}
