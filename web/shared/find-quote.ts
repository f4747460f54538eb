/** Finding the quoted words inside the passage they come from, so that they can be marked. */

export interface Split {
  before: string
  quote: string
  after: string
}

/** Undefined when the words do not stand there as such; runs of white space count as one. */
export function splitAtQuote(text: string, quote: string): Split | undefined {
  const words = quote.normalize('NFC').trim().split(/\s+/).filter(Boolean)
  if (words.length === 0) return undefined
  const pattern = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s+')
  const match = new RegExp(pattern).exec(text.normalize('NFC'))
  if (!match) return undefined
  const whole = text.normalize('NFC')
  return {
    before: whole.slice(0, match.index),
    quote: match[0],
    after: whole.slice(match.index + match[0].length),
  }
}
