/** Word search in SQL: the passages that hold the rarest words of a query, ordered by their BM25 score. */
import type pg from 'pg'
import type { Hit, SourceDocument } from '../domain.ts'
import { toSparse } from './documents.ts'
import { sql } from './sql.ts'
import { inverseFrequency } from './terms.ts'

export interface TermStatistics {
  passages: number
  /** idf by hash; a term that no passage holds is absent. */
  idf: Map<number, number>
  holding: Map<number, number>
}

export async function readTermStatistics(pool: pg.Pool, hashes: number[]): Promise<TermStatistics> {
  const { rows } = await pool.query<{
    passages: string
    hashes: number[] | null
    counts: number[] | null
  }>(sql`
    select library_size.passages, array_agg(hash) as hashes, array_agg(term.passages) as counts
    from library_size left join term on hash = any(${hashes}::int[]) and term.passages > 0
    group by library_size.passages`)
  const passages = Number(rows[0]?.passages ?? 0)
  const holding = new Map<number, number>()
  rows[0]?.hashes?.forEach((hash, index) => {
    if (hash !== null) holding.set(hash, rows[0]!.counts![index]!)
  })
  return {
    passages,
    holding,
    idf: new Map([...holding].map(([hash, count]) => [hash, inverseFrequency(passages, count)])),
  }
}

export interface WordMatch {
  passageId: string
  score: number
}

/**
 * The `limit` best passages among those that hold one of `anchors`.
 * `weights`: what each term of the query counts. Ties are broken by id, so a result has one order.
 */
export async function findByTerms(
  pool: pg.Pool,
  weights: Map<number, number>,
  anchors: number[],
  limit: number,
): Promise<WordMatch[]> {
  if (anchors.length === 0) return []
  const { rows } = await pool.query<{ id: string; score: number }>(
    sql`select id, score from match_terms(${toSparse(weights)}::sparsevec, ${anchors}::int[], ${limit})`,
  )
  return rows.map((row) => ({ passageId: row.id, score: row.score }))
}

export type StoredPassage = Omit<Hit, 'score' | 'coverage'> & { position: number }

interface PassageRow {
  id: string
  position: number
  breadcrumb: string[]
  body: string
  tokens: number
  document_id: string
  kind: SourceDocument['kind']
  title: string
  designation: string | null
  issuer: string | null
  issued_on: string | null
  effective_on: string | null
  standing: SourceDocument['standing']
  origin: string
  collection: SourceDocument['collection']
  checked_on: string | null
}

/** Passages with their documents, in the order of `ids`; ids that do not exist are left out. */
export async function readPassages(pool: pg.Pool, ids: string[]): Promise<StoredPassage[]> {
  const { rows } = await pool.query<PassageRow>(sql`
    select passage.id, position, breadcrumb, body, tokens, document_id, kind, title, designation, issuer,
      issued_on::text, effective_on::text, standing, origin, collection, checked_on::text
    from passage join document on document.id = document_id
    where passage.id = any(${ids}) order by array_position(${ids}::text[], passage.id)`)
  return rows.map(toPassage)
}

/** All passages of one document in reading order. */
export async function readDocumentPassages(
  pool: pg.Pool,
  documentId: string,
): Promise<StoredPassage[]> {
  const { rows } = await pool.query<PassageRow>(sql`
    select passage.id, position, breadcrumb, body, tokens, document_id, kind, title, designation, issuer,
      issued_on::text, effective_on::text, standing, origin, collection, checked_on::text
    from passage join document on document.id = document_id
    where document_id = ${documentId} order by position`)
  return rows.map(toPassage)
}

function toPassage(row: PassageRow): StoredPassage {
  const optional = <K extends string>(key: K, value: string | null) =>
    (value === null ? {} : { [key]: value }) as Partial<Record<K, string>>
  return {
    id: row.id,
    position: row.position,
    breadcrumb: row.breadcrumb,
    text: row.body,
    tokens: row.tokens,
    document: {
      id: row.document_id,
      kind: row.kind,
      title: row.title,
      standing: row.standing,
      origin: row.origin,
      collection: row.collection,
      ...optional('designation', row.designation),
      ...optional('issuer', row.issuer),
      ...optional('issuedOn', row.issued_on),
      ...optional('effectiveFrom', row.effective_on),
      ...optional('checkedOn', row.checked_on),
    },
  }
}
