/** One database interface, `pg.Pool`: PGlite in this process, or any Postgres with pgvector by URL. */
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { PGlite } from '@electric-sql/pglite'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import { vector } from '@electric-sql/pglite-pgvector'
import pg from 'pg'
import type { Config } from '../config.ts'
import { DatabaseError } from '../errors.ts'
import { lockFolder } from './lock.ts'
import { migrate } from './migrate.ts'

export interface Database {
  pool: pg.Pool
  /** Ends all connections, closes the embedded database and gives its folder free. */
  close(): Promise<void>
}

export type DatabaseSettings = Pick<Config, 'dataDir' | 'databaseUrl' | 'statementTimeoutMs'>

/** Opens and migrates. Throws a DatabaseError in words an operator understands. */
export async function openDatabase(settings: DatabaseSettings): Promise<Database> {
  const database = settings.databaseUrl
    ? openPostgres(settings.databaseUrl, settings)
    : await openEmbedded(settings)
  // A lost idle connection must not end the process; the next query reports it.
  database.pool.on('error', () => {})
  try {
    await migrate(database.pool)
    return database
  } catch (error) {
    await database.close()
    if (error instanceof DatabaseError) throw error
    throw new DatabaseError(`Không mở được cơ sở dữ liệu: ${(error as Error).message}`, {
      cause: error,
    })
  }
}

function openPostgres(url: string, { statementTimeoutMs }: DatabaseSettings): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: statementTimeoutMs,
    statement_timeout: statementTimeoutMs,
    // The server may be paused and never answer: the client gives up by itself shortly after.
    query_timeout: statementTimeoutMs + 1_000,
  })
  return { pool, close: () => pool.end() }
}

async function openEmbedded({ dataDir, statementTimeoutMs }: DatabaseSettings): Promise<Database> {
  const lock = lockFolder(dataDir)
  try {
    const engine = await PGlite.create(join(dataDir, 'pg'), { extensions: { vector } })
    return wrapEmbedded(engine, statementTimeoutMs, () => lock.release())
  } catch (error) {
    lock.release()
    throw new DatabaseError(
      `Không mở được dữ liệu trong thư mục ${dataDir}: ${(error as Error).message}\n` +
        'Nếu vừa đầy đĩa, hãy giải phóng dung lượng rồi khởi động lại; nếu thư mục hỏng, hãy khôi phục từ bản sao lưu.',
      { cause: error },
    )
  }
}

/**
 * The driver's own `query` throws a connection away after an error, while the engine's only session still has
 * that connection's messages queued: the next query then gets their answers. The session is sound after an
 * error in SQL, so here the connection always goes back. The cast is there because the driver's type also
 * offers callbacks, which nobody here uses.
 */
class EmbeddedPool extends pg.Pool {
  // The many overloads of `query` cannot be written as one function: what it takes and gives is passed through.
  override query = (async (...args: Parameters<pg.PoolClient['query']>) => {
    const client = await this.connect()
    try {
      return await client.query(...args)
    } finally {
      client.release()
      // The engine answers without leaving this turn of the event loop: without a pause, query after query
      // would keep requests, timers and signals waiting.
      await setImmediate()
    }
  }) as unknown as pg.Pool['query']
}

/** A pool over an engine that is already running; used by tests with an in-memory engine too. */
export function wrapEmbedded(
  engine: PGlite,
  statementTimeoutMs: number,
  afterClose: () => void,
): Database {
  // PGlite is one session: it takes no statement_timeout from a second one, so the client limits the wait.
  // After a full disk the next query never returns, which only this limit turns into an error.
  const pool = new EmbeddedPool({
    ...createPgConfig(engine),
    query_timeout: statementTimeoutMs,
    max: 1,
  } as pg.PoolConfig)
  return {
    pool,
    close: async () => {
      await pool.end()
      await engine.close()
      afterClose()
    },
  }
}
