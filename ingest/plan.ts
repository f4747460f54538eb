/** Decide, then do: which documents are written, removed or left alone, from digests by id. Pure. */
import { createHash } from 'node:crypto'
import { slugify } from '../core/text.ts'

export type Digests = ReadonlyMap<string, string>

export interface Changes {
  write: string[]
  remove: string[]
  unchanged: string[]
}

/** For a collection that is given whole: what is stored and not among the fresh ones goes. */
export const planChanges = (stored: Digests, fresh: Digests): Changes => ({
  write: [...fresh.keys()].filter((id) => stored.get(id) !== fresh.get(id)),
  remove: [...stored.keys()].filter((id) => !fresh.has(id)),
  unchanged: [...fresh.keys()].filter((id) => stored.get(id) === fresh.get(id)),
})

/** Longest id before its own suffix: ids stand in web addresses. */
const MAX_ID = 80

/** An id that only this file name gets, whatever other documents bear the same number. */
export const idOfFile = (name: string, designation: string | undefined): string =>
  `${baseId(name, designation)}-${createHash('sha256').update(name.normalize('NFC')).digest('hex').slice(0, 8)}`

/** "Nghị định 37/2026/NĐ-CP" -> "nghi-dinh-37-2026-nd-cp"; a file without a number is called after its name. */
export function baseId(name: string, designation: string | undefined): string {
  const stem = slugify(designation ?? name.replace(/\.[^.]*$/, '')).slice(0, MAX_ID)
  return stem.replace(/-$/, '') || 'tai-lieu'
}

export interface NewDocument {
  /** Bare file name. */
  name: string
  /** Name of the document by its number; undefined when it has none. */
  designation?: string
}

/**
 * The id of a document that is about to be written. One number is one document, so a newer file replaces the
 * stored one; but two files of one run with one number (a decree and its annex) both stay, the later one
 * under an id with its file name in it, which later runs find again. `reserved`: ids of bundled content,
 * which no file may take.
 */
export function assignId(
  document: NewDocument,
  {
    stored,
    taken,
    reserved,
  }: { stored: ReadonlySet<string>; taken: ReadonlySet<string>; reserved: ReadonlySet<string> },
): string {
  const own = idOfFile(document.name, document.designation)
  if (stored.has(own) && !taken.has(own)) return own
  const base = baseId(document.name, document.designation)
  return taken.has(base) || reserved.has(base) ? own : base
}
