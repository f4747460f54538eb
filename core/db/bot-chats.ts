/** Chats of the bots: what was offered last, who works on them, and the ids that stand in for the apps' own. */
import { createHmac, randomBytes } from 'node:crypto'
import type pg from 'pg'
import type { Choice } from '../domain.ts'
import { sql } from './sql.ts'

export interface BotChat {
  /** Also the id of the conversation. */
  id: string
  channel: string
  bot: string
  noticedAt?: Date
  /** What was offered last; `set` is the update that offered it. */
  offer?: { set: string; choices: Choice[] }
  /** What the bot itself has asked. */
  wants?: string
  isBlocked: boolean
  /** A member of staff has taken over for a while. */
  isQuiet: boolean
}

/** The key of this database, made once: two processes that start at once end up with the same one. */
export async function readBotKey(pool: pg.Pool): Promise<Buffer> {
  await pool.query(
    sql`insert into bot_secret (key) values (${randomBytes(32)}) on conflict do nothing`,
  )
  const { rows } = await pool.query<{ key: Buffer | Uint8Array }>('select key from bot_secret')
  return Buffer.from(rows[0]!.key)
}

/** 22 URL-safe characters, always the same for a chat, and not to be worked out without the key. */
export const conversationIdOf = (key: Buffer, channel: string, bot: string, chat: string): string =>
  createHmac('sha256', key)
    .update(JSON.stringify([channel, bot, chat]))
    .digest()
    .subarray(0, 16)
    .toString('base64url')

interface ChatRow {
  id: string
  channel: string
  bot: string
  noticed_at: Date | null
  choices: Choice[] | null
  choice_set: string | null
  wants: string | null
  blocked_at: Date | null
  is_quiet: boolean
}

/** Undefined when it was erased meanwhile. */
export async function readBotChat(pool: pg.Pool, id: string): Promise<BotChat | undefined> {
  const { rows } = await pool.query<ChatRow>(sql`
    select id, channel, bot, noticed_at, choices, choice_set::text, wants, blocked_at,
      coalesce(quiet_until > now(), false) as is_quiet
    from bot_chat where id = ${id}`)
  const [row] = rows
  return (
    row && {
      id: row.id,
      channel: row.channel,
      bot: row.bot,
      isBlocked: row.blocked_at !== null,
      isQuiet: row.is_quiet,
      ...(row.noticed_at ? { noticedAt: row.noticed_at } : {}),
      ...(row.choices && row.choice_set
        ? { offer: { set: row.choice_set, choices: row.choices } }
        : {}),
      ...(row.wants ? { wants: row.wants } : {}),
    }
  )
}

export async function markNoticed(pool: pg.Pool, id: string): Promise<void> {
  await pool.query(
    sql`update bot_chat set noticed_at = coalesce(noticed_at, now()) where id = ${id}`,
  )
}

export async function markBlocked(pool: pg.Pool, id: string, isBlocked: boolean): Promise<void> {
  await pool.query(sql`
    update bot_chat set blocked_at = case when ${isBlocked}::boolean then coalesce(blocked_at, now()) end
    where id = ${id}`)
}

/** How long a send of which nobody knows the end may still be told of by the app. */
const UNSETTLED_MINUTES = 10

/**
 * A member of staff wrote in this chat: the bot keeps quiet until then. What the bot itself sent may be told of in the
 * same way, so a message that is known as its own, or that may be one it is just sending, changes nothing: false.
 */
export async function quietChat(
  pool: pg.Pool,
  one: { id: string; channel: string; bot: string; messageId: string; until: Date },
): Promise<boolean> {
  const { rowCount } = await pool.query(sql`
    insert into bot_chat (id, channel, bot, quiet_until)
    select ${one.id}, ${one.channel}, ${one.bot}, ${one.until}::timestamptz
    where not exists (
      select 1 from bot_outgoing join bot_update on bot_update.id = update_id
      where conversation_id = ${one.id} and (
        platform_id = ${one.messageId} or state = 'sending'
        or (state = 'unknown' and updated_at > now() - make_interval(mins => ${UNSETTLED_MINUTES}))
      )
    )
    on conflict (id) do update set
      quiet_until = greatest(bot_chat.quiet_until, excluded.quiet_until), last_at = now()`)
  return (rowCount ?? 0) > 0
}

