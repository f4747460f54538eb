/** The bundled content, put into the library by the same rules as files: unchanged entries are left alone. */
import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { Catalogue } from '../core/catalogue.ts'
import { contentDocuments, type ContentDocument } from '../core/content.ts'
import { documentDigests, removeDocuments, storeDocuments } from '../core/db/documents.ts'
import type { SourceDocument } from '../core/domain.ts'
import { MAX_TOKENS, splitText } from './chunking/chunk.ts'
import { planChanges } from './plan.ts'
import { countTokens } from '../core/tokens.ts'

/** Raised when the same content gives other passages than before. */
const CONTENT_VERSION = 1
/** Documents a transaction: each batch is there at once, and a killed start goes on where it stopped. */
const BATCH = 25

export interface ContentOptions {
  onProgress?: (progress: { done: number; total: number }) => void
}

/** Makes the library hold exactly the catalogue's content; returns how many documents were written. */
export async function ingestContent(
  pool: pg.Pool,
  catalogue: Catalogue,
  { onProgress }: ContentOptions = {},
): Promise<{ documents: number; removed: number }> {
  const documents = new Map(contentDocuments(catalogue).map((document) => [document.id, document]))
  const digests = new Map([...documents].map(([id, document]) => [id, digestOf(document)]))
  const changes = planChanges(await documentDigests(pool, 'data'), digests)
  await removeDocuments(pool, changes.remove)
  for (let start = 0; start < changes.write.length; start += BATCH) {
    onProgress?.({ done: start, total: changes.write.length })
    const batch = changes.write.slice(start, start + BATCH)
    await storeDocuments(
      pool,
      batch.map((id) => measure(documents.get(id)!, digests.get(id)!)),
    )
  }
  if (changes.write.length)
    onProgress?.({ done: changes.write.length, total: changes.write.length })
  return { documents: changes.write.length, removed: changes.remove.length }
}

const digestOf = (document: ContentDocument): string =>
  createHash('sha256')
    .update(`content ${CONTENT_VERSION}\n${JSON.stringify(document)}`)
    .digest('hex')

/** Counts tokens, and splits what is too long to be quoted; only sections of guides ever are. */
function measure(document: ContentDocument, digest: string): SourceDocument {
  const passages = document.passages.flatMap((passage) => {
    const tokens = countTokens(passage.text)
    if (document.kind !== 'guide' || tokens <= MAX_TOKENS) return [{ ...passage, tokens }]
    return splitText('', passage.text).map((part) => ({ ...part, breadcrumb: passage.breadcrumb }))
  })
  return { ...document, digest, passages }
}
