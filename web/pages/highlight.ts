/** The words of a query, marked where they stand in a text. */
import { familyKey, findDesignations } from '../../core/designation.ts'
import { clean, fold, placeTone, syllables } from '../../core/text.ts'
import { isEmptyWord } from '../../core/catalogue-search/word-index.ts'
import { escapeHtml, Html } from './html.ts'

export type Highlight = (text: string) => Html

/** Without marks in the query every spelling is marked; with marks only what is written so. */
export function createHighlight(query: string): Highlight {
  const typed = syllables(query).filter((word) => !isEmptyWord(word))
  const marked = typed.some((word) => fold(word) !== word)
  const wanted = new Set(marked ? typed : typed.map(fold))
  const families = new Set(findDesignations(query).map(familyKey))
  const isWanted = (word: string) => {
    const written = placeTone(word.normalize('NFC').toLowerCase())
    return wanted.has(marked ? written : fold(written))
  }
  return (text) => {
    const original = clean(text)
    const spans = findDesignations(original).filter((one) => families.has(familyKey(one)))
    for (const match of original.matchAll(/[\p{L}\p{M}\p{N}]+/gu))
      if (isWanted(match[0]))
        spans.push({
          series: '',
          number: '',
          start: match.index,
          end: match.index + match[0].length,
        })
    return mark(
      original,
      spans.sort((a, b) => a.start - b.start),
    )
  }
}

/** Marks that touch, or that only a space parts, become one. */
function mark(text: string, spans: { start: number; end: number }[]): Html {
  const joined: { start: number; end: number }[] = []
  for (const { start, end } of spans) {
    const last = joined.at(-1)
    if (last && (start <= last.end || text.slice(last.end, start) === ' '))
      last.end = Math.max(last.end, end)
    else joined.push({ start, end })
  }
  let written = ''
  let at = 0
  for (const { start, end } of joined) {
    written += `${escapeHtml(text.slice(at, start))}<mark>${escapeHtml(text.slice(start, end))}</mark>`
    at = end
  }
  return new Html(written + escapeHtml(text.slice(at)))
}
