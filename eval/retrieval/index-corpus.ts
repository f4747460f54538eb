/** A corpus -> the library, through the same splitting and storing as any document of the project. */
import type pg from 'pg'
import { storeDocuments } from '../../core/db/documents.ts'
import type { Passage, SourceDocument } from '../../core/domain.ts'
import { clean } from '../../core/text.ts'
import { splitText } from '../../ingest/index.ts'
import type { CorpusDocument } from './sets.ts'

/** Passages a transaction; what a transaction is for, all or nothing, does not matter here, speed does. */
const BATCH_PASSAGES = 1_000
/**
 * The embedded database has no process beside it that would give the space of its log free: left alone, the
 * log of 50,000 passages takes gigabytes.
 */
const BATCHES_A_CHECKPOINT = 5

export interface IndexedCorpus {
  /** Id in the corpus by id of the stored document. */
  idOf: ReadonlyMap<string, string>
  passages: number
  /** Lines whose id stood before; the last line counts, as in BEIR. */
  repeated: number
  /** Documents without title and text: no search can find them. */
  empty: number
}

/**
 * Ids of a corpus may hold anything, so documents are stored under numbers of their own, in the order of the
 * corpus: of two documents with the same score the earlier one then comes first.
 */
export async function indexCorpus(
  pool: pg.Pool,
  corpus: AsyncIterable<CorpusDocument> | Iterable<CorpusDocument>,
  onProgress: (documents: number) => void = () => {},
): Promise<IndexedCorpus> {
  const storedIds = new Map<string, string>()
  const passagesOf = new Map<string, number>()
  let repeated = 0
  let batch = new Map<string, SourceDocument>()
  let waiting = 0
  let batches = 0
  const flush = async () => {
    await storeDocuments(pool, [...batch.values()])
    if (++batches % BATCHES_A_CHECKPOINT === 0) await pool.query('checkpoint')
    batch = new Map()
    waiting = 0
    onProgress(storedIds.size)
  }
  await collectTerms(pool)
  for await (const document of corpus) {
    const known = storedIds.get(document.id)
    if (known !== undefined) repeated++
    const id = known ?? `d${String(storedIds.size + 1).padStart(9, '0')}`
    storedIds.set(document.id, id)
    const stored = toSource(id, document)
    passagesOf.set(id, stored.passages.length)
    batch.set(id, stored)
    waiting += stored.passages.length + 1
    if (waiting >= BATCH_PASSAGES) await flush()
  }
  await flush()
  await sortInTerms(pool)
  const counts = [...passagesOf.values()]
  return {
    idOf: new Map([...storedIds].map(([corpusId, id]) => [id, corpusId])),
    passages: counts.reduce((sum, count) => sum + count, 0),
    repeated,
    empty: counts.filter((count) => count === 0).length,
  }
}

/**
 * A corpus is stored at one go and searched afterwards: the terms of new passages wait in a list and are sorted
 * into the index together, which takes a third of the time and gives the same index.
 */
const collectTerms = (pool: pg.Pool) =>
  pool.query('alter index passage_terms set (fastupdate = on)')
const sortInTerms = (pool: pg.Pool) => pool.query("select gin_clean_pending_list('passage_terms')")

const toSource = (id: string, { title, text }: CorpusDocument): SourceDocument => ({
  id,
  kind: 'other',
  title: clean(title),
  standing: 'unknown',
  origin: id,
  collection: 'file',
  digest: id,
  passages: toPassages(clean(title).trim(), text),
})

/** A document that has nothing but a title can be found by it. */
function toPassages(title: string, text: string): Passage[] {
  const passages = splitText(title, text)
  return passages.length || !title ? passages : splitText('', title)
}
