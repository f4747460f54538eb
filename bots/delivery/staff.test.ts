import { describe, expect, it } from 'vitest'
import { ask, openBench } from '../testing/bench.ts'
import { texts } from '../texts.ts'

const bench = openBench()
const { sent, start, count, idle, lastSet, answersTo } = bench

const begin = async () => {
  const bots = await start()
  bots.delivery.start()
  await bots.say(1, ask(92_001))
  await idle()
  sent.length = 0
  return bots
}
const staff = { kind: 'staff', minutes: 30 } as const
/** The time is over: nobody waits for it here. */
const letTimePass = () =>
  bench.pool.query(`update bot_chat set quiet_until = quiet_until - interval '31 minutes'`)

describe('while a member of staff answers', () => {
  it('the bot says nothing in that chat, stores nothing, and answers again afterwards', async () => {
    const bots = await begin()
    const turns = await count('turn')
    await bots.take(900, staff)
    await bots.say(2, ask(92_002))
    await bots.take(3, { kind: 'photo', photo: 'f' })
    await bots.take(4, { kind: 'other' })
    await bots.say(5, ask(92_003), 'khac')
    await idle()
    expect(sent.filter(({ chat }) => chat === 'lan')).toEqual([])
    expect(answersTo(92_003)).toHaveLength(1)
    expect(await count('turn')).toBe(turns + 1)
    expect(await count('bot_update where payload is not null')).toBe(0)
    await letTimePass()
    await bots.say(6, ask(92_004))
    await idle()
    expect(answersTo(92_004)).toHaveLength(1)
  })

  it('what names the bot is answered all the same: commands, buttons, and what it asked itself', async () => {
    const bots = await begin()
    await bots.say(2, 'tự đánh giá')
    await idle()
    await bots.take(900, staff)
    sent.length = 0
    await bots.take(3, { kind: 'press', set: await lastSet(), index: 0, query: 'q' })
    await idle()
    expect(sent).toHaveLength(1)
    await bots.take(4, { kind: 'command', name: 'xoa', rest: '' })
    await bots.say(5, 'Xóa hết')
    await idle()
    expect(sent.at(-1)!.text).toBe(texts.erased)
    expect(await count('turn')).toBe(0)
  })

  it('somebody who never wrote to the bot is left to the staff, without a notice', async () => {
    const bots = await begin()
    await bots.take(900, staff, 'moi')
    await bots.say(2, ask(92_005), 'moi')
    await idle()
    expect(sent).toEqual([])
    await letTimePass()
    await bots.say(3, ask(92_006), 'moi')
    await idle()
    expect(sent[0]!.text).toMatch(/^Trước khi bắt đầu/)
  })

  it('the bot’s own messages, told of by the app, are nobody’s answer; nor is what is told of too late', async () => {
    const bots = await begin()
    const { rows } = await bench.pool.query<{ id: string }>(
      `select platform_id as id from bot_outgoing where platform_id is not null`,
    )
    for (const { id } of rows) await bots.take(Number(id), staff)
    await bots.take(900, { ...staff, at: '2026-11-01T00:00:00Z' } as typeof staff)
    await bots.say(2, ask(92_007))
    await idle()
    expect(answersTo(92_007)).toHaveLength(1)
  })
})
