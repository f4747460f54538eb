/** Which entries pass the filters of a query, and how many each further value would leave. */
import {
  entryKinds,
  standings,
  type CatalogueEntry,
  type CatalogueQuery,
  type Facets,
  type FacetValue,
} from './query.ts'

type Filter = 'kinds' | 'sectors' | 'standings' | 'mandatory' | 'ics'

const TESTS: Record<Filter, (entry: CatalogueEntry, query: CatalogueQuery) => boolean> = {
  kinds: ({ kind }, { kinds }) => !kinds?.length || kinds.includes(kind),
  sectors: ({ sectors: own }, { sectors }) =>
    !sectors?.length || sectors.some((one) => own.includes(one)),
  standings: ({ standing, kind }, { standings }) =>
    !standings?.length || (kind !== 'huong-dan' && standings.includes(standing)),
  mandatory: ({ mandatory: own }, { mandatory }) => mandatory === undefined || own === mandatory,
  ics: ({ ics: own }, { ics }) => !ics?.length || ics.some((one) => own.includes(one)),
}
const FILTERS = Object.keys(TESTS) as Filter[]

export const passes = (entry: CatalogueEntry, query: CatalogueQuery): boolean =>
  FILTERS.every((filter) => TESTS[filter](entry, query))

/** Values of each filter among what passes all the other filters: what a click on the value would give. */
export function countFacets(found: readonly CatalogueEntry[], query: CatalogueQuery): Facets {
  const count = <T extends string>(
    filter: Filter,
    valuesOf: (entry: CatalogueEntry) => readonly T[],
    chosen: readonly T[] = [],
  ): FacetValue<T>[] => {
    const counts = new Map<T, number>(chosen.map((value) => [value, 0]))
    const others = FILTERS.filter((one) => one !== filter)
    for (const entry of found)
      if (others.every((one) => TESTS[one](entry, query)))
        for (const value of new Set(valuesOf(entry)))
          counts.set(value, (counts.get(value) ?? 0) + 1)
    return [...counts].map(([value, number]) => ({ value, count: number }))
  }
  const most = <T extends string>(values: FacetValue<T>[]) =>
    values.sort((a, b) => b.count - a.count || a.value.localeCompare(b.value))
  const inOrder = <T extends string>(values: FacetValue<T>[], wanted: readonly T[]) =>
    values.sort((a, b) => wanted.indexOf(a.value) - wanted.indexOf(b.value))
  const { mandatory } = query
  return {
    kinds: inOrder(
      count('kinds', ({ kind }) => [kind], query.kinds),
      entryKinds,
    ),
    sectors: most(count('sectors', ({ sectors }) => sectors, query.sectors)),
    standings: inOrder(
      count(
        'standings',
        ({ standing, kind }) => (kind === 'huong-dan' ? [] : [standing]),
        query.standings,
      ),
      standings,
    ),
    mandatory: inOrder(
      count<'true' | 'false'>(
        'mandatory',
        ({ mandatory: own }) => (own === undefined ? [] : [own ? 'true' : 'false']),
        mandatory === undefined ? [] : [mandatory ? 'true' : 'false'],
      ),
      ['true', 'false'],
    ),
    ics: most(count('ics', ({ ics }) => ics, query.ics)),
  }
}
