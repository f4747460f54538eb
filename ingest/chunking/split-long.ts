/** A text over the budget -> parts within it, cut at the best border there is. Nothing but spaces is lost. */
import { sentences } from '../../core/text.ts'
import { countTokens } from '../../core/tokens.ts'

/** From the best border to the worst: sentences, clauses, words. */
const CUTS: ((text: string) => string[])[] = [
  sentences,
  (text) => text.split(/(?<=[;,:])\s+/u),
  (text) => text.split(/\s+/u).filter(Boolean),
]
/** A code point has at most four bytes, and a byte is at most one token. */
const TOKENS_OF_A_CODE_POINT = 4
/** Parts may exceed the even share by this much, so that a border of sentences is reached. */
const SLACK = 1.2

export function splitLong(text: string, budget: number, level = 0): string[] {
  const total = countTokens(text)
  if (total <= budget) return [text]
  // Even shares: a full part followed by three words would leave those without their sentence.
  const share = Math.min(budget, Math.ceil((total / Math.ceil(total / budget)) * SLACK))
  const cut = CUTS[level]
  if (!cut) return fill(slices(text, Math.floor(budget / TOKENS_OF_A_CODE_POINT)), share, '')
  return fill(cut(text), share, ' ').flatMap((part) => splitLong(part, budget, level + 1))
}

/** A run without spaces is no sentence of any language that is read here, so any border will do. */
function slices(text: string, size: number): string[] {
  const points = [...text]
  return Array.from({ length: Math.ceil(points.length / size) }, (_, at) =>
    points.slice(at * size, (at + 1) * size).join(''),
  )
}

function fill(pieces: string[], limit: number, separator: string): string[] {
  const parts: string[] = []
  let current = ''
  let used = 0
  for (const piece of pieces) {
    // Counted apart, pieces cost at least as much as together, give or take one token for what joins them.
    const cost = countTokens(piece) + 1
    if (current && used + cost > limit) {
      parts.push(current)
      current = ''
      used = 0
    }
    current = current ? `${current}${separator}${piece}` : piece
    used += cost
  }
  return current ? [...parts, current] : parts
}
