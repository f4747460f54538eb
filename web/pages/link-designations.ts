/** Numbers of documents in a text become links to their pages, where the catalogue has one. */
import type { Catalogue } from '../../core/catalogue.ts'
import { findDesignations } from '../../core/designation.ts'
import { findLawNumbers } from '../../core/law-number.ts'
import { clean } from '../../core/text.ts'
import { lawPath, standardPath } from '../shared/paths.ts'
import { escapeHtml, Html } from './html.ts'

/** Writes a text as HTML. */
export type LinkText = (text: string) => Html

interface Link {
  start: number
  end: number
  path: string
}

/**
 * Every known number is linked, but not to `own`, the path of the page itself.
 * With `seen` each document is linked once: a page full of one decree's number reads better so.
 */
export function createLinker(catalogue: Catalogue, own?: string, seen?: Set<string>): LinkText {
  return (text) => {
    const original = clean(text)
    let written = ''
    let at = 0
    for (const { start, end, path } of findLinks(catalogue, original)) {
      if (start < at || path === own || seen?.has(path)) continue
      seen?.add(path)
      written += escapeHtml(original.slice(at, start))
      written += `<a href="${escapeHtml(path)}">${escapeHtml(original.slice(start, end))}</a>`
      at = end
    }
    return new Html(written + escapeHtml(original.slice(at)))
  }
}

/** In reading order. A number that several documents can have is left alone. */
function findLinks(catalogue: Catalogue, text: string): Link[] {
  if (!/\d/.test(text)) return []
  const standards = findDesignations(text).flatMap(({ start, end, ...typed }): Link[] => {
    const [meant] = catalogue.findStandards(typed)
    return meant ? [{ start, end, path: standardPath(meant) }] : []
  })
  const laws = findLawNumbers(text).flatMap(({ start, end, ...typed }): Link[] => {
    const meant = (typed.year ?? typed.sign) ? catalogue.findLaws(typed) : []
    return meant.length === 1 ? [{ start, end, path: lawPath(meant[0]!) }] : []
  })
  return [...standards, ...laws].sort((a, b) => a.start - b.start || b.end - a.end)
}
