/** Documents and their passages: written wholly or not at all, in one transaction. */
import pgvector, { SparseVector } from 'pgvector'
import type pg from 'pg'
import type { SourceDocument } from '../domain.ts'
import { sql } from './sql.ts'
import { inTransaction } from './transaction.ts'
import { DIMENSIONS, extractTerms, weighTerms, type Terms } from './terms.ts'

/** Replaces each document by id and indexes its passages. All or nothing, also when killed half-way. */
export async function storeDocuments(pool: pg.Pool, documents: SourceDocument[]): Promise<void> {
  if (documents.length === 0) return
  await inTransaction(pool, async (client) => {
    await lockLibrary(client)
    await forget(
      client,
      documents.map((one) => one.id),
    )
    await insertDocuments(client, documents)
    await insertPassages(client, documents)
  })
}

/** Returns how many there were. */
export async function removeDocuments(pool: pg.Pool, ids: string[]): Promise<number> {
  if (ids.length === 0) return 0
  return inTransaction(pool, async (client) => {
    await lockLibrary(client)
    return forget(client, ids)
  })
}

/** Digest of every stored document of a collection, by id. */
export async function documentDigests(
  pool: pg.Pool,
  collection: SourceDocument['collection'],
): Promise<Map<string, string>> {
  const { rows } = await pool.query<{ id: string; digest: string }>(
    sql`select id, digest from document where collection = ${collection}`,
  )
  return new Map(rows.map((row) => [row.id, row.digest]))
}

export interface LibraryCounts {
  documents: number
  passages: number
}

export async function countLibrary(pool: pg.Pool): Promise<LibraryCounts> {
  const { rows } = await pool.query<{ documents: string; passages: string }>(
    'select (select count(*) from document) as documents, (select passages from library_size) as passages',
  )
  return { documents: Number(rows[0]!.documents), passages: Number(rows[0]!.passages) }
}

/** Writers go one after the other: their counts of terms would otherwise lock each other crosswise. */
const lockLibrary = (client: pg.PoolClient) => client.query('select 1 from library_size for update')

async function forget(client: pg.PoolClient, ids: string[]): Promise<number> {
  await client.query(sql`
    update term set passages = term.passages - gone.passages
    from (
      select hash, count(*) as passages
      from passage join passage_index on passage_id = passage.id, unnest(terms) as hash
      where document_id = any(${ids}) group by hash
    ) gone
    where term.hash = gone.hash`)
  await client.query(sql`
    update library_size set
      passages = library_size.passages - gone.passages,
      total_length = library_size.total_length - gone.total_length
    from (
      select count(*) as passages, coalesce(sum(length), 0) as total_length
      from passage join passage_index on passage_id = passage.id where document_id = any(${ids})
    ) gone`)
  const { rowCount } = await client.query(sql`delete from document where id = any(${ids})`)
  return rowCount ?? 0
}

async function insertDocuments(client: pg.PoolClient, documents: SourceDocument[]): Promise<void> {
  const column = <T>(pick: (document: SourceDocument) => T) => documents.map(pick)
  await client.query(sql`
    insert into document (id, kind, title, designation, issuer, issued_on, effective_on, standing, origin, collection, checked_on, digest)
    select * from unnest(
      ${column((one) => one.id)}::text[], ${column((one) => one.kind)}::text[], ${column((one) => one.title)}::text[],
      ${column((one) => one.designation ?? null)}::text[], ${column((one) => one.issuer ?? null)}::text[],
      ${column((one) => one.issuedOn ?? null)}::date[], ${column((one) => one.effectiveFrom ?? null)}::date[],
      ${column((one) => one.standing)}::text[], ${column((one) => one.origin)}::text[],
      ${column((one) => one.collection)}::text[], ${column((one) => one.checkedOn ?? null)}::date[],
      ${column((one) => one.digest)}::text[])`)
}

interface IndexedPassage {
  id: string
  documentId: string
  position: number
  breadcrumb: string[]
  text: string
  tokens: number
  terms: Terms
}

/** Rows a statement: large enough to be fast, small enough to stay within the statement time limit. */
const BATCH = 200

async function insertPassages(client: pg.PoolClient, documents: SourceDocument[]): Promise<void> {
  const passages = documents.flatMap((document) =>
    document.passages.map((passage, position): IndexedPassage => ({
      ...passage,
      id: `${document.id}.${position + 1}`,
      documentId: document.id,
      position,
      terms: extractTerms([...passage.breadcrumb, passage.text]),
    })),
  )
  const added = passages.reduce((sum, one) => sum + one.terms.length, 0)
  const { rows } = await client.query<{ passages: string; total_length: string }>(sql`
    update library_size set passages = passages + ${passages.length}, total_length = total_length + ${added}
    returning passages, total_length`)
  const averageLength = Number(rows[0]!.total_length) / Math.max(1, Number(rows[0]!.passages))
  for (let start = 0; start < passages.length; start += BATCH)
    await insertBatch(client, passages.slice(start, start + BATCH), averageLength)
}

async function insertBatch(
  client: pg.PoolClient,
  passages: IndexedPassage[],
  averageLength: number,
): Promise<void> {
  const column = <T>(pick: (passage: IndexedPassage) => T) => passages.map(pick)
  await client.query(sql`
    insert into passage (id, document_id, position, breadcrumb, body, tokens)
    select id, document_id, position, array(select jsonb_array_elements_text(breadcrumb::jsonb)), body, tokens
    from unnest(
      ${column((one) => one.id)}::text[], ${column((one) => one.documentId)}::text[], ${column((one) => one.position)}::int[],
      ${column((one) => JSON.stringify(one.breadcrumb))}::text[], ${column((one) => one.text)}::text[],
      ${column((one) => one.tokens)}::int[]
    ) as row (id, document_id, position, breadcrumb, body, tokens)`)
  const holding = new Map<number, number>()
  const weighed = passages.map((passage) => {
    const weights = weighTerms(passage.terms, averageLength)
    for (const hash of weights.keys()) holding.set(hash, (holding.get(hash) ?? 0) + 1)
    return weights
  })
  await client.query(sql`
    insert into passage_index (passage_id, length, terms, weights)
    select id, length, terms::int[], weights::sparsevec from unnest(
      ${column((one) => one.id)}::text[], ${column((one) => one.terms.length)}::int[],
      ${weighed.map((weights) => `{${[...weights.keys()].join()}}`)}::text[],
      ${weighed.map(toSparse)}::text[]
    ) as row (id, length, terms, weights)`)
  const hashes = [...holding.keys()].sort((a, b) => a - b)
  await client.query(sql`
    insert into term (hash, passages)
    select * from unnest(${hashes}::int[], ${hashes.map((hash) => holding.get(hash))}::int[])
    on conflict (hash) do update set passages = term.passages + excluded.passages`)
}

/** The driver's sparse vector counts from 0, Postgres from 1: `toSql` shifts, so the hash is shifted back. */
export const toSparse = (weights: Map<number, number>): string =>
  pgvector.toSql(
    new SparseVector(new Map([...weights].map(([hash, weight]) => [hash - 1, weight])), DIMENSIONS),
  ) as string
