import type pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Answer } from '../domain.ts'
import { testDatabase } from '../testing.ts'
import {
  eraseConversation,
  eraseOldConversations,
  readConversation,
  storeAnswer,
  storeFeedback,
  storeQuestion,
} from './conversations.ts'
import type { Database } from './open.ts'
import { sql } from './sql.ts'

let database: Database
let pool: pg.Pool
beforeAll(async () => {
  database = await testDatabase()
  pool = database.pool
})
afterAll(() => database.close())
beforeEach(() => pool.query('delete from conversation'))

const ask = (conversationId: string, messageId: string, question = `Hỏi ${messageId}?`) =>
  storeQuestion(pool, { conversationId, messageId, channel: 'web', question })
const answer = (text: string): Answer => ({
  status: 'answered',
  text,
  sources: [],
  choices: [{ label: 'Có', text: 'Có ạ' }],
  notes: ['Hướng dẫn, không phải ý kiến pháp lý.'],
  mode: 'rules',
  trace: [{ step: 'guard', ms: 1 }],
})
const shown = (text: string) => {
  const { trace: _trace, ...rest } = answer(text)
  return rest
}
/** Rows of every table that belong to this conversation, found by what the tables are, not by a list of ours. */
async function rowsOf(conversationId: string): Promise<Record<string, number>> {
  const { rows } = await pool.query<{ name: string; columns: string[] }>(
    `select table_name as name, array_agg(column_name::text) as columns from information_schema.columns
     where table_schema = 'public' group by table_name order by 1`,
  )
  const counts: Record<string, number> = {}
  for (const { name, columns } of rows) {
    const found = await pool.query(
      `select 1 from "${name}" where ${columns.map((one) => `"${one}"::text = $1`).join(' or ')}`,
      [conversationId],
    )
    if (found.rowCount) counts[name] = found.rowCount
  }
  return counts
}

describe('a question', () => {
  it('asked again under the same id stays as it was, before and after its answer', async () => {
    expect(await ask('c', 'm', 'Lần đầu?')).toBeUndefined()
    expect(await ask('c', 'm', 'Lần hai?')).toBeUndefined()
    await storeAnswer(pool, 'c', 'm', answer('Đây.'))
    expect(await ask('c', 'm', 'Lần ba?')).toEqual(shown('Đây.'))
    expect(await readConversation(pool, 'c', 10)).toEqual([
      {
        messageId: 'm',
        question: 'Lần đầu?',
        answer: shown('Đây.'),
        askedAt: expect.any(String) as string,
      },
    ])
  })

  it('of one conversation is no question of another, though the ids are equal', async () => {
    await ask('c', 'm')
    await storeAnswer(pool, 'c', 'm', answer('Của c.'))
    expect(await ask('d', 'm')).toBeUndefined()
  })

  it('asked many times at once is stored once', async () => {
    await Promise.all(Array.from({ length: 10 }, () => ask('c', 'm')))
    expect(await rowsOf('c')).toEqual({ conversation: 1, turn: 1 })
  })
})

describe('an answer', () => {
  it('counts when it is the first; later ones get the first back', async () => {
    await ask('c', 'm')
    expect(await storeAnswer(pool, 'c', 'm', answer('Thứ nhất.'))).toEqual(shown('Thứ nhất.'))
    const later = { ...answer('Thứ hai.'), trace: [] }
    expect(await storeAnswer(pool, 'c', 'm', later)).toEqual(shown('Thứ nhất.'))
    const { rows } = await pool.query('select answer, trace from turn')
    expect(rows).toEqual([{ answer: shown('Thứ nhất.'), trace: answer('').trace }])
  })

  it('to an erased conversation or an unknown question is dropped', async () => {
    await ask('c', 'm')
    await eraseConversation(pool, 'c')
    expect(await storeAnswer(pool, 'c', 'm', answer('Muộn.'))).toBeUndefined()
    expect(await rowsOf('c')).toEqual({})
    await ask('c', 'm')
    expect(await storeAnswer(pool, 'c', 'khac', answer('Lạc.'))).toBeUndefined()
  })

  it('does not carry its trace out', async () => {
    await ask('c', 'm')
    await storeAnswer(pool, 'c', 'm', answer('Đây.'))
    expect(JSON.stringify(await readConversation(pool, 'c', 10))).not.toContain('trace')
  })
})

