/** For an address that leads nowhere: the pages that may have been meant. */
import type { Request } from 'express'
import type { Catalogue } from '../../core/catalogue.ts'
import type { CatalogueEntry, EntryKind } from '../../core/catalogue-search/query.ts'
import { searchCatalogue } from '../../core/catalogue-search/search.ts'
import { findStandard, lawFromSlug, parseTyped } from '../../core/catalogue-search/find-entry.ts'
import { standardEntry } from '../../core/catalogue-search/entries.ts'
import { findNearMisses, nearestStandards } from '../../core/catalogue-search/near-miss.ts'
import { clean } from '../../core/text.ts'

const MOST = 5
/** An address is not longer than this by any honest mistake. */
const MAX_LENGTH = 120

/** What stands below a folder; nothing near among these, and the others are tried. */
const KINDS: Partial<Record<string, EntryKind[]>> = {
  'van-ban': ['luat'],
  'huong-dan': ['huong-dan'],
}
const FOLDER = /^(?:tieu-chuan|van-ban|huong-dan|nguon)$/

export const suggestFor =
  (catalogue: Catalogue) =>
  ({ path, query }: Pick<Request, 'path' | 'query'>): CatalogueEntry[] => {
    const [folder = '', ...below] = decode(path).split('/').filter(Boolean)
    if (FOLDER.test(folder)) return suggestEntries(catalogue, below.join('/'), KINDS[folder] ?? [])
    if (typeof query.q === 'string' && query.q) return suggestEntries(catalogue, query.q)
    // The secret of a self-assessment is no misspelt number, and is searched for nowhere.
    if (folder === 'danh-gia') return []
    // Elsewhere words mean nothing to us, but a number may be a document's.
    const typed = [folder, ...below].join('/')
    return /\d/.test(typed) ? suggestEntries(catalogue, typed) : []
  }

const decode = (path: string): string => {
  try {
    return decodeURIComponent(path)
  } catch {
    return ''
  }
}

/** At most five; empty when nothing is near. */
export function suggestEntries(
  catalogue: Catalogue,
  given: string,
  kinds: EntryKind[] = [],
): CatalogueEntry[] {
  const text = clean(given).slice(0, MAX_LENGTH).trim()
  if (!text) return []
  const exact = findStandard(catalogue, text)
  if (exact) return [standardEntry(catalogue, exact)]
  const typed = parseTyped(text)
  const near = typed
    ? nearestStandards(catalogue, typed)
    : findNearMisses(catalogue, lawFromSlug(text)).flatMap(({ nearest }) => nearest)
  if (near.length > 0) return near.slice(0, MOST)
  const words = { text: text.replace(/[-_/+.]+/g, ' '), pageSize: MOST }
  const { hits } = searchCatalogue(catalogue, { ...words, kinds })
  return hits.length > 0 ? hits : searchCatalogue(catalogue, words).hits
}
