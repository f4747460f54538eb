/** Photos that owner and advisor gave as evidence to questions; they go with the assessment. */
import type pg from 'pg'
import type { AnsweredBy, Photo } from '../assessment.ts'
import type { Picture } from '../pictures/index.ts'
import { sql } from './sql.ts'
import { inTransaction } from './transaction.ts'

export interface NewPhoto {
  assessmentId: string
  question: string
  by: AnsweredBy
  /** The same id again is the same photo and changes nothing. */
  eventId: string
  picture: Picture
}

export interface PhotoLimits {
  question: number
  assessment: number
}

/** question, assessment: it has as many photos as it may have. gone: there is no such assessment. */
export type StoreOutcome = 'stored' | 'question' | 'assessment' | 'gone'

/** Told twice under the same event it is one photo. `count` is how many the question has then. */
export const storePhoto = (
  pool: pg.Pool,
  one: NewPhoto,
  most: PhotoLimits,
): Promise<{ outcome: StoreOutcome; count: number }> =>
  inTransaction(pool, (client) => storeLocked(client, one, most))

/** Of two at once the second counts only when the first is done: the row of the assessment is what they wait at. */
async function storeLocked(
  client: pg.PoolClient,
  { assessmentId, question, by, eventId, picture }: NewPhoto,
  most: PhotoLimits,
): Promise<{ outcome: StoreOutcome; count: number }> {
  const { rowCount } = await client.query(
    sql`update assessment set last_at = now() where id = ${assessmentId}`,
  )
  if (!rowCount) return { outcome: 'gone', count: 0 }
  const { rows } = await client.query<{ all: number; here: number; known: boolean | null }>(sql`
    select count(*)::int as all,
      (count(*) filter (where question_id = ${question}))::int as here,
      bool_or(event_id = ${eventId}) as known
    from assessment_evidence where assessment_id = ${assessmentId}`)
  const { all, here, known } = rows[0]!
  if (known) return { outcome: 'stored', count: here }
  if (here >= most.question) return { outcome: 'question', count: here }
  if (all >= most.assessment) return { outcome: 'assessment', count: here }
  const { bytes, small, width, height } = picture
  await client.query(sql`
    insert into assessment_evidence
      (assessment_id, question_id, event_id, added_by, width, height, bytes, small)
    values (${assessmentId}, ${question}, ${eventId}, ${by}, ${width}, ${height}, ${bytes}, ${small})`)
  return { outcome: 'stored', count: here + 1 }
}

interface PhotoRow {
  id: string
  question_id: string
  added_by: AnsweredBy
  width: number
  height: number
  taken_at: Date
}

const toPhoto = (row: PhotoRow): Photo => ({
  id: row.id,
  question: row.question_id,
  by: row.added_by,
  width: row.width,
  height: row.height,
  at: row.taken_at.toISOString(),
})

/** In the order in which they came; without their bytes. */
export async function listPhotos(pool: pg.Pool, assessmentId: string): Promise<Photo[]> {
  const { rows } = await pool.query<PhotoRow>(sql`
    select id::text, question_id, added_by, width, height, taken_at
    from assessment_evidence where assessment_id = ${assessmentId} order by assessment_evidence.id`)
  return rows.map(toPhoto)
}

/** The whole one, or the small one for lists; undefined when this assessment has no such photo. */
export async function readPhoto(
  pool: pg.Pool,
  assessmentId: string,
  id: string,
  size: 'whole' | 'small' = 'whole',
): Promise<Buffer | undefined> {
  if (!isPhotoId(id)) return undefined
  const { rows } = await pool.query<{ bytes: Buffer }>(sql`
    select case when ${size} = 'small' then small else bytes end as bytes
    from assessment_evidence where assessment_id = ${assessmentId} and id = ${id}::bigint`)
  return rows[0]?.bytes
}

/** False when it was not there any more. */
export async function removePhoto(
  pool: pg.Pool,
  assessmentId: string,
  id: string,
): Promise<boolean> {
  if (!isPhotoId(id)) return false
  const { rowCount } = await pool.query(sql`
    delete from assessment_evidence where assessment_id = ${assessmentId} and id = ${id}::bigint`)
  return (rowCount ?? 0) > 0
}

/** A number that the column can hold. */
const isPhotoId = (id: string): boolean => /^[1-9]\d{0,17}$/.test(id)
