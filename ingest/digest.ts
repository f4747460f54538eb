/** What a stored document was made of, as one SHA-256: the same digest means that nothing has to be read again. */
import { createHash } from 'node:crypto'
import type { Catalogue } from '../core/catalogue.ts'

/** Raised whenever readers, structure or chunking give other passages than before, so that files are read again. */
export const READER_VERSION = 1

/**
 * A document's standing comes from the catalogue, so what the catalogue says of standings is part of what
 * the document was made of: a decree that is replaced there must not stay "còn hiệu lực" in old passages.
 */
export function standingsFingerprint({
  laws,
  standards,
}: Pick<Catalogue, 'laws' | 'standards'>): string {
  const entries = [
    ...laws.map(({ number, status }) => `${number}\t${status}`),
    ...standards.map(({ designation, status }) => `${designation}\t${status}`),
  ]
  return createHash('sha256').update(entries.sort().join('\n')).digest('hex')
}

export const digestFile = (bytes: Uint8Array, fingerprint: string): string =>
  createHash('sha256')
    .update(`reader ${READER_VERSION}\nstandings ${fingerprint}\n`)
    .update(bytes)
    .digest('hex')
