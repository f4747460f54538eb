/** Where a passage stands under its last heading, in the words of Vietnamese citations. */
import type { Unit } from '../structure/section.ts'

/**
 * "khoản 1", "khoản 1-3", "khoản 2, điểm a-c"; undefined when no part is numbered.
 * `above`: labels of the units that hold these, outermost first.
 */
export function placeLabel(above: string[], units: Unit[]): string | undefined {
  const numbered = units.flatMap(({ label }) => label ?? [])
  const range = rangeOf(numbered)
  const parts = [...above, ...(range ? [range] : [])]
  // "khoản 2, khoản 2.1" says the same as "khoản 2.1".
  const shortest = parts.filter((part, index) => !parts[index + 1]?.startsWith(`${part}.`))
  return shortest.length ? shortest.join(', ') : undefined
}

function rangeOf(labels: string[]): string | undefined {
  const first = labels[0]
  const last = labels.at(-1)
  if (first === undefined || last === undefined || first === last) return first
  const [kind, ...firstSign] = first.split(' ')
  const [lastKind, ...lastSign] = last.split(' ')
  return kind === lastKind
    ? `${kind} ${firstSign.join(' ')}-${lastSign.join(' ')}`
    : `${first} - ${last}`
}
