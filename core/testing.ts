/** For tests: a real Postgres in this process, started from one snapshot so that each test file starts fast. */
import { PGlite } from '@electric-sql/pglite'
import { vector } from '@electric-sql/pglite-pgvector'
import type pg from 'pg'
import { wrapEmbedded, type Database } from './db/open.ts'
import { migrate } from './db/migrate.ts'

/** An empty, migrated database in memory. */
export async function testDatabase(): Promise<Database> {
  const engine = await PGlite.create({ extensions: { vector } })
  const database = wrapEmbedded(engine, 30_000, () => {})
  await migrate(database.pool)
  return database
}

export const testPool = async (): Promise<pg.Pool> => (await testDatabase()).pool
