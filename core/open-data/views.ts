/** Whole entries as they leave the program. */
import type { Catalogue, GuideRecord, LawRecord, StandardRecord } from '../catalogue.ts'
import { bindingSentence } from '../content.ts'
import { editionChain } from '../editions.ts'
import { standingSentence } from '../standing.ts'
import { concernsOf } from './concerns.ts'
import { createRefs, withAddress, type AddressOf } from './refs.ts'
import type { GuideView, LawView, StandardView } from './shapes.ts'

export interface Views {
  standard(record: StandardRecord): StandardView
  law(record: LawRecord): LawView
  guide(record: GuideRecord): GuideView
}

export function createViews(catalogue: Catalogue, addressOf: AddressOf): Views {
  const refs = createRefs(catalogue, addressOf)
  return {
    standard(record) {
      const { parsed: _parsed, status: _status, ...fields } = record
      const ref = refs.standard(record)
      const last = catalogue.successor(record)
      return {
        ...fields,
        kind: ref.kind,
        standing: ref.standing,
        standingText: ref.standingText,
        statement: standingSentence(catalogue, record),
        binding: bindingSentence(record),
        ...(last === record ? {} : { replacement: refs.standard(last) }),
        editions: editionChain(catalogue, record).toReversed().map(refs.standard),
        amendments: catalogue.amendmentsOf(record.designation).map(refs.standard),
        concerns: concernsOf(catalogue, record.designation),
        guides: refs.guides((guide) => guide.standards.includes(record.designation)),
        ...withAddress(ref, addressOf),
      }
    },
    law(record) {
      const { parsed: _parsed, status: _status, ...fields } = record
      const ref = refs.law(record)
      return {
        ...fields,
        standing: ref.standing,
        standingText: ref.standingText,
        statement: standingSentence(catalogue, record),
        concerns: concernsOf(catalogue, record.number),
        guides: refs.guides((guide) => guide.laws.includes(record.number)),
        ...withAddress(ref, addressOf),
      }
    },
    guide(record) {
      return {
        ...record,
        standards: record.standards.map(refs.to),
        laws: record.laws.map(refs.to),
        ...withAddress(refs.guide(record), addressOf),
      }
    },
  }
}