describe('reading a conversation', () => {
  it('gives the latest turns, oldest of them first', async () => {
    // Two questions may fall into one tick of the clock, so each gets a time of its own here.
    for (const [at, id] of ['m3', 'm1', 'm2', 'm4'].entries()) {
      await ask('c', id)
      await pool.query(
        sql`update turn set asked_at = now() + make_interval(secs => ${at}) where message_id = ${id}`,
      )
    }
    const read = async (limit: number) =>
      (await readConversation(pool, 'c', limit))!.map((one) => one.messageId)
    expect(await read(10)).toEqual(['m3', 'm1', 'm2', 'm4'])
    expect(await read(2)).toEqual(['m2', 'm4'])
  })

  it('orders questions of the same moment by their ids', async () => {
    for (const id of ['m2', 'm1']) await ask('c', id)
    await pool.query("update turn set asked_at = '2026-01-01'")
    expect((await readConversation(pool, 'c', 10))!.map((one) => one.messageId)).toEqual([
      'm1',
      'm2',
    ])
  })

  it('of which there is none is undefined', async () => {
    expect(await readConversation(pool, 'khong-co', 10)).toBeUndefined()
  })
})

describe('feedback', () => {
  it('needs an answer, and the latest verdict counts', async () => {
    const rate = (verdict: 'up' | 'down', comment?: string) =>
      storeFeedback(pool, { conversationId: 'c', messageId: 'm', verdict, comment })
    expect(await rate('up')).toBe(false)
    await ask('c', 'm')
    expect(await rate('up')).toBe(false)
    await storeAnswer(pool, 'c', 'm', answer('Đây.'))
    expect(await rate('up', 'Hay')).toBe(true)
    expect(await rate('down')).toBe(true)
    expect((await readConversation(pool, 'c', 10))![0]!.feedback).toBe('down')
    const { rows } = await pool.query('select verdict, comment from feedback')
    expect(rows).toEqual([{ verdict: 'down', comment: null }])
  })
})

describe('erasing', () => {
  const fill = async (id: string) => {
    await ask(id, 'm1')
    await ask(id, 'm2')
    await storeAnswer(pool, id, 'm1', answer('Đây.'))
    await storeFeedback(pool, {
      conversationId: id,
      messageId: 'm1',
      verdict: 'up',
      comment: 'Hay',
    })
  }

  it('leaves no row of that conversation in any table, and all rows of the others', async () => {
    await fill('c')
    await fill('d')
    const before = await rowsOf('d')
    expect(before).toEqual({ conversation: 1, feedback: 1, turn: 2 })
    expect(await eraseConversation(pool, 'c')).toBe(true)
    expect(await rowsOf('c')).toEqual({})
    expect(await rowsOf('d')).toEqual(before)
    expect(await eraseConversation(pool, 'c')).toBe(false)
  })

  it('happens by itself after the retention time, counted from the last word', async () => {
    for (const id of ['cu', 'moi', 'hoi-lai']) await fill(id)
    const age = (id: string, days: number) =>
      pool.query(sql`
        update conversation set started_at = now() - interval '200 days',
          last_at = now() - make_interval(days => ${days}) where id = ${id}`)
    await age('cu', 91)
    await age('moi', 89)
    await age('hoi-lai', 91)
    await ask('hoi-lai', 'm3')

    expect(await eraseOldConversations(pool, 90)).toBe(1)
    expect(await rowsOf('cu')).toEqual({})
    expect(await rowsOf('moi')).toEqual({ conversation: 1, feedback: 1, turn: 2 })
    expect(await rowsOf('hoi-lai')).toEqual({ conversation: 1, feedback: 1, turn: 3 })
    expect(await eraseOldConversations(pool, 90)).toBe(0)
  })
})
