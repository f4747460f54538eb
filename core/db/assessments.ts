/** Self-assessments in the database: answers are events, the latest of a person for a question counts. */
import type pg from 'pg'
import type {
  AnsweredBy,
  Answers,
  Assessment,
  Depth,
  GivenAnswer,
  PlanItem,
} from '../assessment.ts'
import type { AnswerValue, Checklist } from '../data/checklist-schema.ts'
import type { Profile } from '../profile.ts'
import { sql } from './sql.ts'

export interface AnswerEvent {
  /** Made by who sends it; the same id again is the same answer and changes nothing. */
  eventId: string
  question: string
  by: AnsweredBy
  /** Undefined takes the answer back. */
  value?: AnswerValue
  reason?: string
  note?: string
}

export async function createAssessment(
  pool: pg.Pool,
  one: {
    id: string
    checklist: Checklist
    depth: Depth
    profile: Profile
    conversationId?: string
    /** The run that it repeats. */
    earlier?: string
  },
): Promise<void> {
  await pool.query(sql`
    with made as (
      insert into assessment (id, checklist_id, version, snapshot, depth, profile, earlier_id)
      values (${one.id}, ${one.checklist.id}, ${one.checklist.version},
        ${JSON.stringify(one.checklist)}::jsonb, ${one.depth}, ${JSON.stringify(one.profile)}::jsonb,
        ${one.earlier ?? null})
      on conflict (id) do nothing
      returning id
    )
    insert into assessment_conversation (assessment_id, conversation_id)
    select made.id, conversation.id from made
    join conversation on conversation.id = ${one.conversationId ?? null}`)
}

/** False when there is no such assessment. Stored before it returns. */
export async function storeAssessmentAnswer(
  pool: pg.Pool,
  id: string,
  event: AnswerEvent,
): Promise<boolean> {
  const { rowCount } = await pool.query(sql`
    with touched as (
      update assessment set last_at = now() where id = ${id} returning id
    ), stored as (
      insert into assessment_answer
        (assessment_id, event_id, question_id, answered_by, value, reason, note)
      select id, ${event.eventId}, ${event.question}, ${event.by}, ${event.value ?? null},
        ${event.reason ?? null}, ${event.note ?? null}
      from touched
      on conflict (assessment_id, event_id) do nothing
    )
    select id from touched`)
  return (rowCount ?? 0) > 0
}

export async function storeAssessmentProfile(
  pool: pg.Pool,
  id: string,
  profile: Profile,
): Promise<boolean> {
  const { rowCount } = await pool.query(sql`
    update assessment set profile = ${JSON.stringify(profile)}::jsonb, last_at = now()
    where id = ${id}`)
  return (rowCount ?? 0) > 0
}

export async function storePlanItem(
  pool: pg.Pool,
  id: string,
  question: string,
  item: PlanItem,
): Promise<boolean> {
  const { rowCount } = await pool.query(sql`
    with touched as (
      update assessment set last_at = now() where id = ${id} returning id
    )
    insert into assessment_plan (assessment_id, question_id, owner, due, status)
    select id, ${question}, ${item.owner ?? null}, ${item.due ?? null}::date, ${item.status}
    from touched
    on conflict (assessment_id, question_id) do update
      set owner = excluded.owner, due = excluded.due, status = excluded.status, updated_at = now()`)
  return (rowCount ?? 0) > 0
}

export async function finishAssessment(pool: pg.Pool, id: string): Promise<void> {
  await pool.query(
    sql`update assessment set finished_at = coalesce(finished_at, now()), last_at = now() where id = ${id}`,
  )
}

/** From the quick version to the full one: what was answered stays, and there is more to answer. */
export async function deepenAssessment(pool: pg.Pool, id: string): Promise<void> {
  await pool.query(sql`
    update assessment set depth = 'full', finished_at = null, last_at = now()
    where id = ${id} and depth = 'quick'`)
}

interface AssessmentRow {
  id: string
  snapshot: Checklist
  depth: Depth
  profile: Profile
  started_at: Date
  last_at: Date
  finished_at: Date | null
}
interface AnswerRow {
  question_id: string
  answered_by: AnsweredBy
  value: AnswerValue | null
  reason: string | null
  note: string | null
  answered_at: Date
}
interface PlanRow {
  question_id: string
  owner: string | null
  due: string | null
  status: PlanItem['status']
}

