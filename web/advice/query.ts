/** A profile as the query of an address: short, readable, and all there is to pass a recommendation on. */
import type { Catalogue } from '../../core/catalogue.ts'
import { emptyProfile, type Profile } from '../../core/profile.ts'

/** What `request.query` holds: a text, or several under one name. */
export type Query = Record<string, unknown>

const KEYS = {
  products: 'sp',
  complete: 'du',
  unknown: 'khong-biet',
  people: 'nguoi',
  revenue: 'doanh-thu',
  capital: 'von',
  hs: 'hs',
} as const
const MOST_PRODUCTS = 5
const MOST_CODES = 5

/** Unknown products, facts and values are left out: an address may be old, or made up. */
export function readProfileQuery(catalogue: Catalogue, query: Query): Profile {
  const facts: Profile['facts'] = {}
  for (const fact of catalogue.facts.values()) {
    const values = list(query[fact.id]).filter((value) =>
      fact.choices.some((choice) => choice.id === value),
    )
    if (values.length) facts[fact.id] = fact.many ? values : values.slice(0, 1)
  }
  const isAnswered = (id: string) => id in facts
  return {
    ...emptyProfile(),
    products: list(query[KEYS.products])
      .filter((id) => catalogue.product(id) && !catalogue.product(id)?.ask)
      .slice(0, MOST_PRODUCTS),
    facts,
    complete: list(query[KEYS.complete]).filter(isAnswered),
    unknown: list(query[KEYS.unknown]).filter(
      (id) => !isAnswered(id) && (id === 'quy-mo' || catalogue.facts.has(id)),
    ),
    ...figure('people', query[KEYS.people], Number.isInteger),
    ...figure('revenue', query[KEYS.revenue]),
    ...figure('capital', query[KEYS.capital]),
    hs: list(query[KEYS.hs])
      .map((code) => code.replace(/[\s.]/g, ''))
      .filter((code) => /^\d{4}(?:\d{2}){0,3}$/.test(code))
      .slice(0, MOST_CODES),
  }
}

/** The same profile always gives the same address. */
export function writeProfileQuery(catalogue: Catalogue, profile: Profile): string {
  const query = new URLSearchParams()
  const add = (key: string, values: string[]) => values.forEach((value) => query.append(key, value))
  add(KEYS.products, profile.products)
  for (const fact of catalogue.facts.values())
    add(
      fact.id,
      fact.choices.map((one) => one.id).filter((id) => profile.facts[fact.id]?.includes(id)),
    )
  add(
    KEYS.complete,
    [...catalogue.facts.values()]
      .filter((fact) => fact.many && profile.complete.includes(fact.id))
      .map((fact) => fact.id),
  )
  add(KEYS.unknown, profile.unknown.toSorted())
  for (const name of ['people', 'revenue', 'capital'] as const)
    if (profile[name] !== undefined) query.append(KEYS[name], String(profile[name]))
  add(KEYS.hs, profile.hs)
  return query.toString()
}

const list = (value: unknown): string[] => [
  ...new Set([value].flat().filter((one): one is string => typeof one === 'string' && one !== '')),
]

/** People write "2,5"; nobody has a headcount of a billion. */
function figure(
  name: 'people' | 'revenue' | 'capital',
  value: unknown,
  isFine: (value: number) => boolean = () => true,
): Partial<Profile> {
  if (typeof value !== 'string' || value.trim() === '') return {}
  const number = Number(value.trim().replace(',', '.'))
  return number > 0 && number < 1_000_000 && isFine(number) ? { [name]: number } : {}
}
