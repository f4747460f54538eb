/** What a word was meant to be when one slip of the finger leads to one that is known. */

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

/** The most frequent known syllable one insertion, deletion, change or swap away; undefined when none is common. */
export function nearestWord(word: string, counts: ReadonlyMap<string, number>): string | undefined {
  let best: string | undefined
  let bestCount = 2
  const consider = (candidate: string) => {
    const count = counts.get(candidate) ?? 0
    if (count > bestCount) [best, bestCount] = [candidate, count]
  }
  for (let at = 0; at <= word.length; at++) {
    const [head, tail] = [word.slice(0, at), word.slice(at)]
    if (tail) consider(head + tail.slice(1))
    if (tail.length > 1) consider(head + tail[1]! + tail[0]! + tail.slice(2))
    for (const letter of LETTERS) {
      if (tail) consider(head + letter + tail.slice(1))
      consider(head + letter + tail)
    }
  }
  return best
}
