/** A database of its own for a measurement: nothing of the operator's library is read or changed. */
import { openDatabase, type Database } from '../core/db/open.ts'
import { makeTempFolder } from './temp-folder.ts'

/** A measurement may take a statement far longer than a person would wait for. */
const STATEMENT_TIMEOUT_MS = 600_000

/** Empty and migrated, in a temporary folder that `close` removes. */
export async function openScratchDatabase(): Promise<Database> {
  const folder = makeTempFolder('danh-gia-')
  try {
    const database = await openDatabase({
      dataDir: folder.path,
      databaseUrl: undefined,
      statementTimeoutMs: STATEMENT_TIMEOUT_MS,
    })
    return { ...database, close: () => database.close().finally(folder.remove) }
  } catch (error) {
    folder.remove()
    throw error
  }
}
