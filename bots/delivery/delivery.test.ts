import { describe, expect, it } from 'vitest'
import { pictureType } from '../../core/pictures/index.ts'
import type { Channel, Sent } from '../channel.ts'
import { ask, openBench } from '../testing/bench.ts'
import { until } from '../testing/tools.ts'
import { texts } from '../texts.ts'

const bench = openBench()
const { running, sent, outcomes, toasts, lines, channelOf, start, count, idle, lastSet, states } =
  bench
const { answersTo, withoutNotice } = bench

describe('an update', () => {
  it('is answered once, told twenty times at once, over a restart and to two processes', async () => {
    const [one, two] = [await start(), await start()]
    one.delivery.start()
    two.delivery.start()
    await Promise.all(
      Array.from({ length: 10 }, (_, index) => [one, two][index % 2]!.say(1, ask(81_001))),
    )
    await idle()
    await bench.stopAll()
    const again = await start()
    again.delivery.start()
    await Promise.all(Array.from({ length: 10 }, () => again.say(1, ask(81_001))))
    await again.say(2, ask(81_002))
    await idle()
    expect(answersTo(81_001)).toHaveLength(1)
    expect(answersTo(81_002)).toHaveLength(1)
    expect(await count('turn')).toBe(2)
  })

  it('waits its turn in its chat, whatever the others do', async () => {
    const bots = await start()
    bots.delivery.start()
    const chats = ['a', 'b', 'c', 'd', 'e']
    for (let index = 0; index < 5; index++)
      await Promise.all(
        chats.map((chat, place) => {
          const number = 82_000 + place * 10 + index
          return bots.say(number, ask(number), chat)
        }),
      )
    await idle()
    for (const [place, chat] of chats.entries()) {
      const numbers = withoutNotice()
        .filter((one) => one.chat === chat)
        .map(({ text }) => Number(/820\d\d/.exec(text)?.[0]))
      expect(numbers).toEqual([0, 1, 2, 3, 4].map((index) => 82_000 + place * 10 + index))
    }
  })

  it('is kept masked until it is answered, and then not at all', async () => {
    const bots = await start()
    await bots.say(1, 'gọi tôi số 0912 345 678 nhé')
    const { rows } = await bench.pool.query<{ payload: { text: string } }>(
      'select payload from bot_update',
    )
    expect(rows[0]!.payload.text).toBe('gọi tôi số [số điện thoại] nhé')
    bots.delivery.start()
    await idle()
    expect(await count('bot_update where payload is not null')).toBe(0)
    expect(await count('bot_outgoing where body is not null')).toBe(0)
    const { rows: kept } = await bench.pool.query(
      'select * from bot_chat, bot_update, bot_outgoing',
    )
    expect(JSON.stringify(kept)).not.toMatch(/"lan"|0912/)
  })

  it('whose answer cannot be made is tried again, and told to be so in the end', async () => {
    const bots = await start(channelOf({ fetchPhoto: () => Promise.reject(new Error('away')) }))
    bots.delivery.start()
    await bots.say(1, 'tự đánh giá')
    await idle()
    await bots.take(2, { kind: 'press', set: await lastSet(), index: 0, query: 'q' })
    await idle()
    await bots.take(3, { kind: 'photo', photo: 'f' })
    await until(
      async () => (await count('bot_update where attempts = 1 and done_at is null')) === 1,
    )
    // The pause after a failure would be seconds; nobody waits for it here.
    await until(async () => {
      await bench.pool.query('update bot_chat set not_before = null')
      return (await count('bot_update where done_at is null')) === 0
    })
    expect(sent.at(-1)!.text).toBe(texts.failed)
  })
})

describe('the notice', () => {
  it('goes before the first message is stored, once', async () => {
    const seen: number[] = []
    const channel = channelOf()
    const send = channel.send.bind(channel)
    channel.send = async (to, part) => {
      seen.push(await count('turn'))
      return send(to, part)
    }
    const bots = await start(channel)
    bots.delivery.start()
    await bots.say(1, ask(83_001))
    await bots.say(2, ask(83_002))
    await idle()
    expect(sent.map(({ text }) => text.slice(0, 17))).toEqual([
      'Trước khi bắt đầu',
      ...withoutNotice().map(({ text }) => text.slice(0, 17)),
    ])
    expect(sent[0]!.text).toContain('90 ngày')
    expect(sent[0]!.text).toContain('https://tro-ly.example.vn/quyen-rieng-tu')
    expect(seen).toEqual([0, 1, 2])
  })
})

