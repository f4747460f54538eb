import { setImmediate } from 'node:timers/promises'
import type pg from 'pg'

/** All of it or nothing; what `work` throws is thrown on after everything was taken back. */
export async function inTransaction<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const result = await work(client)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    client.release()
    // One transaction after the other must not keep signals and other work waiting; see EmbeddedPool.
    await setImmediate()
  }
}
