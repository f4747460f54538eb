import { expect, it } from 'vitest'
import type { Sent } from '../channel.ts'
import { ask, openBench } from '../testing/bench.ts'
import { until } from '../testing/tools.ts'
import { texts } from '../texts.ts'

const bench = openBench()
const { sent, outcomes, channelOf, start, count, idle, states, answersTo } = bench
const careful = () => channelOf({ name: 'zalo-bot', repeatsUnknown: false })
const unknown: Sent = { kind: 'unknown', why: 'TimeoutError' }

it('an answer that may not have arrived is not sent twice by itself, but once more when asked for', async () => {
  const bots = await start(careful())
  bots.delivery.start()
  await bots.say(1, 'xin chào')
  await idle()
  outcomes.push(unknown)
  await bots.say(2, ask(91_001))
  await idle()
  expect(answersTo(91_001)).toHaveLength(1)
  expect(sent.at(-1)!.text).toBe(texts.mayBeMissing)
  expect(await states()).toMatchObject([{ state: 'unknown' }, { state: 'sent' }])
  await bots.say(3, 'Gui lai')
  await idle()
  expect(answersTo(91_001)).toHaveLength(2)
  expect(sent.at(-1)!.text).toBe(answersTo(91_001)[0]!.text)
})

it('what the bot itself had asked stays asked when its question may be missing', async () => {
  const bots = await start(careful())
  bots.delivery.start()
  await bots.say(1, ask(91_002))
  await idle()
  outcomes.push(unknown)
  await bots.say(2, '/xoa')
  await idle()
  await bots.say(3, 'có')
  await idle()
  expect(sent.at(-1)!.text).toBe(texts.erased)
  expect(await count('turn')).toBe(0)
})

it('a notice on its way in a kill is sent again on every app: it must have been read', async () => {
  const bots = await start(careful())
  bots.delivery.start()
  // The first process never hears how it ended.
  outcomes.push(new Promise<Sent>(() => {}))
  await bots.say(1, ask(91_003))
  await until(() => sent.length === 1)
  const next = await start(careful())
  next.delivery.start()
  await idle()
  expect(sent.filter(({ text }) => text.startsWith('Trước khi bắt đầu'))).toHaveLength(2)
  expect(answersTo(91_003)).toHaveLength(1)
  bench.running.length = 0
})

it('an answer that had to wait for two days is not sent any more, and counts as failed', async () => {
  const bots = await start()
  bots.delivery.start()
  await bots.say(1, 'xin chào')
  await idle()
  outcomes.push({ kind: 'halted', seconds: 3_600, why: 'quota' })
  await bots.say(2, ask(91_004))
  await until(async () => (await count('bot_chat where not_before > now()')) === 1)
  await bench.pool.query(`update bot_update set received_at = now() - interval '49 hours'`)
  await bench.pool.query('update bot_chat set not_before = null')
  await idle()
  expect(answersTo(91_004)).toHaveLength(1)
  expect(await states()).toMatchObject([{ state: 'failed' }])
})