describe('a send', () => {
  const afterNotice = async (channel?: Channel) => {
    const bots = await start(channel)
    bots.delivery.start()
    await bots.say(1, 'xin chào')
    await idle()
    sent.length = 0
    return bots
  }
  it('that has to wait is not repeated early, and is sent then', async () => {
    const bots = await afterNotice()
    outcomes.push({ kind: 'later', seconds: 1, why: '429' })
    await bots.say(2, ask(84_001))
    await bots.say(3, ask(84_002))
    await until(async () => (await count('bot_chat where not_before > now()')) === 1)
    expect(answersTo(84_001)).toHaveLength(1)
    await idle()
    expect(sent.map(({ text }) => /8400\d/.exec(text)?.[0])).toEqual(['84001', '84001', '84002'])
    expect(await states()).toEqual([{ state: 'sent', attempts: 1 }])
  })

  it('that may have arrived is repeated once where the app allows it, and never elsewhere', async () => {
    const unknown: Sent = { kind: 'unknown', why: 'ECONNRESET' }
    const bots = await afterNotice()
    outcomes.push(unknown, unknown, unknown)
    await bots.say(2, ask(84_003))
    await until(async () => {
      await bench.pool.query('update bot_chat set not_before = null')
      return (await count('bot_update where done_at is null')) === 0
    })
    expect(answersTo(84_003)).toHaveLength(2)
    expect(await states()).toEqual([{ state: 'unknown', attempts: 2 }])
    await bench.stopAll()

    const careful = await afterNotice(channelOf({ name: 'zalo-bot', repeatsUnknown: false }))
    outcomes.push(unknown)
    await careful.say(2, ask(84_004))
    await idle()
    expect(answersTo(84_004)).toHaveLength(1)
    expect((await states())[0]).toEqual({ state: 'unknown', attempts: 1 })
  })

  it.each([
    { repeatsUnknown: true, times: 2, state: 'sent' },
    // Behind it the person is told that something may be missing.
    { repeatsUnknown: false, times: 1, state: 'unknown' },
  ])(
    'that a killed process left behind is sent $times times in all',
    async ({ repeatsUnknown, times, state }) => {
      const bots = await afterNotice(channelOf({ repeatsUnknown }))
      // The first process never hears how it ended.
      outcomes.push(new Promise<Sent>(() => {}))
      await bots.say(2, ask(84_005))
      await until(() => answersTo(84_005).length === 1)
      const next = await start(channelOf({ repeatsUnknown }))
      next.delivery.start()
      await idle()
      expect(answersTo(84_005)).toHaveLength(times)
      expect((await states())[0]).toMatchObject({ state })
      running.length = 0
    },
  )

  it('to somebody who has blocked the bot ends, and begins again when they write', async () => {
    const bots = await afterNotice()
    outcomes.push({ kind: 'blocked' })
    await bots.say(2, ask(84_006))
    await idle()
    expect(await count('bot_chat where blocked_at is not null')).toBe(1)
    await bots.say(3, ask(84_007))
    await idle()
    expect(answersTo(84_007)).toHaveLength(1)
    expect(await count('bot_chat where blocked_at is not null')).toBe(0)
    await bots.take(4, { kind: 'gone' })
    await idle()
    expect(await count('bot_chat where blocked_at is not null')).toBe(1)
  })
})

describe('choices', () => {
  const begin = async () => {
    const bots = await start()
    bots.delivery.start()
    await bots.say(1, 'tự đánh giá')
    await idle()
    await bots.say(2, '1')
    await idle()
    return bots
  }
  const answers = () => count('assessment_answer')

  it('are taken as a press, as a number and as words, of the newest offer alone', async () => {
    const bots = await begin()
    const [first] = sent.slice(-1)
    expect(first!.labels.slice(0, 3)).toEqual(['Có', 'Một phần', 'Chưa'])
    const set = await lastSet()
    await bots.take(3, { kind: 'press', set, index: 0, query: 'q' })
    await idle()
    expect(await answers()).toBe(1)
    // The same button once more, and one that never was: neither answers the question that is open now.
    await bots.take(4, { kind: 'press', set, index: 0, query: 'q' })
    await bots.take(5, { kind: 'press', set: '', index: 0, query: 'q' })
    await bots.take(6, { kind: 'press', set: await lastSet(), index: 99, query: 'q' })
    await idle()
    expect(await answers()).toBe(1)
    expect(toasts).toEqual(['Bạn chọn: Có', texts.oldOffer, texts.oldOffer, texts.oldOffer])
    await bots.say(7, '3.')
    await idle()
    expect(await answers()).toBe(2)
    await bots.say(8, 'mot phan')
    await idle()
    expect(await answers()).toBe(3)
  })

  it('stay on offer when something else is said in between', async () => {
    const bots = await begin()
    await bots.take(3, { kind: 'other' })
    await idle()
    expect(sent.at(-1)!.text).toBe(texts.otherContent)
    await bots.say(4, '1')
    await idle()
    expect(await answers()).toBe(1)
  })
})

