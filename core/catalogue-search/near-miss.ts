/** Numbers that the catalogue does not hold, and what the person may have meant by them. */
import type { Catalogue } from '../catalogue.ts'
import { lawEntry, standardEntry } from './entries.ts'
import type { CatalogueEntry, NearMiss } from './query.ts'
import { findDesignations, printDesignation, type Designation } from '../designation.ts'
import { partsOf } from './find-named.ts'
import { findLawNumbers, type LawNumber } from '../law-number.ts'

const MOST = 5
/** Typed numbers looked at in one query: a pasted page must not cost seconds. */
const MOST_TYPED = 5

/** One for each number in the text that names nothing; `nearest` may be empty. */
export function findNearMisses(catalogue: Catalogue, text: string): NearMiss[] {
  const designations = findDesignations(text)
    .filter((typed) => !isKnown(catalogue, typed))
    .slice(0, MOST_TYPED)
    .map(({ start: _start, end: _end, ...typed }) => ({
      typed: printDesignation(typed),
      nearest: nearestStandards(catalogue, typed),
    }))
  const laws = findLawNumbers(text)
    .filter((typed) => (typed.year ?? typed.sign) && catalogue.findLaws(typed).length === 0)
    .slice(0, MOST_TYPED)
    .map((typed) => ({
      typed: text.slice(typed.start, typed.end).trim(),
      nearest: nearestLaws(catalogue, typed),
    }))
  return [...designations, ...laws]
}

const isKnown = (catalogue: Catalogue, typed: Designation): boolean =>
  catalogue.names(typed) ||
  catalogue.findStandards(typed).length > 0 ||
  partsOf(catalogue, typed).length > 0

/** Another edition of the same number first, then the number under another sign, then a digit off. */
export function nearestStandards(catalogue: Catalogue, typed: Designation): CatalogueEntry[] {
  const plain = unpadded(typed.number)
  const ranked = catalogue.standards.flatMap((standard) => {
    const { series, number, year, amendment } = standard.parsed
    const distance = editDistance(unpadded(number), plain)
    // "TCVN 9001" has neighbours among 9000 others; one digit off means little in a short number.
    if (distance > 1 || (distance === 1 && plain.length < 3)) return []
    const sameSeries = series === typed.series
    if (distance === 1 && !sameSeries) return []
    const rank =
      distance * 4 +
      (sameSeries ? 0 : 2) +
      (amendment ? 1 : 0) +
      (standard.status === 'superseded' ? 0.5 : 0) +
      (typed.year === year ? -0.25 : 0)
    return [{ standard, rank }]
  })
  return ranked
    .sort((a, b) => a.rank - b.rank || a.standard.id.localeCompare(b.standard.id))
    .slice(0, MOST)
    .map(({ standard }) => standardEntry(catalogue, standard))
}

function nearestLaws(catalogue: Catalogue, typed: LawNumber): CatalogueEntry[] {
  const ranked = catalogue.laws.flatMap((law) => {
    if (!law.parsed || (typed.kind && law.parsed.kind !== typed.kind)) return []
    const distance = editDistance(law.parsed.number, typed.number)
    const sameYear = typed.year !== undefined && law.parsed.year === typed.year
    if (distance > 1 || (distance === 1 && !sameYear)) return []
    return [{ law, rank: distance * 2 + (sameYear ? 0 : 1) }]
  })
  return ranked
    .sort((a, b) => a.rank - b.rank || a.law.id.localeCompare(b.law.id))
    .slice(0, MOST)
    .map(({ law }) => lawEntry(catalogue, law))
}

const unpadded = (number: string) => number.replace(/(^|-)0+(?=\d)/g, '$1')

/** Insertions, deletions, changes, and swaps of neighbours that lead from one to the other; 2 stands for more. */
export function editDistance(a: string, b: string): 0 | 1 | 2 {
  if (a === b) return 0
  if (Math.abs(a.length - b.length) > 1) return 2
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  const [restA, restB] = [a.slice(at), b.slice(at)]
  const swapped =
    restA.length === restB.length &&
    restA[0] === restB[1] &&
    restA[1] === restB[0] &&
    restA.slice(2) === restB.slice(2)
  const changed = restA.slice(1) === restB.slice(1)
  const inserted = restA === restB.slice(1) || restA.slice(1) === restB
  return swapped || changed || inserted ? 1 : 2
}
