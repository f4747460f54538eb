/**
 * A process made to be killed: `crash-child.ts <data folder> <folder of files> <round>`. First tells in one
 * line what it found, then stores files and answers turns at the same time, with a line behind each.
 */
import { setImmediate } from 'node:timers/promises'
import { Catalogue } from '../../core/catalogue.ts'
import { openDatabase } from '../../core/db/open.ts'
import { ingestFiles } from '../../ingest/index.ts'
import { createAssistant } from '../index.ts'

const [dataDir, folder, round] = process.argv.slice(2) as [string, string, string]
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`)

const catalogue = new Catalogue({ standards: [], laws: [], guides: [], groups: [], products: [] })
const { pool } = await openDatabase({
  dataDir,
  databaseUrl: undefined,
  statementTimeoutMs: 30_000,
})
const config = { chatModel: undefined, embeddingModel: undefined, publicUrl: undefined }
const assistant = createAssistant({ pool, catalogue, config })
const conversationId = 'cuoc-tro-chuyen-thu-01'

const documents = await pool.query(`
  select origin, count(passage.id)::int as passages, count(passage_index.passage_id)::int as indexed
  from document left join passage on document_id = document.id left join passage_index on passage_id = passage.id
  group by document.id, origin order by origin`)
const wrongTerms = await pool.query(`
  select hash from (
    select hash, count(*) as passages from passage_index, unnest(terms) as hash group by hash
  ) held full join term using (hash)
  where coalesce(held.passages, 0) <> coalesce(term.passages, 0)`)
const size = await pool.query(`
  select passages::int, (select count(*)::int from passage) as counted from library_size`)
const turns = await pool.query('select message_id as id, answer from turn')
say({
  documents: documents.rows,
  wrongTerms: wrongTerms.rowCount,
  size: size.rows[0],
  turns: turns.rows,
})

async function talk(): Promise<void> {
  for (let turn = 0; ; turn++) {
    const request = { conversationId, messageId: `${round}-${turn}`, channel: 'web' } as const
    for await (const event of assistant.turn({ ...request, text: 'Bánh đa nem làm từ gì?' }))
      if (event.type === 'done') say({ turn: event.messageId, answer: event.answer })
    // The embedded database runs in this thread: without a pause the files would never be read.
    await setImmediate()
  }
}

const names: string[] = []
const store = () =>
  ingestFiles(pool, [folder], {
    catalogue,
    onProgress: ({ done, file }) => {
      const before = names.at(-1)
      if (before && done > 0) say({ document: before })
      if (file) names.push(file)
    },
  })

await Promise.all([talk(), store()])
