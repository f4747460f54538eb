/** The filters of `GET /tra-cuu` in the address: Vietnamese words, each with one meaning in the search. */
import {
  entryKinds,
  MAX_QUERY_LENGTH,
  type CatalogueQuery,
  type EntryKind,
} from '../../core/catalogue-search/query.ts'
import { hasIcsField, hasSectorName } from '../../core/names.ts'
import { clean } from '../../core/text.ts'
import type { Standing } from '../../core/domain.ts'

/** What a person has chosen; every field is checked. */
export interface SearchForm {
  text: string
  kind?: EntryKind
  sector?: string
  standing?: Standing
  mandatory?: boolean
  ics?: string
  page: number
}

export const STANDING_SLUGS: Readonly<Record<Standing, string>> = {
  current: 'con-hieu-luc',
  superseded: 'da-thay-the',
  suspended: 'tam-ngung',
  withdrawn: 'da-huy',
  unknown: 'chua-ro',
}

/** What is no value of a filter is left out: an old link still finds something. */
export function readSearchForm(query: Record<string, unknown>): SearchForm {
  const kind = entryKinds.find((one) => one === first(query.loai))
  const standing = (Object.keys(STANDING_SLUGS) as Standing[]).find(
    (one) => STANDING_SLUGS[one] === first(query['tinh-trang']),
  )
  const sector = first(query['linh-vuc'])
  const ics = first(query.ics)
  const mandatory = { co: true, khong: false }[first(query['bat-buoc'])]
  const page = first(query.trang)
  return {
    text: clean(first(query.q)).replace(/\s+/g, ' ').trim().slice(0, MAX_QUERY_LENGTH),
    ...(kind ? { kind } : {}),
    ...(hasSectorName(sector) ? { sector } : {}),
    ...(standing ? { standing } : {}),
    ...(mandatory === undefined ? {} : { mandatory }),
    ...(hasIcsField(ics) ? { ics } : {}),
    page: /^[1-9]\d{0,5}$/.test(page) ? Number(page) : 1,
  }
}

/** Of a value given several times the first one counts. */
const first = (value: unknown): string => {
  const one: unknown = Array.isArray(value) ? value[0] : value
  return typeof one === 'string' ? one : ''
}

export const toCatalogueQuery = (form: SearchForm): CatalogueQuery => ({
  text: form.text,
  kinds: form.kind ? [form.kind] : [],
  sectors: form.sector ? [form.sector] : [],
  standings: form.standing ? [form.standing] : [],
  ...(form.mandatory === undefined ? {} : { mandatory: form.mandatory }),
  ics: form.ics ? [form.ics] : [],
  page: form.page,
})

/** The address of a search with some of it changed; without a word on the page it starts at the first one. */
export function searchPath(form: SearchForm, change: Partial<SearchForm> = {}): string {
  const { text, kind, sector, standing, mandatory, ics, page } = { ...form, page: 1, ...change }
  const values = new URLSearchParams()
  if (text) values.set('q', text)
  if (kind) values.set('loai', kind)
  if (sector) values.set('linh-vuc', sector)
  if (standing) values.set('tinh-trang', STANDING_SLUGS[standing])
  if (mandatory !== undefined) values.set('bat-buoc', mandatory ? 'co' : 'khong')
  if (ics) values.set('ics', ics)
  if (page > 1) values.set('trang', String(page))
  const query = values.toString()
  return query ? `/tra-cuu?${query}` : '/tra-cuu'
}

/** True when nothing has been asked or chosen. */
export const isBlank = (form: SearchForm): boolean => searchPath(form) === '/tra-cuu'
