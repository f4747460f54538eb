/** Pictures that an owner gave as evidence to a question; they go with the assessment. */
import type pg from 'pg'
import { sql } from './sql.ts'

/** Told twice under the same event it is one picture. Returns how many the question has; none more than `most`. */
export async function storeEvidence(
  pool: pg.Pool,
  one: {
    assessmentId: string
    questionId: string
    eventId: string
    type: string
    bytes: Buffer
    most: number
  },
): Promise<{ stored: boolean; count: number }> {
  await pool.query(sql`
    insert into assessment_evidence (assessment_id, question_id, event_id, kind, bytes)
    select id, ${one.questionId}, ${one.eventId}, ${one.type}, ${one.bytes} from assessment
    where id = ${one.assessmentId} and (
      select count(*) from assessment_evidence
      where assessment_id = ${one.assessmentId} and question_id = ${one.questionId}
    ) < ${one.most}::integer
    on conflict (assessment_id, event_id) do nothing`)
  const { rows } = await pool.query<{ count: number; stored: boolean | null }>(sql`
    select count(*)::int as count, bool_or(event_id = ${one.eventId}) as stored
    from assessment_evidence
    where assessment_id = ${one.assessmentId} and question_id = ${one.questionId}`)
  return { stored: rows[0]!.stored ?? false, count: rows[0]!.count }
}
