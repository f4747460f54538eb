/** A burst of messages, one message told many times, and a server that is killed at work: what arrives, and how often? */
import { setTimeout as wait } from 'node:timers/promises'
import { openDatabase } from '../../../core/db/open.ts'
import { percentile } from '../../percentile.ts'
import { makeTempFolder } from '../../temp-folder.ts'
import { startKillable, type KillableServer } from '../assessments/server.ts'
import { startChatApp, type ChatApp } from './chat-app.ts'

export interface BotsOptions {
  updates: number
  chats: number
  /** Over which a burst comes in. */
  seconds: number
  kills: number
}

export interface BotsResult extends BotsOptions {
  burst: {
    /** From sending an update to its 2xx, in milliseconds. */
    p50: number
    p99: number
    most: number
    /** From the first update until the last one was answered. */
    answeredAfterSeconds: number
    lost: number
    repeated: number
    outOfOrder: number
  }
  told20Times: { answers: number }
  killed: {
    lost: number
    repeated: number
    outOfOrder: number
    /** Updates that are still open at the end. */
    open: number
    /** Messages that were on their way in two of the kills: sent twice, and not a third time. */
    unknown: number
  }
}

const SECRET = 'bench-webhook-secret'
/** What takes a while to answer; the others carry a number that the answer must name. */
const SLOW = [
  'tôi làm nước mắm đóng chai bán siêu thị, 8 người',
  'Nhãn hàng hóa bây giờ theo nghị định nào?',
  'bánh phở khô cần công bố gì',
]
const GIVE_UP_MS = 180_000

interface Bench {
  server: KillableServer
  app: ChatApp
  nextUpdate: () => number
}

export async function measureBots(options: BotsOptions): Promise<BotsResult> {
  const folder = makeTempFolder('bots-')
  const app = await startChatApp()
  const server = await startKillable(folder.path, {
    TELEGRAM_BOT_TOKEN: '1000:bench-token-of-no-bot',
    TELEGRAM_API_URL: app.url,
    TELEGRAM_WEBHOOK_SECRET: SECRET,
    PUBLIC_URL: 'http://127.0.0.1',
  })
  let updates = 0
  const bench = { server, app, nextUpdate: () => ++updates }
  try {
    const burst = await runBurst(bench, options)
    const told20Times = await tellOftenOverRestart(bench)
    const killed = await runUnderKills(bench, options)
    await nothingWaits(bench)
    await server.kill()
    const left = await countLeft(folder.path)
    return { ...options, burst, told20Times, killed: { ...killed, ...left } }
  } finally {
    await server.kill()
    await app.stop()
    folder.remove()
  }
}

interface Message {
  update: number
  chat: number
  text: string
  /** Stands in the answer, and in no other one; undefined where the answer only takes time. */
  number?: string
}

/** Chats take turns, so that each has several messages waiting. */
const makeMessages = (
  bench: Bench,
  { updates, chats }: BotsOptions,
  firstChat: number,
): Message[] =>
  Array.from({ length: updates }, (_, index) => {
    const update = bench.nextUpdate()
    const chat = firstChat + (index % chats)
    if (Math.floor(index / chats) % 2) return { update, chat, text: SLOW[index % SLOW.length]! }
    const number = String(80_000 + update)
    return { update, chat, number, text: `TCVN ${number} là gì?` }
  })

/** True when the server took it. */
async function send({ server }: Bench, { update, chat, text }: Message): Promise<boolean> {
  const person = { id: chat, is_bot: false, first_name: 'Lan' }
  try {
    const response = await fetch(`${server.url}/webhooks/telegram`, {
      method: 'POST',
      headers: { 'x-telegram-bot-api-secret-token': SECRET, 'content-type': 'application/json' },
      body: JSON.stringify({
        update_id: update,
        message: {
          message_id: update,
          date: 1,
          from: person,
          chat: { ...person, type: 'private' },
          text,
        },
      }),
      signal: AbortSignal.timeout(10_000),
    })
    await response.arrayBuffer()
    return response.ok
  } catch {
    return false
  }
}

async function runBurst(bench: Bench, options: BotsOptions): Promise<BotsResult['burst']> {
  const messages = makeMessages(bench, options, 1_000)
  const begun = performance.now()
  const pause = (options.seconds * 1000) / messages.length
  // The app tells the next message of a chat when the one before was taken: else a slow line would reorder them.
  const before = new Map<number, Promise<unknown>>()
  const times = await Promise.all(
    messages.map((message, index) => {
      const ready = Promise.all([wait(index * pause), before.get(message.chat)])
      const taken = ready.then(async () => {
        const sent = performance.now()
        if (!(await send(bench, message))) throw new Error('An update was not taken')
        return performance.now() - sent
      })
      before.set(message.chat, taken)
      return taken
    }),
  )
  await allAnswered(bench, messages)
  return {
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    most: Math.max(...times),
    answeredAfterSeconds: (performance.now() - begun) / 1000,
    ...(await compare(bench, messages)),
  }
}

