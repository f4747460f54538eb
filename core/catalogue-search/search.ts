/**
 * Search over the entries of the catalogue for people: typed numbers first, then words, with filters and counts.
 * In memory and without a database: its time does not depend on what else is in the library.
 */
import type { Catalogue } from '../catalogue.ts'
import { listEntries, refOf } from './entries.ts'
import {
  DEFAULT_PAGE_SIZE,
  MAX_PAGE_SIZE,
  MAX_QUERY_LENGTH,
  type CatalogueEntry,
  type CatalogueHit,
  type CataloguePage,
  type CatalogueQuery,
} from './query.ts'
import { countFacets, passes } from './facets.ts'
import { fieldsOf, pickSnippet, productFields } from './entry-text.ts'
import { findNamed, isBareNumber, isNumbersOnly } from './find-named.ts'
import { expandAbbreviations } from '../names.ts'
import { findNearMisses } from './near-miss.ts'
import { clean } from '../text.ts'
import { WordIndex, type Ranked } from './word-index.ts'

interface Prepared {
  entries: CatalogueEntry[]
  /** All words of each entry, to look for numbers in. */
  texts: string[]
  words: WordIndex
}

/** Made at the first search over a catalogue (some tenths of a second) and kept with it. */
const prepared = new WeakMap<Catalogue, Prepared>()

function prepare(catalogue: Catalogue): Prepared {
  const known = prepared.get(catalogue)
  if (known) return known
  const entries = listEntries(catalogue)
  const fields = entries.map((one) => fieldsOf(one.record))
  const goods = productFields(catalogue)
  const made = {
    entries,
    texts: fields.map((own) => own.map(({ text }) => text).join('\n')),
    words: new WordIndex(
      fields.map((own, at) => [...own, ...(goods.get(refOf(entries[at]!) ?? '') ?? [])]),
    ),
  }
  prepared.set(catalogue, made)
  return made
}

/** An entry is found by words when it holds this share of what the query asks for... */
const ENOUGH = 0.6
/** ...or this one, when no entry holds that much. */
const LITTLE = 0.2
/** What the score of a superseded or withdrawn document counts. */
const OLD = 0.6

/** See core/catalogue-search/query.ts. Never throws; what makes no sense in a query is left out. */
export function searchCatalogue(catalogue: Catalogue, query: CatalogueQuery): CataloguePage {
  const made = prepare(catalogue)
  const text = clean(query.text ?? '')
    .slice(0, MAX_QUERY_LENGTH)
    .trim()
  const { found, readAs } = text
    ? find(catalogue, made, text)
    : { found: made.entries.map((entry) => ({ entry, match: 'all' as const })), readAs: undefined }
  const passing = found.filter(({ entry }) => passes(entry, query))
  const pageSize = within(query.pageSize, 1, MAX_PAGE_SIZE, DEFAULT_PAGE_SIZE)
  const pages = Math.max(1, Math.ceil(passing.length / pageSize))
  const page = within(query.page, 1, Number.MAX_SAFE_INTEGER, 1)
  const start = (page - 1) * pageSize
  return {
    hits: passing.slice(start, start + pageSize).map(({ entry, match }): CatalogueHit => ({
      ...entry,
      match,
      snippet: pickSnippet(entry.record, readAs ?? text),
    })),
    total: passing.length,
    page,
    pageSize,
    pages,
    facets: countFacets(
      found.map(({ entry }) => entry),
      query,
    ),
    nearMisses: text ? findNearMisses(catalogue, text) : [],
    ...(readAs ? { readAs } : {}),
  }
}

interface Found {
  entry: CatalogueEntry
  match: CatalogueHit['match']
}

function find(
  catalogue: Catalogue,
  { entries, texts, words }: Prepared,
  text: string,
): { found: Found[]; readAs?: string } {
  const byKey = new Map(entries.map((entry) => [keyOf(entry), entry]))
  const named = findNamed(catalogue, text).map((key) => byKey.get(key)!)
  const known = new Set(named)
  const numbers = named.map((entry) => ({ entry, match: 'number' as const }))
  const others = (list: CatalogueEntry[]) =>
    list.filter((entry) => !known.has(entry)).map((entry) => ({ entry, match: 'words' as const }))
  // A number and nothing else: what speaks of it belongs to it, what merely holds its digits does not.
  if (isNumbersOnly(text) && (named.length || !isBareNumber(text)))
    return { found: [...numbers, ...others(mentioning(entries, texts, named))] }
  const { ranked, readAs } = words.search(expandAbbreviations(text))
  return {
    found: [
      ...numbers,
      ...others(bestFirst(enough(ranked), entries).map(({ index }) => entries[index]!)),
    ],
    ...(readAs ? { readAs } : {}),
  }
}

/** Old editions have the words of the current one; they stand behind it unless they fit much better. */
const bestFirst = (ranked: Ranked[], entries: CatalogueEntry[]): Ranked[] =>
  ranked
    .map((one) => {
      const { standing } = entries[one.index]!
      const old = standing === 'superseded' || standing === 'withdrawn'
      return old ? { ...one, score: one.score * OLD } : one
    })
    .sort((a, b) => b.score - a.score || a.index - b.index)

/** Guides explain, so they come first; what is no longer in force comes last. */
function mentioning(
  entries: CatalogueEntry[],
  texts: string[],
  named: CatalogueEntry[],
): CatalogueEntry[] {
  const printed = named.flatMap((entry) => refOf(entry) ?? [])
  return entries
    .filter((_, at) => printed.some((one) => texts[at]!.includes(one)))
    .sort((a, b) => mentionRank(a) - mentionRank(b))
}

const mentionRank = ({ kind, standing }: CatalogueEntry): number => {
  if (standing === 'superseded' || standing === 'withdrawn') return 3
  return kind === 'huong-dan' ? 0 : kind === 'luat' ? 1 : 2
}

function enough(ranked: Ranked[]): Ranked[] {
  const whole = ranked.filter((one) => one.coverage >= ENOUGH)
  return whole.length ? whole : ranked.filter((one) => one.coverage >= LITTLE)
}

const keyOf = ({ kind, id }: CatalogueEntry): string =>
  `${kind === 'luat' ? 'law' : kind === 'huong-dan' ? 'guide' : 'standard'}:${id}`

const within = (value: number | undefined, low: number, high: number, otherwise: number): number =>
  value !== undefined && Number.isInteger(value) && value >= low ? Math.min(value, high) : otherwise