export async function readAssessment(pool: pg.Pool, id: string): Promise<Assessment | undefined> {
  const { rows } = await pool.query<AssessmentRow>(
    sql`select id, snapshot, depth, profile, started_at, last_at, finished_at from assessment where id = ${id}`,
  )
  const [row] = rows
  if (!row) return undefined
  const { rows: answers } = await pool.query<AnswerRow>(sql`
    select distinct on (answered_by, question_id)
      question_id, answered_by, value, reason, note, answered_at
    from assessment_answer where assessment_id = ${id}
    order by answered_by, question_id, seq desc`)
  const { rows: plan } = await pool.query<PlanRow>(sql`
    select question_id, owner, to_char(due, 'YYYY-MM-DD') as due, status
    from assessment_plan where assessment_id = ${id}`)
  return {
    id: row.id,
    checklist: row.snapshot,
    depth: row.depth,
    profile: row.profile,
    answers: { owner: byQuestion(answers, 'owner'), advisor: byQuestion(answers, 'advisor') },
    plan: Object.fromEntries(
      plan.map((one) => [
        one.question_id,
        {
          status: one.status,
          ...(one.owner ? { owner: one.owner } : {}),
          ...(one.due ? { due: one.due } : {}),
        },
      ]),
    ),
    startedAt: row.started_at.toISOString(),
    lastAt: row.last_at.toISOString(),
    ...(row.finished_at ? { finishedAt: row.finished_at.toISOString() } : {}),
  }
}

const byQuestion = (rows: AnswerRow[], by: AnsweredBy): Answers =>
  Object.fromEntries(
    rows
      .filter((row) => row.answered_by === by && row.value !== null)
      .map((row): [string, GivenAnswer] => [
        row.question_id,
        {
          value: row.value!,
          at: row.answered_at.toISOString(),
          ...(row.reason ? { reason: row.reason } : {}),
          ...(row.note ? { note: row.note } : {}),
        },
      ]),
  )

/** Assessments of one conversation, newest first. */
export async function listAssessments(
  pool: pg.Pool,
  conversationId: string,
): Promise<{ id: string; checklistId: string; startedAt: string; finishedAt?: string }[]> {
  const { rows } = await pool.query<{
    id: string
    checklist_id: string
    started_at: Date
    finished_at: Date | null
  }>(sql`
    select id, checklist_id, started_at, finished_at
    from assessment join assessment_conversation on assessment_id = id
    where conversation_id = ${conversationId} order by started_at desc`)
  return rows.map((row) => ({
    id: row.id,
    checklistId: row.checklist_id,
    startedAt: row.started_at.toISOString(),
    ...(row.finished_at ? { finishedAt: row.finished_at.toISOString() } : {}),
  }))
}

/** The latest run before this one that has answers: the one that it repeats, else one of the same conversation. */
export async function findEarlier(pool: pg.Pool, id: string): Promise<string | undefined> {
  const { rows } = await pool.query<{ id: string }>(sql`
    select other.id
    from assessment own
    join assessment other on other.checklist_id = own.checklist_id and other.started_at < own.started_at
    where own.id = ${id}
      and exists (select 1 from assessment_answer where assessment_id = other.id)
      and (other.id = own.earlier_id or exists (
        select 1 from assessment_conversation mine
        join assessment_conversation theirs using (conversation_id)
        where mine.assessment_id = own.id and theirs.assessment_id = other.id))
    order by coalesce(other.id = own.earlier_id, false) desc, other.started_at desc, other.id
    limit 1`)
  return rows[0]?.id
}

export async function linkConversation(
  pool: pg.Pool,
  id: string,
  conversationId: string,
): Promise<void> {
  await pool.query(sql`
    insert into assessment_conversation (assessment_id, conversation_id)
    values (${id}, ${conversationId}) on conflict do nothing`)
}

export async function eraseAssessment(pool: pg.Pool, id: string): Promise<boolean> {
  const { rowCount } = await pool.query(sql`delete from assessment where id = ${id}`)
  return (rowCount ?? 0) > 0
}

/** Erases assessments in which nothing happened for this many days; returns how many. */
export async function eraseOldAssessments(pool: pg.Pool, days: number): Promise<number> {
  const { rowCount } = await pool.query(
    sql`delete from assessment where last_at < now() - make_interval(days => ${days})`,
  )
  return rowCount ?? 0
}
