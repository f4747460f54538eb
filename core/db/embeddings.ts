/** Vectors of passages, keyed by model: a change of model re-embeds only what is missing. */
import pgvector from 'pgvector'
import type pg from 'pg'
import { sql } from './sql.ts'

export interface PassageText {
  id: string
  text: string
}

/** Passages that have no vector of this model yet, at most `limit`, in the order of their ids. */
export async function readUnembedded(
  pool: pg.Pool,
  model: string,
  limit: number,
): Promise<PassageText[]> {
  const { rows } = await pool.query<PassageText>(sql`
    select passage.id, array_to_string(breadcrumb, '. ') || '. ' || body as text
    from passage left join embedding on passage_id = passage.id and model = ${model}
    where embedding.passage_id is null order by passage.id limit ${limit}`)
  return rows
}

export async function storeVectors(
  pool: pg.Pool,
  model: string,
  ids: string[],
  vectors: number[][],
): Promise<void> {
  await pool.query(sql`
    insert into embedding (model, passage_id, vec)
    select ${model}, id, vec::vector from unnest(${ids}::text[], ${vectors.map((one) => pgvector.toSql(one) as string)}::text[]) as row (id, vec)
    where exists (select 1 from passage where passage.id = row.id)
    on conflict (model, passage_id) do update set vec = excluded.vec`)
}

/** Cosine similarity of each of these passages to the query; passages without a fitting vector are absent. */
export async function readVectors(
  pool: pg.Pool,
  model: string,
  query: number[],
  ids: string[],
): Promise<Map<string, number>> {
  const { rows } = await pool.query<{ id: string; similarity: number }>(sql`
    select passage_id as id, 1 - (vec <=> ${pgvector.toSql(query) as string}::vector) as similarity
    from embedding
    where model = ${model} and passage_id = any(${ids}) and vector_dims(vec) = ${query.length}`)
  return new Map(
    rows.filter((row) => Number.isFinite(row.similarity)).map((row) => [row.id, row.similarity]),
  )
}
