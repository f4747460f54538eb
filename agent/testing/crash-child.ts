/**
 * A process made to be killed: `crash-child.ts <data folder> <round>`. First tells in one line what it found,
 * then writes the library anew for this round and answers turns at the same time, with a line behind each.
 */
import { setImmediate } from 'node:timers/promises'
import { Catalogue, type GuideRecord } from '../../core/catalogue.ts'
import { openDatabase } from '../../core/db/open.ts'
import { ingestContent } from '../../ingest/index.ts'
import { createAssistant } from '../index.ts'

const [dataDir, round] = process.argv.slice(2) as [string, string]
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`)

/** Each of the four passages names the round, so that a mixture of two rounds shows. */
const guides = Array.from({ length: 100 }, (_, index): GuideRecord => ({
  id: `bai-${String(index).padStart(3, '0')}`,
  title: `Bánh đa nem, bài ${index}`,
  summary: `Bánh đa nem làm từ bột gạo (đợt ${round}).`,
  questions: ['Bánh đa nem làm từ gì?'],
  keywords: [],
  sectors: [],
  standards: [],
  laws: [],
  provenance: { confidence: 'verified', checkedOn: '2026-11-01', sources: ['Sổ tay làng nghề'] },
  body: ['Nguyên liệu', 'Tráng bánh', 'Phơi bánh']
    .map((part) => `## ${part}\n\n${part} cho bánh đa nem, làng nghề số ${index} (đợt ${round}).`)
    .join('\n\n'),
}))
const catalogue = new Catalogue({ guides })
const { pool } = await openDatabase({
  dataDir,
  databaseUrl: undefined,
  statementTimeoutMs: 30_000,
})
const config = { chatModel: undefined, embeddingModel: undefined, publicUrl: undefined }
const assistant = createAssistant({ pool, catalogue, config })
const conversationId = 'cuoc-tro-chuyen-thu-01'

const documents = await pool.query(`
  select document_id as id, count(*)::int as passages, count(passage_index.passage_id)::int as indexed,
    array_agg(distinct substring(body from 'đợt (\\d+)')::int) as rounds
  from passage left join passage_index on passage_id = passage.id
  group by document_id order by document_id`)
const wrongTerms = await pool.query(`
  select hash from (
    select hash, count(*) as passages from passage_index, unnest(terms) as hash group by hash
  ) held full join term using (hash)
  where coalesce(held.passages, 0) <> coalesce(term.passages, 0)`)
const size = await pool.query(`
  select passages::int, (select count(*)::int from passage) as counted,
    (select count(*)::int from document) as documents
  from library_size`)
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
    // The embedded database runs in this thread; a server too would do other things between turns.
    await setImmediate()
  }
}

await Promise.all([
  talk(),
  ingestContent(pool, catalogue, { onProgress: ({ done }) => say({ stored: done }) }),
])
