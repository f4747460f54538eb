/** The door for people: `npm run ask -- "câu hỏi" [--json] [--no-llm]`, or `--batch` for many. */
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { readConfig } from '../core/config.ts'
import { withEnvFile } from '../core/env-file.ts'
import { loadCatalogue } from '../core/data/load.ts'
import { openDatabase } from '../core/db/open.ts'
import type { Answer } from '../core/domain.ts'
import { ConfigError, DatabaseError, DataError } from '../core/errors.ts'
import { ingestContent } from '../ingest/index.ts'
import { createAssistant, type Assistant } from './index.ts'

const USAGE = `Cách dùng: npm run ask -- "câu hỏi" [--json] [--no-llm]
       npm run ask -- --batch [--no-llm] < cau-hoi.jsonl > tra-loi.jsonl

  --json    in kết quả là một đối tượng JSON: status, text, sources, notes, trace
  --no-llm  chỉ trả lời bằng quy tắc, không gọi mô hình ngôn ngữ
  --batch   đọc mỗi dòng một câu hỏi {"id": "...", "text": "..."} từ đầu vào chuẩn, viết mỗi dòng một câu trả lời`

interface Command {
  question?: string
  json: boolean
  useModel: boolean
}

function readCommand(args: string[]): Command | undefined {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        'no-llm': { type: 'boolean', default: false },
        batch: { type: 'boolean', default: false },
      },
    })
    const useModel = !values['no-llm']
    if (values.batch) return positionals.length ? undefined : { json: true, useModel }
    return positionals.length
      ? { question: positionals.join(' '), json: values.json, useModel }
      : undefined
  } catch {
    return undefined
  }
}

async function run({ question, json, useModel }: Command): Promise<void> {
  const config = readConfig(withEnvFile(process.env))
  const catalogue = loadCatalogue()
  const database = await openDatabase(config)
  try {
    await ingestContent(database.pool, catalogue, {
      onProgress: ({ done, total }) => {
        if (done === 0) console.error(`Đang nạp ${total} văn bản vào kho tra cứu…`)
      },
    })
    const baseUrl = config.publicUrl ?? `http://localhost:${config.port}`
    const assistant = createAssistant({ pool: database.pool, catalogue, config, baseUrl })
    if (question === undefined) await answerLines(assistant, useModel)
    else {
      const answer = await assistant.answer({ text: question }, { useModel })
      console.log(json ? JSON.stringify(toJson(answer)) : toText(answer))
    }
  } finally {
    await database.close()
  }
}

/** One answer a line, in the order of the questions; a line that is no question gets an error line. */
async function answerLines(assistant: Assistant, useModel: boolean): Promise<void> {
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    if (!line.trim()) continue
    const asked = readLine(line)
    const result = asked
      ? { id: asked.id, ...toJson(await assistant.answer({ text: asked.text }, { useModel })) }
      : { id: null, error: 'Dòng này không phải một đối tượng JSON có "id" và "text".' }
    process.stdout.write(`${JSON.stringify(result)}\n`)
  }
}

function readLine(line: string): { id: unknown; text: string } | undefined {
  try {
    const { id, text } = JSON.parse(line) as { id?: unknown; text?: unknown }
    return typeof text === 'string' ? { id: id ?? null, text } : undefined
  } catch {
    return undefined
  }
}

const toJson = ({ status, text, sources, notes, choices, mode, trace }: Answer) => ({
  status,
  text,
  sources,
  notes,
  choices,
  mode,
  trace,
})

function toText({ text, sources, choices, notes }: Answer): string {
  const cited = sources.map(
    (source, index) =>
      `  [${index + 1}] ${source.designation} – ${source.title} (${source.standingText})\n      ${source.section}\n      ${source.url}`,
  )
  return [
    text,
    choices.length
      ? `Bạn có thể hỏi tiếp:\n${choices.map((one) => `  - ${one.text}`).join('\n')}`
      : '',
    cited.length ? `Nguồn:\n${cited.join('\n')}` : '',
    notes.map((note) => `* ${note}`).join('\n'),
  ]
    .filter(Boolean)
    .join('\n\n')
}

const command = readCommand(process.argv.slice(2))
if (!command) {
  console.error(USAGE)
  process.exit(2)
}
try {
  await run(command)
} catch (error) {
  const known =
    error instanceof ConfigError || error instanceof DataError || error instanceof DatabaseError
  console.error(known ? error.message : (error as Error).stack)
  process.exit(1)
}
