/** The door for people: `npm start`. Reads the settings, fills the library, listens, and stops cleanly. */
import { SingleBar } from 'cli-progress'
import { pino } from 'pino'
import { createAssistant, createEmbedder, embedMissing } from '../agent/index.ts'
import { createBots } from '../bots/index.ts'
import { searchCatalogue } from '../core/catalogue-search/search.ts'
import { readConfig } from '../core/config.ts'
import { withEnvFile } from '../core/env-file.ts'
import { loadCatalogue } from '../core/data/load.ts'
import { openDatabase } from '../core/db/open.ts'
import { ConfigError, DatabaseError, DataError } from '../core/errors.ts'
import { ingestContent } from '../ingest/index.ts'
import { describeContent } from './about.ts'
import { createApp, createDocuments, createHealthCheck, keepRetention, serve } from './index.ts'

const say = (line: string): void => console.log(line)

async function start(): Promise<void> {
  const config = readConfig(withEnvFile(process.env))
  // The log goes to stderr, so that stdout holds what a person reads.
  const log = pino(
    { level: config.logLevel, base: null, serializers: { err: describeError } },
    pino.destination(2),
  )

  say('Đang đọc dữ liệu tiêu chuẩn…')
  const catalogue = loadCatalogue()
  say(
    config.databaseUrl ? 'Đang mở PostgreSQL…' : `Đang mở dữ liệu trong thư mục ${config.dataDir}…`,
  )
  const database = await openDatabase(config)
  const parking = new AbortController()
  try {
    const progress = showProgress()
    const loaded = await ingestContent(database.pool, catalogue, {
      onProgress: progress.show,
    }).finally(progress.stop)
    say(
      loaded.documents + loaded.removed > 0
        ? `Đã nạp ${loaded.documents} văn bản vào kho tra cứu.`
        : 'Kho tra cứu đã đủ, không có gì mới.',
    )
    // Made now, or the first reader who searches would wait for the index.
    searchCatalogue(catalogue, {})
    const { pool } = database
    const assistant = createAssistant({ pool, catalogue, config })
    const documents = createDocuments({ pool, catalogue, publicUrl: config.publicUrl })
    const bots = await createBots({ pool, catalogue, assistant, config, documents, log })
    const app = createApp({
      assistant,
      catalogue,
      config,
      pool,
      health: createHealthCheck(pool, config, bots && (() => bots.health())),
      webhooks: bots?.webhooks ?? [],
      log,
      about: describeContent(catalogue),
      parking: parking.signal,
    })
    const server = await serve(app, { host: config.host, port: config.port, parking })
    say(
      config.chatModel
        ? `Soạn câu trả lời bằng mô hình ${config.chatModel.model}, có kiểm tra lại.`
        : 'Soạn câu trả lời bằng quy tắc.',
    )
    say(
      config.chatModel || config.embeddingModel
        ? 'Câu hỏi (đã che dữ liệu cá nhân) được gửi tới máy chủ mô hình đã cấu hình.'
        : bots
          ? 'Chỉ tin nhắn của ứng dụng chat đi qua máy chủ của ứng dụng đó.'
          : 'Không gửi gì ra ngoài.',
    )
    bots?.start()
    if (bots) say(`Trả lời cả trong: ${bots.names.join(', ')}.`)
    say(`\nTrợ lý Tiêu chuẩn đã sẵn sàng: ${config.publicUrl ?? server.url}`)
    say('Nhấn Ctrl+C để dừng.')

    if (config.embeddingModel)
      void embedMissing(database.pool, createEmbedder(config.embeddingModel), {
        signal: parking.signal,
      })
        .then((added) => log.info({ added }, 'passages embedded'))
        .catch((error: unknown) =>
          log.warn({ err: error }, 'embedding stopped; search goes on by words'),
        )
    const stopErasing = keepRetention({
      pool: database.pool,
      days: config.retentionDays,
      assessmentDays: config.assessmentRetentionDays,
      log,
    })
    await stopSignal()
    say('\nĐang dừng: chờ các câu trả lời dở dang, tối đa 15 giây…')
    await Promise.all([server.stop(), stopErasing(), bots?.stop()])
  } finally {
    await database.close()
  }
  say('Đã dừng.')
}

/** What the log keeps of an error: never the row values that Postgres puts into `detail`. */
const describeError = (error: Error & { code?: string }) => ({
  name: error.name,
  code: error.code,
  message: error.message,
  stack: error.stack,
})

/** Resolves at the first signal; a second one ends the process at once. */
const stopSignal = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => {
        process.on(signal, () => process.exit(1))
        resolve()
      })
  })

/** A bar on a terminal; elsewhere a line at the beginning and one at the end. */
function showProgress() {
  const bar = new SingleBar({
    format: 'Đang nạp kho tra cứu {bar} {value}/{total} văn bản',
    hideCursor: true,
    clearOnComplete: true,
  })
  const isTerminal = process.stderr.isTTY
  return {
    show: ({ done, total }: { done: number; total: number }) => {
      if (!isTerminal) {
        if (done === 0)
          say(`Đang nạp ${total} văn bản vào kho tra cứu, lần đầu mất khoảng một phút…`)
      } else if (bar.isActive) bar.update(done)
      else bar.start(total, done)
    },
    stop: () => bar.stop(),
  }
}

/** What an operator can do something about is told in one line; anything else is a fault of ours and shows where. */
function explain(error: unknown): string {
  if (error instanceof ConfigError || error instanceof DataError || error instanceof DatabaseError)
    return error.message
  const { code, port } = error as { code?: string; port?: number }
  if (code === 'EADDRINUSE')
    return `Cổng ${port} đang có chương trình khác dùng. Hãy dừng chương trình đó hoặc đặt PORT sang số khác.`
  if (code === 'EACCES') return `Không được phép dùng cổng ${port}. Hãy đặt PORT từ 1024 trở lên.`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return 'Địa chỉ trong HOST không có trên máy này. Hãy đặt HOST=127.0.0.1 hoặc HOST=0.0.0.0.'
  return `Lỗi ngoài dự kiến: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
}

try {
  await start()
} catch (error) {
  console.error(`\n${explain(error)}`)
  process.exit(1)
}
