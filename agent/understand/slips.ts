/** Phrases of several syllables that somebody meant to type: "hạt đìu" for "hạt điều", "đại lí" for "đại lý". */
import { soundOf } from '../../core/sound.ts'

interface Found<T> {
  start: number
  length: number
  found: T[]
}

/**
 * `phrases` by their folded syllables joined with spaces. Give it folded syllables, it finds places with one slip;
 * what is a word by itself is none: "phép xây dựng" is not "thép xây dựng".
 */
export function createSlipFinder<T>(
  phrases: ReadonlyMap<string, T[]>,
  words: Pick<ReadonlyMap<string, unknown>, 'has'>,
): (folded: readonly string[]) => Found<T>[] {
  const bySound = new Map<string, T[]>()
  /** With each syllable in turn left out, and what it should have been. */
  const withGap = new Map<string, { meant: string; found: T[] }[]>()
  const known = new Set<string>()
  let longest = 1
  for (const [key, found] of phrases) {
    const parts = key.split(' ')
    parts.forEach((part) => known.add(part))
    if (parts.length < 2) continue
    longest = Math.max(longest, parts.length)
    const sound = parts.map(soundOf).join(' ')
    if (!bySound.has(sound)) bySound.set(sound, found)
    parts.forEach((meant, at) => {
      const gap = leaveOut(parts, at)
      withGap.set(gap, [...(withGap.get(gap) ?? []), { meant, found }])
    })
  }
  return (folded) => {
    const result: Found<T>[] = []
    for (let start = 0; start < folded.length; start++)
      for (let length = Math.min(longest, folded.length - start); length > 1; length--) {
        const part = folded.slice(start, start + length)
        const strange = part.flatMap((one, at) => (known.has(one) || words.has(one) ? [] : [at]))
        const slip = strange.length === 1 ? strange[0]! : -1
        const found =
          bySound.get(part.map(soundOf).join(' ')) ??
          (slip >= 0 && part[slip]!.length > 2
            ? withGap.get(leaveOut(part, slip))?.find((one) => isOneSlip(part[slip]!, one.meant))
                ?.found
            : undefined)
        if (found) result.push({ start, length, found })
      }
    return result
  }
}

const leaveOut = (parts: readonly string[], at: number) =>
  parts.map((part, index) => (index === at ? '*' : part)).join(' ')

/** One letter too many, too few, another one, or two swapped. */
function isOneSlip(typed: string, meant: string): boolean {
  if (Math.abs(typed.length - meant.length) > 1) return false
  let from = 0
  while (from < typed.length && typed[from] === meant[from]) from++
  const rest = (text: string, skip: number) => text.slice(from + skip)
  return (
    rest(typed, 1) === rest(meant, 1) ||
    rest(typed, 1) === rest(meant, 0) ||
    rest(typed, 0) === rest(meant, 1) ||
    (typed[from] === meant[from + 1] &&
      typed[from + 1] === meant[from] &&
      rest(typed, 2) === rest(meant, 2))
  )
}
