/** Spellings that sound alike to many speakers: "sả thải", "đại lí", "dày da" are slips, not other words. */

/** One spelling for syllables that are often taken for each other; `syllable` is folded. */
export const soundOf = (syllable: string): string =>
  syllable
    .replace(/^x/, 's')
    .replace(/^tr/, 'ch')
    .replace(/^gi(?=[aeouy])/, 'd')
    .replace(/y$/, 'i')
