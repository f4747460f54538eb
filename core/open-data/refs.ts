/** References to entries: what a reader needs to show one and to open it. */
import type { Catalogue, GuideRecord, LawRecord, StandardRecord } from '../catalogue.ts'
import { guideEntry, lawEntry, standardEntry } from '../catalogue-search/entries.ts'
import type { CatalogueEntry } from '../catalogue-search/query.ts'
import type { Ref } from './shapes.ts'

/** Address of the page of an entry; undefined where there is no server to open. */
export type AddressOf = (entry: Pick<Ref, 'kind' | 'id'>) => string | undefined

export const noAddress: AddressOf = () => undefined

/** Below this address: "" gives paths, "https://tro-ly.example.vn" whole addresses. */
export const addressesBelow =
  (base: string): AddressOf =>
  ({ kind, id }) =>
    `${base}/${kind === 'luat' ? 'van-ban' : kind === 'huong-dan' ? 'huong-dan' : 'tieu-chuan'}/${id}`

export const withAddress = (entry: Pick<Ref, 'kind' | 'id'>, addressOf: AddressOf) => {
  const url = addressOf(entry)
  return url ? { url } : {}
}

export function createRefs(catalogue: Catalogue, addressOf: AddressOf) {
  const refTo = ({ kind, id, name, title, standing, standingText }: CatalogueEntry): Ref => ({
    kind,
    id,
    name,
    title,
    standing,
    standingText,
    ...withAddress({ kind, id }, addressOf),
  })
  const standard = (record: StandardRecord) => refTo(standardEntry(catalogue, record))
  const law = (record: LawRecord) => refTo(lawEntry(catalogue, record))
  const guide = (record: GuideRecord) => refTo(guideEntry(record))
  return {
    standard,
    law,
    guide,
    /** By designation or law number; the references of the data were checked at start. */
    to(ref: string): Ref {
      const found = catalogue.resolveRef(ref)
      if (!found) throw new Error(`The catalogue names ${ref} but does not hold it`)
      return 'standard' in found ? standard(found.standard) : law(found.law)
    },
    guides: (has: (guide: GuideRecord) => boolean): Ref[] =>
      catalogue.guides.filter(has).map(guide),
  }
}
