/** Updates of the chat apps: each is a row before the app hears "received", and the row is the job. */
import type pg from 'pg'
import { sql } from './sql.ts'

export interface NewUpdate {
  channel: string
  bot: string
  externalId: string
  conversationId: string
  /** Personal data already masked; kept until it is answered. */
  payload: object
}

/** False when it was known already, whether answered or not. */
export async function storeUpdate(pool: pg.Pool, one: NewUpdate): Promise<boolean> {
  const { rowCount } = await pool.query(sql`
    with fresh as (
      select where not exists (
        select from bot_update where channel = ${one.channel} and bot = ${one.bot}
          and external_id = ${one.externalId})
    ), chat as (
      insert into bot_chat (id, channel, bot)
      select ${one.conversationId}, ${one.channel}, ${one.bot} from fresh
      on conflict (id) do update set last_at = now()
      returning id
    )
    insert into bot_update (channel, bot, external_id, conversation_id, payload)
    select ${one.channel}, ${one.bot}, ${one.externalId}, id, ${JSON.stringify(one.payload)}::jsonb
    from chat
    on conflict (channel, bot, external_id) do nothing`)
  return (rowCount ?? 0) > 0
}

export interface WaitingUpdate<Payload> {
  id: string
  externalId: string
  payload: Payload
  attempts: number
  /** Since it was stored. */
  ageSeconds: number
}

/** The oldest of a chat that is not done; counts the attempt. */
export async function nextUpdate<Payload>(
  pool: pg.Pool,
  conversationId: string,
): Promise<WaitingUpdate<Payload> | undefined> {
  const { rows } = await pool.query<{
    id: string
    external_id: string
    payload: Payload
    attempts: number
    age: number
  }>(sql`
    update bot_update set attempts = attempts + 1
    where id = (
      select id from bot_update where conversation_id = ${conversationId} and done_at is null
      order by id limit 1
    ) and payload is not null
    returning id::text, external_id, payload, attempts,
      extract(epoch from now() - received_at)::int as age`)
  const [row] = rows
  return (
    row && {
      id: row.id,
      externalId: row.external_id,
      payload: row.payload,
      attempts: row.attempts,
      ageSeconds: row.age,
    }
  )
}

/** What was said and what was answered leave this table together. */
export async function finishUpdate(pool: pg.Pool, id: string): Promise<void> {
  await pool.query(sql`
    with parts as (update bot_outgoing set body = null where update_id = ${id}::bigint)
    update bot_update set done_at = coalesce(done_at, now()), payload = null
    where id = ${id}::bigint`)
}

export interface WaitingCounts {
  /** Not answered yet. */
  waiting: number
  /** Age of the oldest of them in seconds; 0 without any. */
  oldestSeconds: number
  /** Sends of the last day that failed, and of which nobody knows whether they arrived. */
  failed: number
  unknown: number
}

export async function countUpdates(
  pool: pg.Pool,
  channel: string,
  bot: string,
): Promise<WaitingCounts> {
  const { rows } = await pool.query<WaitingCounts>(sql`
    select
      (select count(*)::int from bot_update
        where channel = ${channel} and bot = ${bot} and done_at is null) as waiting,
      (select coalesce(extract(epoch from now() - min(received_at)), 0)::int from bot_update
        where channel = ${channel} and bot = ${bot} and done_at is null) as "oldestSeconds",
      (select count(*)::int from bot_outgoing join bot_update on bot_update.id = update_id
        where channel = ${channel} and bot = ${bot} and state = 'failed'
          and updated_at > now() - interval '1 day') as failed,
      (select count(*)::int from bot_outgoing join bot_update on bot_update.id = update_id
        where channel = ${channel} and bot = ${bot} and state = 'unknown'
          and updated_at > now() - interval '1 day') as unknown`)
  return rows[0]!
}
