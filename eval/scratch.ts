/** A database of its own for a measurement: nothing of the operator's library is read or changed. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase, type Database } from '../core/db/open.ts'

/** A measurement may take a statement far longer than a person would wait for. */
const STATEMENT_TIMEOUT_MS = 600_000

/** Empty and migrated, in a temporary folder that `close` removes. */
export async function openScratchDatabase(): Promise<Database> {
  const folder = mkdtempSync(join(tmpdir(), 'danh-gia-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    const database = await openDatabase({
      dataDir: folder,
      databaseUrl: undefined,
      statementTimeoutMs: STATEMENT_TIMEOUT_MS,
    })
    return { pool: database.pool, close: () => database.close().finally(remove) }
  } catch (error) {
    remove()
    throw error
  }
}
