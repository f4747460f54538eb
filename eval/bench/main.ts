/** The door for people: `npm run bench`. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg, release, totalmem } from 'node:os'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { measureColdStarts } from './cold-start.ts'
import { exitOnSignals } from '../temp-folder.ts'
import type { EngineName, Measurement } from './messages.ts'
import { formatBench, type BenchResult, type Machine } from './report.ts'
import { measureApart } from './run-child.ts'

const USAGE = `Cách dùng: npm run bench -- [--sizes 1000,10000,50000] [--out eval/results/bench.json] [--no-start]

  Đo tốc độ nạp, tốc độ tra cứu và bộ nhớ trên các đoạn văn tạo từ data/, bên cạnh câu SQL bên dưới
  và MiniSearch; rồi đo thời gian từ lúc khởi động đến câu trả lời đầu tiên.
  --sizes     số đoạn văn của từng lần đo, cách nhau bằng dấu phẩy
  --out       tệp JSON ghi mọi con số
  --no-start  không đo thời gian khởi động`

interface Command {
  sizes: number[]
  out: string
  start: boolean
}

const ENGINES: EngineName[] = ['library', 'minisearch']

function readCommand(args: string[]): Command | undefined {
  try {
    const { values } = parseArgs({
      args,
      options: {
        sizes: { type: 'string', default: '1000,10000,50000' },
        out: { type: 'string', default: 'eval/results/bench.json' },
        'no-start': { type: 'boolean', default: false },
      },
    })
    const sizes = values.sizes.split(',').map(Number)
    return sizes.every((size) => Number.isInteger(size) && size > 0) && values.out
      ? { sizes, out: values.out, start: !values['no-start'] }
      : undefined
  } catch {
    return undefined
  }
}

const describeMachine = (): Machine => ({
  cpu: cpus()[0]?.model.trim() ?? '?',
  cores: availableParallelism(),
  memoryGigabytes: Math.round(totalmem() / 1024 ** 3),
  load: loadavg()[0] ?? 0,
  node: process.versions.node,
  platform: `${process.platform} ${release()}`,
  startedAt: new Date().toISOString(),
})

/** One measurement at a time: they would slow each other down. */
async function run({ sizes, start }: Command): Promise<BenchResult> {
  const machine = describeMachine()
  const measurements: Measurement[] = []
  for (const size of sizes)
    for (const engine of ENGINES) {
      console.error(`Đang đo ${engine} với ${size.toLocaleString('vi-VN')} đoạn…`)
      measurements.push(await measureApart({ engine, size }))
    }
  if (start) console.error('Đang đo thời gian khởi động…')
  return { machine, measurements, coldStarts: start ? await measureColdStarts() : [] }
}

const command = readCommand(process.argv.slice(2))
if (!command) {
  console.error(USAGE)
  process.exit(2)
}
exitOnSignals((code) => process.exit(code))
try {
  const result = await run(command)
  mkdirSync(dirname(command.out), { recursive: true })
  writeFileSync(command.out, `${JSON.stringify(result, null, 2)}\n`)
  console.log(formatBench(result))
} catch (error) {
  console.error(error instanceof Error ? error.stack : String(error))
  process.exitCode = 1
}
