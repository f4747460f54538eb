/** Pages of entries as they leave the program. */
import type { CatalogueEntry, CataloguePage } from '../catalogue-search/query.ts'
import { withAddress, type AddressOf } from './refs.ts'
import type { EntryItem, EntryPage } from './shapes.ts'

/** `linkTo` gives the address of another page of the same list. */
export function pageView(
  found: CataloguePage,
  addressOf: AddressOf,
  linkTo: (page: number) => string,
): EntryPage {
  return {
    total: found.total,
    page: found.page,
    pageSize: found.pageSize,
    pages: found.pages,
    links: pageLinks(found, linkTo),
    items: found.hits.map((hit) => ({
      ...itemView(hit, addressOf),
      snippet: hit.snippet,
      match: hit.match,
    })),
    facets: found.facets,
    nearMisses: found.nearMisses.map(({ typed, nearest }) => ({
      typed,
      nearest: nearest.map((entry) => itemView(entry, addressOf)),
    })),
    ...(found.readAs ? { readAs: found.readAs } : {}),
  }
}

export const pageLinks = (
  { page, pages }: { page: number; pages: number },
  linkTo: (page: number) => string,
) => ({
  self: linkTo(page),
  ...(page < pages ? { next: linkTo(page + 1) } : {}),
  // Behind the last page the way back leads to the last one.
  ...(page > 1 ? { prev: linkTo(Math.min(page - 1, pages)) } : {}),
})

export const itemView = (entry: CatalogueEntry, addressOf: AddressOf): EntryItem => ({
  kind: entry.kind,
  id: entry.id,
  name: entry.name,
  title: entry.title,
  standing: entry.standing,
  standingText: entry.standingText,
  ...(entry.mandatory === undefined ? {} : { mandatory: entry.mandatory }),
  sectors: [...entry.sectors],
  ics: [...entry.ics],
  checkedOn: entry.checkedOn,
  ...withAddress(entry, addressOf),
})
