/** What the bots send, part by part: written before it is sent, so that nothing is made or sent twice. */
import type pg from 'pg'
import type { Choice } from '../domain.ts'
import { sql } from './sql.ts'

export type SendState = 'queued' | 'sending' | 'sent' | 'failed' | 'unknown'

export interface OutgoingPart<Body> {
  part: number
  state: SendState
  /** Null once the update is done. */
  body: Body | null
  attempts: number
}

/**
 * Stores the parts of an answer together with the choices it offers; an answer that is stored already stays as it is.
 * `choices` left out keeps what was offered before.
 */
export async function storeParts(
  pool: pg.Pool,
  one: {
    update: string
    conversationId: string
    /** Of the first part. */
    from: number
    parts: object[]
    choices?: Choice[]
    /** What the bot asks itself; left out, nothing is asked any more. */
    wants?: string
  },
): Promise<void> {
  const bodies = JSON.stringify(one.parts)
  const choices = one.choices ? JSON.stringify(one.choices) : null
  await pool.query(sql`
    with made as (
      insert into bot_outgoing (update_id, part, body)
      select id, ${one.from}::integer + place::integer - 1, body
      from bot_update, jsonb_array_elements(${bodies}::jsonb) with ordinality as given(body, place)
      where id = ${one.update}::bigint and done_at is null
      on conflict (update_id, part) do nothing
      returning part
    )
    update bot_chat set
      choices = coalesce(${choices}::jsonb, choices),
      choice_set = case when ${choices}::jsonb is null then choice_set else ${one.update}::bigint end,
      wants = case when wants = 'erased' then wants else ${one.wants ?? null}::text end
    where id = ${one.conversationId} and exists (select 1 from made)`)
}

/** One more message behind an answer; it changes nothing about what is offered or asked. */
export async function addPart(
  pool: pg.Pool,
  one: { update: string; part: number; body: object },
): Promise<void> {
  await pool.query(sql`
    insert into bot_outgoing (update_id, part, body)
    select id, ${one.part}, ${JSON.stringify(one.body)}::jsonb
    from bot_update where id = ${one.update}::bigint and done_at is null
    on conflict (update_id, part) do nothing`)
}

export async function readParts<Body>(
  pool: pg.Pool,
  update: string,
): Promise<OutgoingPart<Body>[]> {
  const { rows } = await pool.query<OutgoingPart<Body>>(sql`
    select part, state, body, attempts from bot_outgoing
    where update_id = ${update}::bigint order by part`)
  return rows
}

/** The right to send this part now, for one process: false when somebody else has it, or it is settled. */
export async function beginSending(pool: pg.Pool, update: string, part: number): Promise<boolean> {
  const { rowCount } = await pool.query(sql`
    update bot_outgoing set state = 'sending', attempts = attempts + 1, updated_at = now()
    where update_id = ${update}::bigint and part = ${part} and state = 'queued'`)
  return (rowCount ?? 0) > 0
}

export async function settleSending(
  pool: pg.Pool,
  /** `undone`: it surely did not arrive, so the try does not count. */
  one: { update: string; part: number; state: SendState; platformId?: string; undone?: boolean },
): Promise<void> {
  await pool.query(sql`
    update bot_outgoing set state = ${one.state}, attempts = greatest(0, attempts - ${one.undone ? 1 : 0}),
      platform_id = ${one.platformId ?? null}, updated_at = now()
    where update_id = ${one.update}::bigint and part = ${one.part}`)
}
