/** Faults of chains of editions: what replaced what must read the same from both ends, and end somewhere. */
import type { Catalogue, StandardRecord } from '../catalogue.ts'

interface Fault {
  where: string
  what: string
}

export function findChainFaults(catalogue: Catalogue): Fault[] {
  const faults: Fault[] = []
  const fault = (record: StandardRecord, what: string) =>
    faults.push({ where: record.designation, what })

  for (const record of catalogue.standards) {
    const next = record.supersededBy ? catalogue.standard(record.supersededBy) : undefined
    const chain = walk(catalogue, record)
    if (!chain) fault(record, 'its chain of replacements has a loop')
    else if (chain.length > 1 && !isLive(chain.at(-1)!))
      fault(record, `its chain of replacements ends at ${chain.at(-1)!.designation}, which is dead`)
    if (!chain || record.derived) continue
    if (next && !next.supersedes.includes(record.designation))
      fault(record, `${next.designation} replaced it, but does not list it in supersedes`)
    if (record.supersededBy && isLive(record))
      fault(record, `is ${record.status}, but has supersededBy`)
    for (const old of record.supersedes) {
      const before = catalogue.standard(old)
      if (before && !before.derived && !walk(catalogue, before)?.includes(record))
        fault(record, `replaced ${old}, whose chain of replacements does not lead here`)
    }
    for (const other of catalogue.editions(record.parsed))
      if (bothCurrent(record, other) && !names(record, other) && !names(other, record))
        fault(record, `is current, and so is ${other.designation}; neither names the other`)
  }
  return faults
}

const isLive = ({ status }: StandardRecord) => status === 'current' || status === 'unknown'

/** From an edition to the one that nothing replaced; undefined when it goes round in a circle. */
function walk(catalogue: Catalogue, start: StandardRecord): StandardRecord[] | undefined {
  const chain = [start]
  for (;;) {
    const { supersededBy } = chain.at(-1)!
    const next = supersededBy ? catalogue.standard(supersededBy) : undefined
    if (!next) return chain
    if (chain.includes(next)) return undefined
    chain.push(next)
  }
}

/** Told from the newer of the two. */
const bothCurrent = (one: StandardRecord, other: StandardRecord) =>
  one.status === 'current' &&
  other.status === 'current' &&
  one.parsed.agency === other.parsed.agency &&
  (one.parsed.year ?? 0) > (other.parsed.year ?? 0)

const names = (one: StandardRecord, other: StandardRecord) =>
  one.amends === other.designation || one.related.includes(other.designation)