async function tellOftenOverRestart(bench: Bench): Promise<BotsResult['told20Times']> {
  const [message] = makeMessages(bench, { updates: 1, chats: 1, seconds: 0, kills: 0 }, 5_000)
  const tell = (times: number) =>
    Promise.all(Array.from({ length: times }, () => send(bench, message!)))
  await tell(10)
  await bench.server.killAndRestart()
  await tell(10)
  await allAnswered(bench, [message!])
  // One more answered message of the same chat: what was told before it is settled by then.
  const last = {
    ...message!,
    update: bench.nextUpdate(),
    number: '79999',
    text: 'TCVN 79999 là gì?',
  }
  await send(bench, last)
  await allAnswered(bench, [last])
  return { answers: answersTo(bench, message!) }
}

/** As the app does it: in order for each chat, again and again until it is taken, and some once more. */
async function runUnderKills(
  bench: Bench,
  options: BotsOptions,
): Promise<Awaited<ReturnType<typeof compare>>> {
  const messages = makeMessages(bench, options, 9_000)
  const chats = groupByChat(messages)
  const killAt = Array.from({ length: options.kills }, (_, index) =>
    Math.ceil(((index + 1) * messages.length) / (options.kills + 1)),
  )
  let taken = 0
  let restarting: Promise<void> = Promise.resolve()
  await Promise.all(
    chats.map(async (ofChat) => {
      for (const message of ofChat) {
        while (!(await send(bench, message))) await wait(100)
        if (killAt.includes(++taken)) restarting = restarting.then(bench.server.killAndRestart)
        if (taken % 7 === 0) await send(bench, message)
      }
    }),
  )
  await restarting
  await allAnswered(bench, messages)
  return compare(bench, messages)
}

function groupByChat(messages: Message[]): Message[][] {
  const groups = new Map<number, Message[]>()
  for (const one of messages) groups.set(one.chat, [...(groups.get(one.chat) ?? []), one])
  return [...groups.values()]
}

const textsOf = ({ app }: Bench, chat: number): string[] => app.sent.get(String(chat)) ?? []
const answersTo = (bench: Bench, { chat, number }: Message): number =>
  textsOf(bench, chat).filter((text) => number && text.includes(number)).length

/** Numbers come back in order, so a chat is done when its last number is back. */
async function allAnswered(bench: Bench, messages: Message[]): Promise<void> {
  const numbered = messages.filter((one) => one.number)
  const giveUpAt = performance.now() + GIVE_UP_MS
  while (numbered.some((one) => answersTo(bench, one) === 0)) {
    if (performance.now() > giveUpAt) return
    await wait(50)
  }
}

/** What was sent last is marked as sent a moment later. */
async function nothingWaits({ server }: Bench): Promise<void> {
  const giveUpAt = performance.now() + GIVE_UP_MS
  while (performance.now() < giveUpAt) {
    const health = (await (await fetch(`${server.url}/healthz`)).json()) as {
      bots?: { waiting: number }[]
    }
    if (health.bots?.every((one) => one.waiting === 0)) return
    await wait(50)
  }
}

async function compare(
  bench: Bench,
  messages: Message[],
): Promise<{ lost: number; repeated: number; outOfOrder: number }> {
  const numbered = messages.filter((one) => one.number)
  let outOfOrder = 0
  for (const ofChat of groupByChat(numbered)) {
    const texts = textsOf(bench, ofChat[0]!.chat)
    const places = ofChat.map(({ number }) => texts.findIndex((text) => text.includes(number!)))
    outOfOrder += places.filter((place, index) => index > 0 && place < places[index - 1]!).length
  }
  return {
    lost: numbered.filter((one) => answersTo(bench, one) === 0).length,
    repeated: numbered.reduce((sum, one) => sum + Math.max(0, answersTo(bench, one) - 1), 0),
    outOfOrder,
  }
}

/** Read when the program no longer runs. */
async function countLeft(dataDir: string): Promise<{ open: number; unknown: number }> {
  const database = await openDatabase({
    dataDir,
    databaseUrl: undefined,
    statementTimeoutMs: 30_000,
  })
  try {
    const { rows } = await database.pool.query<{ open: number; unknown: number }>(`
      select (select count(*) from bot_update where done_at is null)::int as open,
        (select count(*) from bot_outgoing where state <> 'sent')::int as unknown`)
    return rows[0]!
  } finally {
    await database.close()
  }
}
