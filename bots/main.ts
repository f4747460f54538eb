/** The door for people: `npm run bots`. Answers chats beside web servers on the same PostgreSQL. */
import { pino } from 'pino'
import { createAssistant } from '../agent/index.ts'
import { readConfig } from '../core/config.ts'
import { loadCatalogue } from '../core/data/load.ts'
import { openDatabase } from '../core/db/open.ts'
import { withEnvFile } from '../core/env-file.ts'
import { ConfigError, DatabaseError, DataError } from '../core/errors.ts'
import { createDocuments } from '../web/index.ts'
import { createBots } from './index.ts'
import { obeyOperator } from './zalo/commands.ts'

const say = (line: string): void => console.log(line)

async function start(): Promise<void> {
  const config = readConfig(withEnvFile(process.env))
  const log = pino(
    {
      level: config.logLevel,
      base: null,
      // Never the row values that Postgres puts into `detail`, nor what a library hangs on an error.
      serializers: {
        err: ({ name, code, message, stack }: Error & { code?: string }) => ({
          name,
          code,
          message,
          stack,
        }),
      },
    },
    pino.destination(2),
  )
  const catalogue = loadCatalogue()
  const database = await openDatabase(config)
  try {
    const { pool } = database
    const told = await obeyOperator(process.argv.slice(2), { config, pool, log })
    if (told) {
      told.lines.forEach(say)
      process.exitCode = told.failed ? 1 : 0
      return
    }
    const bots = await createBots({
      pool,
      catalogue,
      assistant: createAssistant({ pool, catalogue, config }),
      config,
      documents: createDocuments({ pool, catalogue, publicUrl: config.publicUrl }),
      log,
    })
    if (!bots)
      throw new ConfigError('Chưa cài ứng dụng chat nào; xem phần “Bots” trong .env.example.')
    if (config.botWorkers === 0)
      throw new ConfigError(
        'BOT_WORKERS=0 thì tiến trình này không trả lời ai; hãy đặt từ 1 trở lên.',
      )
    bots.start()
    say(`Trả lời trong: ${bots.names.join(', ')}.`)
    if (bots.webhooks.length)
      say(
        'Ứng dụng gọi webhook tới máy chủ web (npm start); tiến trình này soạn và gửi câu trả lời.',
      )
    say('Nhấn Ctrl+C để dừng.')
    await stopSignal()
    say('\nĐang dừng…')
    await bots.stop()
  } finally {
    await database.close()
  }
  say('Đã dừng.')
}

/** Resolves at the first signal; a second one ends the process at once. */
const stopSignal = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => {
        process.on(signal, () => process.exit(1))
        resolve()
      })
  })

try {
  await start()
} catch (error) {
  const isTold =
    error instanceof ConfigError || error instanceof DataError || error instanceof DatabaseError
  console.error(
    isTold
      ? error.message
      : `Lỗi ngoài dự kiến: ${error instanceof Error ? error.stack : String(error)}`,
  )
  process.exit(1)
}
