/** The door for people: `npx tsx eval/bench/assessments/main.ts`. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { exitOnSignals } from '../../temp-folder.ts'
import { runUnderCrashes, type CrashOptions } from './run.ts'

const USAGE = `Cách dùng: npx tsx eval/bench/assessments/main.ts [--owners 200] [--answers 20] [--kills 10] [--out eval/results/assessments.json]

  Nhiều chủ cơ sở cùng trả lời một bài tự đánh giá qua HTTP trong lúc máy chủ bị tắt đột ngột nhiều lần;
  sau đó đếm câu trả lời đã được xác nhận mà không còn.`

function readCommand(args: string[]): (CrashOptions & { out: string }) | undefined {
  try {
    const { values } = parseArgs({
      args,
      options: {
        owners: { type: 'string', default: '200' },
        answers: { type: 'string', default: '20' },
        kills: { type: 'string', default: '10' },
        checklist: { type: 'string', default: 'vs-haccp' },
        out: { type: 'string', default: 'eval/results/assessments.json' },
      },
    })
    const [owners, answers, kills] = [values.owners, values.answers, values.kills].map(Number)
    const isCount = (value: number | undefined): value is number =>
      value !== undefined && Number.isInteger(value) && value >= 0
    return isCount(owners) && isCount(answers) && isCount(kills)
      ? { owners, answers, kills, checklist: values.checklist, out: values.out }
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
  const result = await runUnderCrashes({ ...options, onProgress: (line) => console.error(line) })
  mkdirSync(dirname(out), { recursive: true })
  writeFileSync(out, `${JSON.stringify(result, null, 2)}\n`)
  console.log(
    `${result.owners} người, máy chủ bị tắt ${result.kills} lần: ${result.acknowledged} câu trả lời được xác nhận, mất ${result.lost}, gửi lại ${result.repeats} lần; ${result.seconds.toFixed(1)} giây, p50 ${result.p50.toFixed(0)} ms, p95 ${result.p95.toFixed(0)} ms.`,
  )
  if (result.lost > 0) process.exitCode = 1
} catch (error) {
  console.error(error instanceof Error ? error.stack : String(error))
  process.exitCode = 1
}
