/** Faults of chains of editions: what replaced what must read the same from both ends, and end somewhere. */
import type { Catalogue, StandardRecord } from '../catalogue.ts'
import type { Path } from './fault.ts'
import { STATUS } from './reference-texts.ts'

export interface ChainFault {
  record: StandardRecord
  path: Path
  what: string
}

export function findChainFaults(catalogue: Catalogue): ChainFault[] {
  const faults: ChainFault[] = []

  for (const record of catalogue.standards) {
    const fault = (field: string, what: string) => faults.push({ record, path: [field], what })
    const own = record.designation
    const next = record.supersededBy ? catalogue.standard(record.supersededBy) : undefined
    const chain = walk(catalogue, record)
    if (!chain)
      fault('supersededBy', 'chuỗi thay thế chạy vòng tròn; hãy sửa supersededBy của một bản')
    else if (chain.length > 1 && !isLive(chain.at(-1)!)) {
      const { designation, status } = chain.at(-1)!
      fault(
        'supersededBy',
        `chuỗi thay thế dừng ở ${designation}, mà bản đó ${STATUS[status]}; hãy xem lại status của ${designation}`,
      )
    }
    if (!chain || record.derived) continue
    if (next && !next.supersedes.includes(own))
      fault(
        'supersededBy',
        `${next.designation} chưa ghi là thay bản này; hãy thêm ${own} vào supersedes của ${next.designation}`,
      )
    if (record.supersededBy && isLive(record))
      fault(
        'status',
        `đã có supersededBy mà status là ${record.status}; hãy ghi status: superseded`,
      )
    for (const old of record.supersedes) {
      const before = catalogue.standard(old)
      if (before && !before.derived && !walk(catalogue, before)?.includes(record))
        fault(
          'supersedes',
          `ghi là thay ${old}, nhưng mục ${old} không dẫn tới bản này; hãy thêm supersededBy: ${own} vào mục ${old}`,
        )
    }
    for (const other of catalogue.editions(record.parsed))
      if (bothCurrent(record, other) && !names(record, other) && !names(other, record))
        fault(
          'status',
          `bản này và ${other.designation} cùng ghi current; nếu bản này thay bản kia thì thêm supersedes và supersededBy, nếu cả hai còn hiệu lực thì thêm ${other.designation} vào related`,
        )
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
