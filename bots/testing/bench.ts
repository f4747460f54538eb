/** For tests: delivery and conversation over a real database and the real assistant, and an app that does as told. */
import type pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { createAssessmentDesk } from '../../agent/assess/index.ts'
import { createAssistant } from '../../agent/index.ts'
import { Catalogue } from '../../core/catalogue.ts'
import { readConfig } from '../../core/config.ts'
import type { Database } from '../../core/db/open.ts'
import { jpegOf, withExif } from '../../core/pictures/testing-pictures.ts'
import { checklist } from '../../core/testing-content.ts'
import { testDatabase } from '../../core/testing.ts'
import type { Channel, IncomingContent, Sendable, Sent } from '../channel.ts'
import { createConverse } from '../conversation/index.ts'
import { createDelivery, type Delivery } from '../delivery/index.ts'
import { plainOf } from '../text/runs.ts'
import { keepLog, until } from './tools.ts'

const ONE_CHECKLIST = new Catalogue({
  checklists: [
    checklist('thu', [
      { id: 'a', questions: [{ id: 'a1' }, { id: 'a2' }] },
      { id: 'b', questions: [{ id: 'b1' }, { id: 'b2' }] },
    ]),
  ],
})
const config = readConfig({ PUBLIC_URL: 'https://tro-ly.example.vn' })

export interface SentMessage {
  chat: string
  text: string
  labels: string[]
  file?: string
}

/** One for a test file: its database is emptied after each test. */
export function openBench(catalogue = ONE_CHECKLIST) {
  const { log, lines } = keepLog()
  let database: Database
  const running: Delivery[] = []
  /** What the app was given. */
  const sent: SentMessage[] = []
  /** What it says to the next sends; "sent" when nothing is prepared. */
  const outcomes: (Sent | Promise<Sent>)[] = []
  const toasts: string[] = []
  beforeAll(async () => {
    database = await testDatabase()
  })
  afterAll(() => database.close())
  beforeEach(() => {
    for (const one of [sent, outcomes, toasts]) one.length = 0
  })
  afterEach(async () => {
    await stopAll()
    await database.pool.query(
      'truncate bot_chat, bot_update, bot_outgoing, conversation, assessment, rate_limit cascade',
    )
  })
  const stopAll = () => Promise.all(running.splice(0).map((one) => one.stop()))

  const channelOf = (more: Partial<Channel> = {}): Channel => ({
    name: 'telegram',
    bot: '1000',
    prefix: 'tg',
    storedAs: 'telegram',
    limits: { text: 4_096, buttons: { most: 24, label: 120 }, files: true },
    repeatsUnknown: true,
    send(to, part: Sendable) {
      sent.push(
        part.kind === 'text'
          ? { chat: to.chat, text: plainOf(part.runs), labels: part.buttons?.labels ?? [] }
          : { chat: to.chat, text: '', labels: [], file: part.file.name },
      )
      return Promise.resolve(outcomes.shift() ?? { kind: 'sent', id: String(sent.length) })
    },
    acknowledge: (_press, text) => Promise.resolve(void toasts.push(text)),
    // Each a picture of its own, by its name; turned and with a place, as a phone takes it.
    fetchPhoto: (photo) =>
      Promise.resolve({
        type: 'image/jpeg',
        bytes: withExif(jpegOf(100 + (Number(photo) || 0), 80), 1),
      }),
    ...more,
  })

  async function start(channel = channelOf()) {
    const { pool } = database
    const assistant = createAssistant({ pool, catalogue, config })
    const delivery = await createDelivery({
      pool,
      channels: [channel],
      converse: createConverse({
        pool,
        catalogue,
        assistant,
        config,
        desk: createAssessmentDesk(pool, catalogue),
      }),
      documents: {
        advice: () => Promise.resolve(undefined),
        assessment: () =>
          Promise.resolve({ name: 'a.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF') }),
      },
      log,
      isAlone: true,
    })
    running.push(delivery)
    const take = delivery.take(channel)
    return {
      delivery,
      take: (update: number, content: IncomingContent, chat = 'lan') =>
        take({ externalId: String(update), chat, ...content }),
      say: (update: number, text: string, chat = 'lan') =>
        take({ externalId: String(update), chat, kind: 'text', text }),
    }
  }

  const count = async (what: string): Promise<number> =>
    (await database.pool.query<{ count: number }>(`select count(*)::int as count from ${what}`))
      .rows[0]!.count
  return {
    /** Open from the first test on. */
    get pool(): pg.Pool {
      return database.pool
    },
    running,
    sent,
    outcomes,
    toasts,
    lines,
    channelOf,
    start,
    stopAll,
    count,
    idle: () => until(async () => (await count('bot_update where done_at is null')) === 0),
    /** The set of the newest offer. */
    lastSet: async (): Promise<string> =>
      (
        await database.pool.query<{ set: string }>(
          'select choice_set::text as set from bot_chat where choice_set is not null',
        )
      ).rows[0]!.set,
    /** How the parts of the newest answer ended. */
    states: async () =>
      (
        await database.pool.query<{ state: string; attempts: number }>(
          'select state, attempts from bot_outgoing where update_id = (select max(update_id) from bot_outgoing) order by part',
        )
      ).rows,
    answersTo: (number: number) => sent.filter(({ text }) => text.includes(String(number))),
    /** The first words of a chat bring the notice; tests about something else have it behind them. */
    withoutNotice: () => sent.filter(({ text }) => !text.startsWith('Trước khi bắt đầu')),
  }
}

/** An answer that names the number, and no other does. */
export const ask = (number: number) => `TCVN ${number} là gì?`
