/** The door for people: `npm run ingest -- <files or folders> [--remove] [--json]`. */
import { parseArgs } from 'node:util'
import { SingleBar } from 'cli-progress'
import { readConfig } from '../core/config.ts'
import { withEnvFile } from '../core/env-file.ts'
import { loadCatalogue } from '../core/data/load.ts'
import { openDatabase } from '../core/db/open.ts'
import { ingestFiles, removeFiles, type IngestProgress } from './index.ts'
import { formatRemoval, formatReport, printable, toJson } from './report.ts'

const USAGE = `Cách dùng: npm run ingest -- <tệp hoặc thư mục>... [--remove] [--json]

  Nạp văn bản PDF, DOCX, HTML, Markdown và văn bản thuần vào thư viện tra cứu.
  --remove  gỡ các văn bản ra khỏi thư viện (nhận mã văn bản hoặc tệp đã nạp)
  --json    in kết quả là một đối tượng JSON`

interface Command {
  paths: string[]
  remove: boolean
  json: boolean
}

function readCommand(args: string[]): Command | undefined {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        remove: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    })
    return positionals.length
      ? { paths: positionals, remove: values.remove, json: values.json }
      : undefined
  } catch {
    return undefined
  }
}

/** Returns whether everything went well. */
async function run({ paths, remove, json }: Command, signal: AbortSignal): Promise<boolean> {
  const catalogue = loadCatalogue()
  const database = await openDatabase(readConfig(withEnvFile(process.env)))
  try {
    if (remove) {
      const report = await removeFiles(database.pool, paths, { catalogue })
      console.log(json ? toJson(report) : formatRemoval(report))
      return report.notFound.length === 0
    }
    const progress = json ? undefined : showProgress()
    const report = await ingestFiles(database.pool, paths, {
      catalogue,
      signal,
      ...(progress ? { onProgress: progress.show } : {}),
    }).finally(() => progress?.stop())
    console.log(json ? toJson(report) : formatReport(report))
    return report.failed.length === 0
  } finally {
    await database.close()
  }
}

/** A bar on a terminal, one quiet line a file elsewhere; both on stderr, so that stdout holds the result alone. */
function showProgress(): { show: (progress: IngestProgress) => void; stop: () => void } {
  if (!process.stderr.isTTY)
    return {
      show: ({ done, total, file }) => {
        if (file !== undefined) console.error(`[${done + 1}/${total}] ${printable(file)}`)
      },
      stop: () => {},
    }
  const bar = new SingleBar({
    format: 'Đang nạp {bar} {value}/{total} {file}',
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
  })
  return {
    show: ({ done, total, file }) => {
      if (!bar.isActive) bar.start(total, 0, { file: '' })
      bar.update(done, { file: printable(file ?? '').slice(0, 50) })
    },
    stop: () => bar.stop(),
  }
}

const command = readCommand(process.argv.slice(2))
if (!command) {
  console.error(USAGE)
  process.exit(2)
}
const stop = new AbortController()
// The first Ctrl+C ends the file at hand and reports; a second one ends the process as usual.
process.once('SIGINT', () => stop.abort())
try {
  process.exitCode = (await run(command, stop.signal)) ? 0 : 1
} catch (error) {
  const message = stop.signal.aborted
    ? 'Đã dừng theo yêu cầu; những văn bản đã nạp xong được giữ nguyên.'
    : `Không nạp được: ${(error as Error).message}`
  console.error(message)
  if (command.json) console.log(toJson({ error: message }))
  process.exitCode = 1
}
