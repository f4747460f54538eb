/** Conversations: questions stored before they are worked on, answers stored once. */
import type pg from 'pg'
import type { Answer, ConversationTurn, PublicAnswer } from '../domain.ts'
import type { ProfileState } from '../profile.ts'
import { sql } from './sql.ts'

export interface StoredQuestion {
  conversationId: string
  messageId: string
  channel: string
  /** Personal data already masked. */
  question: string
}

/** Stores a question; asked again under the same id, it is left as it was and its answer, if any, comes back. */
export async function storeQuestion(
  pool: pg.Pool,
  one: StoredQuestion,
): Promise<PublicAnswer | undefined> {
  await pool.query(sql`
    insert into conversation (id, channel) values (${one.conversationId}, ${one.channel})
    on conflict (id) do update set last_at = now()`)
  const { rows } = await pool.query<{ answer: PublicAnswer | null }>(sql`
    insert into turn (conversation_id, message_id, question)
    values (${one.conversationId}, ${one.messageId}, ${one.question})
    on conflict (conversation_id, message_id) do update set message_id = excluded.message_id
    returning answer`)
  return rows[0]?.answer ?? undefined
}

/** Stores an answer unless there is one; returns the one that counts, undefined when the conversation was erased. */
export async function storeAnswer(
  pool: pg.Pool,
  conversationId: string,
  messageId: string,
  { trace, state, ...answer }: Answer,
): Promise<PublicAnswer | undefined> {
  // Both parts see the turn as it was before, so what is remembered changes only with the answer that counts.
  const { rows } = await pool.query<{ answer: PublicAnswer }>(sql`
    with remembered as (
      update conversation set
        state = coalesce(${state ? JSON.stringify(state) : null}::jsonb, state - 'pending')
      where id = ${conversationId} and exists (
        select 1 from turn
        where conversation_id = ${conversationId} and message_id = ${messageId} and answer is null
      )
    )
    update turn set
      answer = coalesce(answer, ${JSON.stringify(answer)}::jsonb),
      trace = case when answer is null then ${JSON.stringify(trace)}::jsonb else trace end,
      answered_at = coalesce(answered_at, now())
    where conversation_id = ${conversationId} and message_id = ${messageId}
    returning answer`)
  return rows[0]?.answer
}

/** What the conversation remembers about the business; undefined when nothing yet. */
export async function readState(pool: pg.Pool, id: string): Promise<ProfileState | undefined> {
  const { rows } = await pool.query<{ state: ProfileState | null }>(
    sql`select state from conversation where id = ${id}`,
  )
  return rows[0]?.state ?? undefined
}

interface TurnRow {
  message_id: string
  question: string
  answer: PublicAnswer | null
  asked_at: Date
  verdict: 'up' | 'down' | null
}

/** The latest turns, oldest of them first; undefined when there is no such conversation. */
export async function readConversation(
  pool: pg.Pool,
  id: string,
  limit: number,
): Promise<ConversationTurn[] | undefined> {
  const { rowCount } = await pool.query(sql`select 1 from conversation where id = ${id}`)
  if (!rowCount) return undefined
  const { rows } = await pool.query<TurnRow>(sql`
    select * from (
      select message_id, question, answer, asked_at, verdict
      from turn left join feedback using (conversation_id, message_id)
      where conversation_id = ${id} order by asked_at desc, message_id desc limit ${limit}
    ) latest order by asked_at, message_id`)
  return rows.map((row) => ({
    messageId: row.message_id,
    question: row.question,
    askedAt: row.asked_at.toISOString(),
    ...(row.answer ? { answer: row.answer } : {}),
    ...(row.verdict ? { feedback: row.verdict } : {}),
  }))
}

/** Everything of that conversation, self-assessments that were answered in it too. */
export async function eraseConversation(pool: pg.Pool, id: string): Promise<boolean> {
  const { rowCount } = await pool.query(sql`
    with assessments as (
      delete from assessment where id in (
        select assessment_id from assessment_conversation where conversation_id = ${id}
      )
    )
    delete from conversation where id = ${id}`)
  return (rowCount ?? 0) > 0
}

export interface StoredFeedback {
  conversationId: string
  messageId: string
  verdict: 'up' | 'down'
  reason?: string
  comment?: string
}

/** False when that answer does not exist; the latest verdict counts. */
export async function storeFeedback(pool: pg.Pool, one: StoredFeedback): Promise<boolean> {
  const { rowCount } = await pool.query(sql`
    insert into feedback (conversation_id, message_id, verdict, reason, comment)
    select conversation_id, message_id, ${one.verdict}, ${one.reason ?? null}, ${one.comment ?? null}
    from turn
    where conversation_id = ${one.conversationId} and message_id = ${one.messageId} and answer is not null
    on conflict (conversation_id, message_id) do update
      set verdict = excluded.verdict, reason = excluded.reason, comment = excluded.comment, given_at = now()`)
  return (rowCount ?? 0) > 0
}

/** Erases conversations in which nothing happened for this many days; returns how many. */
export async function eraseOldConversations(pool: pg.Pool, days: number): Promise<number> {
  const { rowCount } = await pool.query(
    sql`delete from conversation where last_at < now() - make_interval(days => ${days})`,
  )
  return rowCount ?? 0
}
