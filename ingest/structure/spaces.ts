/**
 * Stray spaces inside words. Some extractions wrap each run of another font in two extra spaces:
 * "đột ph  á   phát triển", "số   111  /NQ-CP". There, two spaces join and three or more separate.
 */
import { clean } from '../../core/text.ts'
import type { Block } from '../reading.ts'

/** Fewer signs than this may be typing errors; then runs of spaces are one space as usual. */
const ENOUGH_SIGNS = 3
/** A vowel makes a syllable; a piece without one, or a mark that never stands apart, was torn off a word. */
const NO_SYLLABLE = /^(?:[^\p{L}\s]*[,;.:)/%][^\p{L}]*|[bcdđghklmnpqrstvx]+)$/iu

/** How to mend the texts of these blocks, judged by all of them together. */
export function mendSpaces(blocks: Block[]): (text: string) => string {
  let signs = 0
  for (const block of blocks)
    if (block.kind === 'text')
      for (const line of block.lines)
        for (const [, left, right] of clean(line).matchAll(/(?<=(\S{1,12})) {2}(?=(\S{1,12}))/g))
          if (NO_SYLLABLE.test(left!) || NO_SYLLABLE.test(right!)) signs++
  return signs < ENOUGH_SIGNS ? (text) => text : (text) => text.replace(/(?<=\S) {2}(?=\S)/g, '')
}
