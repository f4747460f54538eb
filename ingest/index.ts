/** The door for code: files into the library, and out of it again. */
import type pg from 'pg'
import type { Catalogue } from '../core/catalogue.ts'
import { documentDigests } from '../core/db/documents.ts'
import { findFiles } from './files.ts'
import { Run, type IngestReport } from './run.ts'
import { Reader } from './worker/reader.ts'

export { splitText } from './chunking/chunk.ts'
export { ingestContent } from './from-catalogue.ts'
export type { FileNotice } from './files.ts'
export { planChanges } from './plan.ts'
export { removeFiles, type RemovalReport } from './remove.ts'
export type { IngestReport } from './run.ts'

export interface IngestProgress {
  /** Files done and files in all. */
  done: number
  total: number
  /** The file that is being read, by its bare name; undefined at the end. */
  file?: string
}

export interface IngestOptions {
  /** Tells which documents are in force. */
  catalogue: Catalogue
  onProgress?: (progress: IngestProgress) => void
  /** Stops between and within files; documents stored until then stay. */
  signal?: AbortSignal
}

/**
 * Reads files and folders and stores what changed since the last run; each document is stored wholly or not
 * at all. A file that cannot be used is one line in `failed`, and the run goes on. Throws when the database
 * fails, when the reader process cannot start, or with the signal's reason when aborted.
 */
export async function ingestFiles(
  pool: pg.Pool,
  paths: string[],
  { catalogue, onProgress, signal }: IngestOptions,
): Promise<IngestReport> {
  const { files, skipped, failed } = await findFiles(paths)
  const report: IngestReport = { documents: 0, chunks: 0, skipped, failed, cautions: [] }
  const run = new Run(
    pool,
    catalogue,
    report,
    await documentDigests(pool, 'file'),
    await documentDigests(pool, 'data'),
  )
  const reader = new Reader()
  try {
    const changed = await run.findChanged(files)
    for (const [index, file] of changed.entries()) {
      onProgress?.({
        done: files.length - changed.length + index,
        total: files.length,
        file: file.name,
      })
      await run.ingest(file, reader, signal)
    }
    onProgress?.({ done: files.length, total: files.length })
    return report
  } finally {
    reader.close()
  }
}
