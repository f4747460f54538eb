/** Photos as evidence: taken in, shown, removed. The same for the pages and for chats. */
import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { AnsweredBy, Photo } from '../../core/assessment.ts'
import {
  listPhotos,
  readPhoto,
  removePhoto,
  storePhoto,
  type PhotoLimits,
} from '../../core/db/assessment-evidence.ts'
import { preparePicture, type PictureFault } from '../../core/pictures/index.ts'
import { fill, replies } from '../replies.ts'

/** What one question, and one self-assessment, can have. */
export const MOST_PHOTOS: PhotoLimits = { question: 5, assessment: 40 }

export interface SentPhoto {
  question: string
  by: AnsweredBy
  /** As it was sent: anything. */
  bytes: Buffer
}

/** `count` is how many the question has then; `message` says what to do. */
export type AddedPhoto =
  | { status: 'kept'; count: number }
  | { status: 'refused'; why: PictureFault | 'question' | 'assessment'; message: string }
  /** Nothing is wrong with it: try again. */
  | { status: 'busy' }
  | { status: 'gone' }

/** A photo with its bytes, for reports. */
export interface LoadedPhoto extends Photo {
  bytes: Buffer
}

export interface PhotoDesk {
  /** Drawn anew without metadata; the same photo sent twice to a question is one. */
  add(assessmentId: string, photo: SentPhoto): Promise<AddedPhoto>
  list(assessmentId: string): Promise<Photo[]>
  /** All with their bytes, one after the other. */
  load(assessmentId: string, size?: 'whole' | 'small'): Promise<LoadedPhoto[]>
  read(assessmentId: string, id: string, size?: 'whole' | 'small'): Promise<Buffer | undefined>
  /** False when it was not there any more. */
  remove(assessmentId: string, id: string): Promise<boolean>
}

export function createPhotoDesk(pool: pg.Pool): PhotoDesk {
  return {
    async add(assessmentId, { question, by, bytes }) {
      const prepared = await preparePicture(bytes)
      if (prepared.status === 'busy') return prepared
      if (prepared.status === 'refused') return refused(prepared.why)
      const { picture } = prepared
      const digest = createHash('sha256').update(picture.bytes).digest('base64url').slice(0, 22)
      const { outcome, count } = await storePhoto(
        pool,
        { assessmentId, question, by, eventId: `${question}.${digest}`, picture },
        MOST_PHOTOS,
      )
      if (outcome === 'gone') return { status: 'gone' }
      return outcome === 'stored' ? { status: 'kept', count } : refused(outcome)
    },
    list: (assessmentId) => listPhotos(pool, assessmentId),
    async load(assessmentId, size) {
      const loaded: LoadedPhoto[] = []
      for (const photo of await listPhotos(pool, assessmentId)) {
        const bytes = await readPhoto(pool, assessmentId, photo.id, size)
        // Removed meanwhile.
        if (bytes) loaded.push({ ...photo, bytes })
      }
      return loaded
    },
    read: (assessmentId, id, size) => readPhoto(pool, assessmentId, id, size),
    remove: (assessmentId, id) => removePhoto(pool, assessmentId, id),
  }
}

const refused = (why: PictureFault | 'question' | 'assessment'): AddedPhoto => ({
  status: 'refused',
  why,
  message: fill(replies.photoFaults[why], {
    perQuestion: String(MOST_PHOTOS.question),
    perAssessment: String(MOST_PHOTOS.assessment),
  }),
})

/** How many photos each question has; questions without any are left out. */
export function countPhotos(photos: readonly Pick<Photo, 'question'>[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { question } of photos) counts[question] = (counts[question] ?? 0) + 1
  return counts
}
