/** The door for people: `npx tsx eval/bench/bots/main.ts`. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { exitOnSignals } from '../../temp-folder.ts'
import { measureBots } from './run.ts'

const USAGE = `Cách dùng: npx tsx eval/bench/bots/main.ts [--updates 200] [--chats 40] [--seconds 5] [--kills 10] [--out eval/results/bots.json]

  Gửi một loạt tin nhắn tới webhook Telegram của chương trình thật, rồi một tin 20 lần qua một lần tắt đột ngột,
  rồi cả loạt trong lúc chương trình bị tắt nhiều lần; đếm câu trả lời bị mất, bị lặp, sai thứ tự.`

function readCommand(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        updates: { type: 'string', default: '200' },
        chats: { type: 'string', default: '40' },
        seconds: { type: 'string', default: '5' },
        kills: { type: 'string', default: '10' },
        out: { type: 'string', default: 'eval/results/bots.json' },
      },
    })
    const options = {
      updates: Number(values.updates),
      chats: Number(values.chats),
      seconds: Number(values.seconds),
      kills: Number(values.kills),
    }
    return Object.values(options).every((one) => Number.isInteger(one) && one >= 0)
      ? { ...options, out: values.out }
      : undefined
  } catch {
    return undefined
  }
}

const command = readCommand(process.argv.slice(2))
if (!command) {
  console.error(USAGE)
  process.exit(2)
}
exitOnSignals((code) => process.exit(code))
try {
  const { out, ...options } = command
  const result = await measureBots(options)
  mkdirSync(dirname(out), { recursive: true })
  writeFileSync(out, `${JSON.stringify(result, null, 2)}\n`)
  console.log(JSON.stringify(result, null, 2))
  const { burst, told20Times, killed } = result
  if (burst.lost + burst.repeated + killed.lost > 0 || told20Times.answers !== 1)
    process.exitCode = 1
} catch (error) {
  console.error(error instanceof Error ? error.stack : String(error))
  process.exitCode = 1
}