/**
 * Takes the chat that has waited longest for an answer and that nobody works on; undefined when there is none.
 * Only chats of these bots ("telegram 123"); the lease runs out by itself when its holder dies.
 */
export async function leaseChat(
  pool: pg.Pool,
  lease: { by: string; seconds: number; bots: string[] },
): Promise<string | undefined> {
  const { rows } = await pool.query<{ id: string }>(sql`
    update bot_chat set lease = ${lease.by}, leased_until = now() + make_interval(secs => ${lease.seconds})
    where id = (
      select chat.id from bot_update as waiting join bot_chat as chat on chat.id = waiting.conversation_id
      where waiting.done_at is null
        and chat.channel || ' ' || chat.bot = any(${lease.bots}::text[])
        and (chat.leased_until is null or chat.leased_until < now())
        and (chat.not_before is null or chat.not_before <= now())
      order by waiting.id limit 1
      for update of chat skip locked
    )
    returning id`)
  return rows[0]?.id
}

/** False when the lease was lost. */
export async function renewLease(
  pool: pg.Pool,
  id: string,
  lease: { by: string; seconds: number },
): Promise<boolean> {
  const { rowCount } = await pool.query(sql`
    update bot_chat set leased_until = now() + make_interval(secs => ${lease.seconds})
    where id = ${id} and lease = ${lease.by}`)
  return (rowCount ?? 0) > 0
}

/** Gives the chat free; `restSeconds` keeps everybody away for a while. */
export async function releaseChat(
  pool: pg.Pool,
  id: string,
  by: string,
  restSeconds = 0,
): Promise<void> {
  await pool.query(sql`
    update bot_chat set lease = null, leased_until = null,
      not_before = case when ${restSeconds}::double precision > 0
        then now() + make_interval(secs => ${restSeconds}) end
    where id = ${id} and lease = ${by}`)
}

/** Where only one process can have the database open, leases found at its start belong to the dead. */
export async function releaseAllChats(pool: pg.Pool): Promise<void> {
  await pool.query('update bot_chat set lease = null, leased_until = null where lease is not null')
}

/**
 * Forgets a chat at once, all but the update that asked for it and later ones. Numbers of updates stay without a
 * person, so that one told again is not taken for new. The row itself goes with `dropErasedChat`.
 */
export async function eraseBotChat(pool: pg.Pool, id: string, update: string): Promise<void> {
  await pool.query(sql`
    with mine as (
      update bot_update
      set payload = null, conversation_id = null, done_at = coalesce(done_at, now())
      where conversation_id = ${id} and id < ${update}::bigint
      returning id
    ), sent as (
      delete from bot_outgoing where update_id in (select id from mine)
    )
    update bot_chat set noticed_at = null, choices = null, choice_set = null, wants = ${ERASED}
    where id = ${id}`)
}

/** What is left of a chat after its erasure was confirmed; a message that came meanwhile begins a new one. */
export async function dropErasedChat(pool: pg.Pool, id: string): Promise<void> {
  await pool.query(sql`
    with mine as (
      update bot_update set conversation_id = null
      where conversation_id = ${id} and done_at is not null
        and exists (select 1 from bot_chat where id = ${id} and wants = ${ERASED})
      returning id
    )
    delete from bot_outgoing where update_id in (select id from mine)`)
  await pool.query(sql`
    delete from bot_chat where id = ${id} and wants = ${ERASED}
      and not exists (select 1 from bot_update where conversation_id = ${id})`)
  await pool.query(sql`update bot_chat set wants = null where id = ${id} and wants = ${ERASED}`)
}

const ERASED = 'erased'

/** How long an app may tell an update again; Telegram keeps them for a day, Zalo half of one. */
const TOLD_AGAIN_DAYS = 7

/** Erases chats in which nothing happened for this many days, and numbers of updates that no app tells again. */
export async function eraseOldBotChats(pool: pg.Pool, days: number): Promise<number> {
  await pool.query(sql`
    delete from bot_update where done_at < now() - make_interval(days => ${TOLD_AGAIN_DAYS})`)
  const { rowCount } = await pool.query(sql`
    delete from bot_chat where last_at < now() - make_interval(days => ${days})
      and not exists (
        select 1 from bot_update where conversation_id = bot_chat.id and done_at is null)`)
  return rowCount ?? 0
}
