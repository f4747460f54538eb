/** `npm run eval -- retrieval`: how well the project's search ranks the documents of a test set. */
import type pg from 'pg'
import { InputError } from '../errors.ts'
import { createProgress, vietnameseNumber, type Say } from '../progress.ts'
import { indexCorpus } from './index-corpus.ts'
import { measureQuality, type Quality } from './metrics.ts'
import { rankDocuments, type FindPassages } from './rank-documents.ts'
import { writeRun, type Ranking } from './run-file.ts'
import { readCorpus, readQrels, readQueries } from './sets.ts'

/** Results a query: what recall@100 looks at. */
const DEPTH = 100

export interface RetrievalOptions {
  /** Files as `sets.ts` describes them; each may be gzipped. */
  corpus: string
  queries: string
  qrels?: string
  /** Where the run file goes. */
  out: string
}

export interface RetrievalParts {
  /** An empty library that only this run writes to. */
  pool: pg.Pool
  findPassages: FindPassages
  /** Called once when everything is stored. */
  afterIndexing?: () => Promise<void>
  say: Say
}

/** Writes the run file; returns its quality when there are judgements. */
export async function runRetrieval(
  { corpus, queries: queriesFile, qrels, out }: RetrievalOptions,
  { pool, findPassages, afterIndexing, say }: RetrievalParts,
): Promise<Quality | undefined> {
  // The small files first: a fault in them is told before the long work.
  const queries = await readQueries(queriesFile)
  const judgements = qrels === undefined ? undefined : await readQrels(qrels)
  const indexing = createProgress(say, (n) => `Đã lập chỉ mục ${vietnameseNumber(n)} tài liệu`)
  const indexed = await indexCorpus(pool, readCorpus(corpus), indexing.show)
  if (indexed.idOf.size === 0) throw new InputError(`${corpus}: tệp không có tài liệu nào`)
  indexing.done(indexed.idOf.size)
  say(
    `${vietnameseNumber(indexed.passages)} đoạn; ${vietnameseNumber(indexed.repeated)} mã tài liệu lặp lại, ` +
      `${vietnameseNumber(indexed.empty)} tài liệu không có chữ`,
  )
  await afterIndexing?.()
  const rankings = new Map<string, string[]>()
  const searching = createProgress(
    say,
    (n) => `Đã tra cứu ${vietnameseNumber(n)}/${vietnameseNumber(queries.size)} câu hỏi`,
  )
  await writeRun(out, rankAll())
  searching.done(rankings.size)
  if (!judgements) return undefined
  const unasked = [...judgements.keys()].filter((query) => !queries.has(query)).length
  if (unasked > 0)
    say(
      `Lưu ý: ${vietnameseNumber(unasked)} câu hỏi có trong tệp qrels nhưng không có trong tệp câu hỏi, được tính 0 điểm`,
    )
  return measureQuality(rankings, judgements)

  async function* rankAll(): AsyncGenerator<Ranking> {
    for (const [query, text] of queries) {
      const found = await rankDocuments(findPassages, text, DEPTH)
      const documents = found.map((one) => ({ ...one, id: indexed.idOf.get(one.id)! }))
      rankings.set(
        query,
        documents.map((one) => one.id),
      )
      searching.show(rankings.size)
      yield { query, documents }
    }
  }
}

/** One line a metric, as evaluation tools print them. */
export const formatQuality = ({
  queries,
  withoutResult,
  ndcg10,
  recall100,
  mrr10,
}: Quality): string =>
  [
    `nDCG@10     ${ndcg10.toFixed(4)}`,
    `recall@100  ${recall100.toFixed(4)}`,
    `MRR@10      ${mrr10.toFixed(4)}`,
    `(${vietnameseNumber(queries)} câu hỏi có đánh giá, ${vietnameseNumber(withoutResult)} câu không có kết quả)`,
  ].join('\n')
