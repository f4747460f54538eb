/** A photo is evidence to the question that is open in a self-assessment, and nothing else. */
import { createPhotoDesk } from '../../agent/assess/photos.ts'
import { FACT } from '../../agent/assess/steps.ts'
import { readState } from '../../core/db/conversations.ts'
import { fillText, texts } from '../texts.ts'
import { say, type ConverseParts, type Said, type Turn } from './index.ts'

/** Throws when it should be tried again later. */
export async function takePhoto(
  { pool, desk }: ConverseParts,
  { channel, chat }: Turn,
  photo: string,
): Promise<Said> {
  const place = (await readState(pool, chat.id))?.assessment
  const opened = place?.question && !place.question.startsWith(FACT) && (await desk.open(place.id))
  if (!opened || opened.as !== 'owner' || !place.question || !channel.fetchPhoto)
    return say(texts.photoNotNow, { keepsOffer: true })
  const picture = await channel.fetchPhoto(photo)
  if (!picture) return say(texts.photoRefused, { keepsOffer: true })
  const added = await createPhotoDesk(pool).add(opened.assessment.id, {
    question: place.question,
    by: 'owner',
    bytes: picture.bytes,
  })
  switch (added.status) {
    case 'busy':
      throw new Error('too many pictures wait')
    case 'gone':
      return say(texts.photoNotNow, { keepsOffer: true })
    case 'refused':
      return say(added.message, { choices: chat.offer?.choices ?? [] })
    case 'kept':
      // The choices come again, under what is now the newest message.
      return say(fillText(texts.photoKept, { count: String(added.count) }), {
        choices: chat.offer?.choices ?? [],
      })
  }
}
