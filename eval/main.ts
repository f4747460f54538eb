/** The door for people: `npm run eval -- retrieval | answers | coverage`. Wrong usage ends with 2, a failed run or gate with 1. */
import { createAssistant, createEmbedder, createSearch, embedMissing } from '../agent/index.ts'
import { readConfig } from '../core/config.ts'
import { withEnvFile } from '../core/env-file.ts'
import { loadCatalogue } from '../core/data/load.ts'
import { ConfigError, DatabaseError, DataError, ModelError } from '../core/errors.ts'
import { ingestContent } from '../ingest/index.ts'
import { runAnswers } from './answers/command.ts'
import { createInvariants } from './answers/invariants.ts'
import { findGaps, formatGaps } from './cases/coverage.ts'
import { InputError } from './errors.ts'
import { createProgress, vietnameseNumber, type Say } from './progress.ts'
import { formatQuality, runRetrieval } from './retrieval/command.ts'
import { watchEmbedder } from './retrieval/watch-embedder.ts'
import { openScratchDatabase } from './scratch.ts'
import { exitOnSignals } from './temp-folder.ts'
import { readCommand, USAGE, type Command } from './usage.ts'

const print: Say = (line) => console.log(line)
const say: Say = (line) => console.error(line)

async function retrieval({ embeddings, ...options }: RetrievalArguments): Promise<boolean> {
  const { embeddingModel } = readConfig(withEnvFile(process.env))
  if (embeddings && !embeddingModel)
    throw new ConfigError('Muốn dùng --embeddings, hãy đặt OPENAI_EMBEDDING_MODEL.')
  const embedder =
    embeddings && embeddingModel ? watchEmbedder(createEmbedder(embeddingModel)) : undefined
  const { pool, close } = await openScratchDatabase()
  try {
    const search = createSearch({ pool, embedder })
    const quality = await runRetrieval(options, {
      pool,
      say,
      findPassages: async (query, limit) =>
        (await search(query, limit)).map(({ document, score }) => ({
          documentId: document.id,
          score,
        })),
      afterIndexing: async () => {
        if (!embedder) return
        const progress = createProgress(say, (n) => `Đã nhúng ${vietnameseNumber(n)} đoạn`)
        progress.done(await embedMissing(pool, embedder, { onProgress: progress.show }))
      },
    })
    if (embedder?.failures)
      say(
        `Lưu ý: ${vietnameseNumber(embedder.failures)} lần gọi mô hình nhúng bị lỗi; các câu hỏi đó chỉ được tra theo từ`,
      )
    if (quality) print(formatQuality(quality))
    return true
  } finally {
    await close()
  }
}

async function answers(options: AnswersArguments): Promise<boolean> {
  const config = readConfig(withEnvFile(process.env))
  if (options.model && !config.chatModel)
    throw new ConfigError('Muốn dùng --model, hãy đặt OPENAI_MODEL (xem .env.example).')
  const catalogue = loadCatalogue()
  const { pool, close } = await openScratchDatabase()
  try {
    const loading = createProgress(say, (n) => `Đã nạp ${vietnameseNumber(n)} văn bản`)
    const { documents } = await ingestContent(pool, catalogue, {
      onProgress: ({ done }) => loading.show(done),
    })
    loading.done(documents)
    // Nothing leaves this machine unless asked for; and no passage of this library has a vector.
    const chatModel = options.model ? config.chatModel : undefined
    const assistant = createAssistant({
      pool,
      catalogue,
      config: { ...config, chatModel, embeddingModel: undefined },
    })
    return await runAnswers(options, {
      assistant,
      findBreaches: createInvariants(catalogue),
      print,
      say,
    })
  } finally {
    await close()
  }
}

/** True when every product leads somewhere and every duty is reached. */
function coverage(): boolean {
  const catalogue = loadCatalogue()
  const gaps = findGaps(catalogue)
  print(formatGaps(catalogue, gaps))
  return gaps.products.length + gaps.duties.length === 0
}

function run(command: Command): Promise<boolean> | boolean {
  if (command.name === 'coverage') return coverage()
  return command.name === 'retrieval' ? retrieval(command.options) : answers(command.options)
}

type RetrievalArguments = Extract<Command, { name: 'retrieval' }>['options']
type AnswersArguments = Extract<Command, { name: 'answers' }>['options']

/** What an operator can mend is told in words; anything else is a fault of ours and shows where. */
const KNOWN = [InputError, ConfigError, DataError, DatabaseError]
function explain(error: unknown): string {
  if (!(error instanceof Error)) return `Lỗi ngoài dự kiến: ${String(error)}`
  if (error instanceof ModelError) return `Không gọi được mô hình: ${error.message}`
  return KNOWN.some((known) => error instanceof known)
    ? error.message
    : `Lỗi ngoài dự kiến: ${error.stack}`
}

const command = readCommand(process.argv.slice(2))
if (!command) {
  console.error(USAGE)
  process.exit(2)
}
exitOnSignals((code) => process.exit(code))
try {
  process.exitCode = (await run(command)) ? 0 : 1
} catch (error) {
  console.error(explain(error))
  process.exitCode = 1
}
