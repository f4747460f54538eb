/** Documents out of the library again. */
import type pg from 'pg'
import type { Catalogue } from '../core/catalogue.ts'
import { documentDigests, removeDocuments } from '../core/db/documents.ts'
import { digestFile, standingsFingerprint } from './digest.ts'
import { findFiles } from './files.ts'
import { readWithin } from './load.ts'
import { baseId, idOfFile } from './plan.ts'
import { LIMITS } from './reading.ts'

export interface RemovalReport {
  /** Ids of the documents that were removed. */
  removed: string[]
  notFound: string[]
}

/**
 * Takes documents that came from files out of the library: by id, or by the path of a file that was ingested
 * (found by its content, or by its name once it has changed or is gone). Bundled content stays.
 */
export async function removeFiles(
  pool: pg.Pool,
  idsOrPaths: string[],
  { catalogue }: { catalogue: Catalogue },
): Promise<RemovalReport> {
  const stored = await documentDigests(pool, 'file')
  const fingerprint = standingsFingerprint(catalogue)
  const ids = new Set<string>()
  const notFound: string[] = []
  for (const idOrPath of idsOrPaths) {
    const found = stored.has(idOrPath) ? [idOrPath] : await idsOfPath(idOrPath, stored, fingerprint)
    if (found.length === 0) notFound.push(idOrPath)
    for (const id of found) ids.add(id)
  }
  await removeDocuments(pool, [...ids])
  return { removed: [...ids].sort(), notFound }
}

async function idsOfPath(
  path: string,
  stored: Map<string, string>,
  fingerprint: string,
): Promise<string[]> {
  const name = path.split(/[\\/]/).at(-1)!
  const byName = [baseId(name, undefined), idOfFile(name, undefined)].filter((id) => stored.has(id))
  const { files } = await findFiles([path])
  const byContent: string[] = []
  for (const file of files) {
    const bytes = await readWithin(file.path, LIMITS.fileBytes).catch(() => undefined)
    const digest = bytes && digestFile(bytes, fingerprint)
    byContent.push(...[...stored].filter(([, one]) => one === digest).map(([id]) => id))
  }
  return byContent.length ? byContent : byName
}
