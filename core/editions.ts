import type { Catalogue, StandardRecord } from './catalogue.ts'

/** All editions that replaced one another, oldest first, the given one among them. */
export function editionChain(catalogue: Catalogue, standard: StandardRecord): StandardRecord[] {
  const chain = new Map<string, StandardRecord>()
  const visit = (one: StandardRecord | undefined) => {
    if (!one || chain.has(one.designation)) return
    chain.set(one.designation, one)
    for (const old of one.supersedes) visit(catalogue.standard(old))
    if (one.supersededBy) visit(catalogue.standard(one.supersededBy))
  }
  visit(standard)
  const depth = (one: StandardRecord): number => {
    const seen = new Set<string>()
    let next: StandardRecord | undefined = one
    while (next?.supersededBy && !seen.has(next.designation)) {
      seen.add(next.designation)
      next = catalogue.standard(next.supersededBy)
    }
    return seen.size
  }
  return [...chain.values()].sort(
    (a, b) =>
      depth(b) - depth(a) ||
      (a.parsed.year ?? 0) - (b.parsed.year ?? 0) ||
      a.id.localeCompare(b.id),
  )
}
