import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from '../core/db/sql.ts'
import type { TurnEvent } from '../core/domain.ts'
import { newConversationId, type Assistant, type TurnRequest } from './index.ts'
import { replies } from './replies.ts'
import { openLibrary, type TestLibrary } from './testing.ts'
import { runTurn, type AnswerOne } from './turns.ts'

describe('a stored turn', () => {
  let library: TestLibrary
  let assistant: Assistant
  beforeAll(async () => {
    library = await openLibrary()
    assistant = library.assistant()
  })
  afterAll(() => library.close())

  const request = (text: string, rest: Partial<TurnRequest> = {}): TurnRequest => ({
    conversationId: newConversationId(),
    messageId: 'm1',
    channel: 'web',
    text,
    ...rest,
  })
  const all = async (events: AsyncGenerator<TurnEvent>) => {
    const list: TurnEvent[] = []
    for await (const event of events) list.push(event)
    return list
  }
  const tokens = (events: TurnEvent[]) =>
    events.map((event) => (event.type === 'token' ? event.text : '')).join('')
  const doneOf = (events: TurnEvent[]) => {
    const last = events.at(-1)
    return last?.type === 'done' ? last : undefined
  }

  it('tells what it does, then the words of the answer, then the answer', async () => {
    const asked = request('TCVN 5603:2008 còn hiệu lực không?')
    const events = await all(assistant.turn(asked))
    expect(events[0]).toEqual({ type: 'status', text: replies.searching })
    const done = doneOf(events)!
    expect(tokens(events)).toBe(done.answer.text)
    expect(done).toMatchObject({ messageId: 'm1', answer: { status: 'answered' } })
    expect(done.answer).not.toHaveProperty('trace')
    expect(await assistant.conversation(asked.conversationId)).toMatchObject([
      { messageId: 'm1', question: asked.text, answer: done.answer },
    ])
  })

  it('asked again under the same id, gives the stored answer and works on nothing', async () => {
    const asked = request('nước mắm theo tiêu chuẩn nào')
    const first = await all(assistant.turn(asked))
    const again = await all(assistant.turn({ ...asked, text: 'một câu khác hẳn' }))
    expect(doneOf(again)).toEqual(doneOf(first))
    expect(again.filter(({ type }) => type === 'status')).toEqual([])
    expect(await assistant.conversation(asked.conversationId)).toHaveLength(1)
  })

  it('asked twice at once, is answered alike and stored once', async () => {
    const asked = request('haccp là gì')
    const both = await Promise.all([all(assistant.turn(asked)), all(assistant.turn(asked))])
    expect(doneOf(both[0])).toEqual(doneOf(both[1]))
    expect(await assistant.conversation(asked.conversationId)).toHaveLength(1)
  })

  it('refers to earlier turns of its own conversation and to no other', async () => {
    const { conversationId } = request('')
    await all(assistant.turn(request('TCVN 5603:2008 là gì', { conversationId })))
    const followUp = { conversationId, messageId: 'm2' }
    const events = await all(assistant.turn(request('còn hiệu lực không?', followUp)))
    expect(doneOf(events)!.answer.text).toContain('TCVN 5603:2023')
    const alone = await all(assistant.turn(request('còn hiệu lực không?')))
    expect(doneOf(alone)!.answer.text).not.toContain('TCVN 5603:2023')
  })

  it('stores no personal data, neither in questions nor in comments', async () => {
    const asked = request('TCVN 5603:2023 gọi 0912345678 hoặc a@b.vn')
    await all(assistant.turn(asked))
    const { conversationId, messageId } = asked
    const comment = 'gọi lại 0987654321'
    await assistant.giveFeedback({ conversationId, messageId, verdict: 'down', comment })
    const { rows } = await library.pool.query(sql`
      select turn.*, comment from turn join feedback using (conversation_id, message_id)
      where conversation_id = ${conversationId}`)
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toMatch(/0912345678|0987654321|a@b\.vn/)
    expect(JSON.stringify(rows)).toContain('[số điện thoại]')
  })

  const unavailable: AnswerOne = async () => ({
    status: 'unavailable',
    text: replies.unavailable,
    sources: [],
    choices: [],
    notes: [],
    mode: 'rules',
    trace: [],
  })

  it('keeps the question when it cannot be worked on, and answers it when asked again', async () => {
    const asked = request('TCVN 5603:2023 là gì')
    expect(await all(runTurn(library.pool, unavailable, asked))).toEqual([
      { type: 'error', text: replies.unavailable },
    ])
    const [kept] = (await assistant.conversation(asked.conversationId))!
    expect(kept).toMatchObject({ question: asked.text })
    expect(kept).not.toHaveProperty('answer')
    expect(doneOf(await all(assistant.turn(asked)))?.answer.status).toBe('answered')
  })

  it('ends in one polite message when the database is gone', async () => {
    const other = await openLibrary()
    const broken = other.assistant()
    await other.close()
    expect(await all(broken.turn(request('TCVN 5603:2023 là gì')))).toEqual([
      { type: 'error', text: replies.unavailable },
    ])
  })

  it('stores no answer for a reader who left while it was written, and answers when asked again', async () => {
    const asked = request('haccp là gì')
    const leave = new AbortController()
    for await (const event of assistant.turn(asked, { signal: leave.signal }))
      if (event.type === 'status') leave.abort()
      else expect.unreachable(`${event.type} after leaving`)
    expect((await assistant.conversation(asked.conversationId))![0]).not.toHaveProperty('answer')
    expect(doneOf(await all(assistant.turn(asked)))?.answer.status).toBe('answered')
  })

  it('erased while it is worked on, stays erased', async () => {
    const asked = request('haccp là gì')
    const events: TurnEvent[] = []
    for await (const event of assistant.turn(asked)) {
      events.push(event)
      if (event.type === 'status') await assistant.eraseConversation(asked.conversationId)
    }
    expect(doneOf(events)).toBeUndefined()
    expect(await assistant.conversation(asked.conversationId)).toBeUndefined()
  })

  it('erases everything of a conversation and nothing of another', async () => {
    const [mine, other] = [request('haccp là gì'), request('haccp là gì')]
    for (const one of [mine, other]) {
      await all(assistant.turn(one))
      const { conversationId, messageId } = one
      expect(await assistant.giveFeedback({ conversationId, messageId, verdict: 'up' })).toBe(true)
    }
    expect(await assistant.eraseConversation(mine.conversationId)).toBe(true)
    expect(await assistant.eraseConversation(mine.conversationId)).toBe(false)
    for (const table of ['turn', 'feedback']) {
      const { rows } = await library.pool.query<{ conversation_id: string }>(
        `select conversation_id from ${table}`,
      )
      const ids = rows.map((row) => row.conversation_id)
      expect(ids).not.toContain(mine.conversationId)
      expect(ids).toContain(other.conversationId)
    }
  })

  it('takes a verdict on answers only', async () => {
    const asked = request('haccp là gì')
    const verdict = {
      conversationId: asked.conversationId,
      messageId: 'm1',
      verdict: 'up',
    } as const
    expect(await assistant.giveFeedback(verdict)).toBe(false)
    await all(runTurn(library.pool, unavailable, asked))
    expect(await assistant.giveFeedback(verdict)).toBe(false)
    await all(assistant.turn(asked))
    expect(await assistant.giveFeedback(verdict)).toBe(true)
    expect((await assistant.conversation(asked.conversationId))![0]).toMatchObject({
      feedback: 'up',
    })
  })
})