describe('a photo', () => {
  it('is evidence while a question is open, once for each update, and goes with the assessment', async () => {
    const bots = await start()
    bots.delivery.start()
    await bots.take(1, { kind: 'photo', photo: '1' })
    await idle()
    expect(sent.at(-1)!.text).toBe(texts.photoNotNow)
    await bots.say(2, 'tự đánh giá')
    await idle()
    await bots.say(3, '1')
    await idle()
    for (const update of [4, 5, 5, 6, 7, 8, 9]) {
      await bots.take(update, { kind: 'photo', photo: String(update) })
      await idle()
    }
    expect(await count('assessment_evidence')).toBe(5)
    expect(sent.at(-1)!.text).toContain('đã có đủ 5 ảnh')
    // What is kept is drawn anew: upright, and without where it was taken.
    const { rows } = await bench.pool.query<{ bytes: Buffer; width: number }>(
      'select bytes, width from assessment_evidence order by id',
    )
    expect(rows.map(({ width }) => width)).toEqual([104, 105, 106, 107, 108])
    for (const { bytes } of rows) {
      expect(pictureType(bytes)).toBe('image/jpeg')
      expect(bytes.includes('Exif')).toBe(false)
    }
    // The choices stand under the newest message again.
    expect(sent.at(-1)!.labels).toContain('Có')
    await bench.pool.query('delete from assessment')
    expect(await count('assessment_evidence')).toBe(0)
  })
})

describe('/xoa', () => {
  it('asks, and then leaves nothing of the chat, nor takes an old update for a new one', async () => {
    const bots = await start()
    bots.delivery.start()
    await bots.say(1, ask(86_001))
    await bots.say(2, 'tự đánh giá')
    await idle()
    await bots.say(3, '1')
    await idle()
    await bots.say(4, '1')
    await idle()
    await bots.take(5, { kind: 'command', name: 'xoa', rest: '' })
    await idle()
    expect(sent.at(-1)!.labels).toEqual([texts.eraseYes, texts.eraseNo])
    await bots.say(6, '2')
    await idle()
    expect(sent.at(-1)!.text).toBe(texts.eraseKept)
    expect(await count('conversation')).toBe(1)
    await bots.take(7, { kind: 'command', name: 'xoa', rest: '' })
    await idle()
    await bots.take(8, { kind: 'press', set: await lastSet(), index: 0, query: 'q' })
    await idle()
    expect(sent.at(-1)!.text).toBe(texts.erased)
    for (const table of [
      'conversation',
      'turn',
      'assessment',
      'assessment_answer',
      'bot_chat',
      'bot_outgoing',
    ])
      expect(await count(table), table).toBe(0)
    expect(await count('bot_update where conversation_id is not null or payload is not null')).toBe(
      0,
    )
    const before = sent.length
    await bots.say(1, ask(86_001))
    await idle()
    expect(sent).toHaveLength(before)
    await bots.say(9, ask(86_002))
    await idle()
    expect(sent[before]!.text).toMatch(/^Trước khi bắt đầu/)
    expect(answersTo(86_002)).toHaveLength(1)
  })
})

describe('somebody who is too quick', () => {
  it('is told once a minute, and presses are not counted with words', async () => {
    const bots = await start()
    bots.delivery.start()
    for (let update = 1; update <= 19; update++)
      await bots.say(update, ask(87_000 + update), 'nhanh')
    await idle()
    const refusals = sent.filter(({ text }) => text.startsWith('Bạn nhắn hơi nhanh'))
    expect(refusals).toHaveLength(1)
    expect(withoutNotice()).toHaveLength(16)
    await bots.say(20, ask(87_100), 'khac')
    await idle()
    expect(answersTo(87_100)).toHaveLength(1)
  })
})

describe('the log', () => {
  it('holds no words, no chat and no conversation', async () => {
    const { rows } = await bench.pool.query<{ id: string }>('select id from bot_chat')
    const all = lines.join('')
    expect(all).not.toMatch(/TCVN 8|"lan"|xin chào/)
    for (const { id } of rows) expect(all).not.toContain(id)
  })
})
