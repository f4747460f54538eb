/**
 * What people may ask of the catalogue as a list, and what they get: shared by the pages, the API and others.
 * The door is `searchCatalogue(catalogue, query): CataloguePage` in core/catalogue-search/search.ts: synchronous,
 * without a database, the same query always gives the same page.
 */
import type { GuideRecord, LawRecord, StandardRecord } from '../catalogue.ts'
import type { Standing } from '../domain.ts'

/** tcvn: TCVN; qcvn: QCVN and QCĐP; khac: ISO, Codex and other signs; luat: legal documents; huong-dan: guides. */
export const entryKinds = ['tcvn', 'qcvn', 'khac', 'luat', 'huong-dan'] as const
export type EntryKind = (typeof entryKinds)[number]

export const standings = [
  'current',
  'superseded',
  'suspended',
  'withdrawn',
  'unknown',
] as const satisfies readonly Standing[]

export const DEFAULT_PAGE_SIZE = 20
export const MAX_PAGE_SIZE = 100
/** Characters of a query that are read; what is longer is cut, not refused. */
export const MAX_QUERY_LENGTH = 200

/** Lists mean "any of these"; a list that is left out or empty does not filter. */
export interface CatalogueQuery {
  /** Numbers in any spelling, or words with and without marks. Left out: everything, by kind and number. */
  text?: string
  kinds?: readonly EntryKind[]
  /** Slugs as in `sectors` of the data: "thuc-pham". */
  sectors?: readonly string[]
  standings?: readonly Standing[]
  /**
   * true: standards and regulations that bind by law and are not superseded; false: those that nothing makes
   * binding. Laws and guides are neither, so either value leaves them out.
   */
  mandatory?: boolean
  /** Fields of the International Classification for Standards, two digits: "67". */
  ics?: readonly string[]
  /** From 1; a page behind the last one has no hits. */
  page?: number
  /** 1 to MAX_PAGE_SIZE. */
  pageSize?: number
}

export type CatalogueRecord =
  | { kind: 'tcvn' | 'qcvn' | 'khac'; standard: StandardRecord }
  | { kind: 'luat'; law: LawRecord }
  | { kind: 'huong-dan'; guide: GuideRecord }

/** An entry as it is listed. */
export interface CatalogueEntry {
  kind: EntryKind
  /** Id of the record: unique within standards, within laws, within guides. */
  id: string
  /** "TCVN 5603:2023", "Nghị định 37/2026/NĐ-CP", or the title of a guide. */
  name: string
  /** Empty where the name is the title already. */
  title: string
  standing: Standing
  /** "còn hiệu lực", "đã được thay bằng TCVN 5603:2023", "hướng dẫn". */
  standingText: string
  /** Undefined for laws and guides, and for a regulation that is no longer in force. */
  mandatory?: boolean
  sectors: readonly string[]
  /** Two digits each. */
  ics: readonly string[]
  checkedOn: string
  record: CatalogueRecord
}

export interface CatalogueHit extends CatalogueEntry {
  /** The sentence of the entry that fits the query best. */
  snippet: string
  /** exact: the typed number names this entry (or the text it adopts); words: found by its words. */
  match: 'number' | 'words' | 'all'
}

/** A value of a filter, and how many entries it would give with all other filters as they are. */
export interface FacetValue<T extends string = string> {
  value: T
  count: number
}

export interface Facets {
  kinds: FacetValue<EntryKind>[]
  sectors: FacetValue[]
  standings: FacetValue<Standing>[]
  mandatory: FacetValue<'true' | 'false'>[]
  ics: FacetValue[]
}

/** A number that was typed and that the catalogue does not hold, with the nearest ones that it does. */
export interface NearMiss {
  typed: string
  nearest: CatalogueEntry[]
}

export interface CataloguePage {
  hits: CatalogueHit[]
  total: number
  page: number
  pageSize: number
  /** At least 1. */
  pages: number
  /** Values with a count above 0, or chosen; most entries first for sectors and ICS, fixed order otherwise. */
  facets: Facets
  nearMisses: NearMiss[]
  /** What the words were read as where nothing held them as typed: "nước mắm" for "nuowc mam". */
  readAs?: string
}
