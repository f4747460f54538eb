/** Size of a business by Decree 80/2021/NĐ-CP Article 5: a headcount, and one of revenue or capital. */
import type { Catalogue } from '../../core/catalogue.ts'
import type { SizeClass, SizeId } from '../../core/data/rule-schema.ts'
import type { Profile, SizeVerdict, Truth } from '../../core/profile.ts'
import { knownValues } from './facts.ts'

/** Limits of Article 5, over both of its columns. */
export const PEOPLE_STEPS = [10, 50, 100, 200]
export const REVENUE_STEPS = [3, 10, 50, 100, 200, 300]

type Kind = 'production' | 'trade'

/** Every class that the known numbers leave possible. Pure; without size classes in the catalogue nothing is known. */
export function judgeSize(catalogue: Catalogue, profile: Profile): SizeVerdict {
  const kinds = kindsOf(catalogue, profile)
  const possible = [
    ...new Set(kinds.flatMap((kind) => possibleClasses(catalogue.sizeClasses, profile, kind))),
  ].sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b))
  return { possible, explanation: explain(catalogue, profile, possible, kinds) }
}

const ORDER: SizeId[] = ['sieu-nho', 'nho', 'vua', 'lon']

function kindsOf(catalogue: Catalogue, profile: Profile): Kind[] {
  const fact = catalogue.facts.get('linh-vuc')
  const values = fact ? knownValues(catalogue, profile, fact).values : []
  const kinds = [
    ...(values.includes('san-xuat') ? (['production'] as const) : []),
    ...(values.includes('thuong-mai') ? (['trade'] as const) : []),
  ]
  return kinds.length === 1 ? kinds : ['production', 'trade']
}

function possibleClasses(classes: readonly SizeClass[], profile: Profile, kind: Kind): SizeId[] {
  const possible: SizeId[] = []
  for (const one of classes) {
    const fits = and(
      within(profile.people, one[kind].people),
      or(within(profile.revenue, one[kind].revenue), within(profile.capital, one[kind].capital)),
    )
    if (fits !== 'no') possible.push(one.id)
    if (fits === 'yes') return possible
  }
  return [...possible, 'lon']
}

const within = (value: number | undefined, limit: number): Truth =>
  value === undefined ? 'unknown' : value <= limit ? 'yes' : 'no'
const and = (a: Truth, b: Truth): Truth =>
  a === 'no' || b === 'no' ? 'no' : a === 'yes' && b === 'yes' ? 'yes' : 'unknown'
const or = (a: Truth, b: Truth): Truth =>
  a === 'yes' || b === 'yes' ? 'yes' : a === 'no' && b === 'no' ? 'no' : 'unknown'

export const sizeName = (catalogue: Catalogue, id: SizeId): string =>
  catalogue.sizeClasses.find((one) => one.id === id)?.name ?? 'doanh nghiệp lớn'

const number = (value: number) => value.toLocaleString('vi-VN')
/** Steps that are offered as answers: who chose one has told no exact figure. */
const stepped = (value: number, steps: number[]): string =>
  steps.includes(value)
    ? `đến ${number(value)}`
    : value === steps.at(-1)! + 1
      ? `trên ${number(value - 1)}`
      : number(value)
export const sayPeople = (value: number): string => `${stepped(value, PEOPLE_STEPS)} lao động`
export const sayRevenue = (value: number): string =>
  `doanh thu ${stepped(value, REVENUE_STEPS)} tỷ đồng một năm`
export const sayCapital = (value: number): string => `nguồn vốn ${number(value)} tỷ đồng`

function explain(catalogue: Catalogue, profile: Profile, possible: SizeId[], kinds: Kind[]) {
  const { people, revenue, capital } = profile
  const known = [
    people !== undefined && sayPeople(people),
    revenue !== undefined && sayRevenue(revenue),
    capital !== undefined && sayCapital(capital),
  ].filter(Boolean)
  if (known.length === 0)
    return 'Chưa biết số lao động và doanh thu hoặc nguồn vốn nên chưa xếp được quy mô.'
  const names = possible.map((id) => sizeName(catalogue, id))
  if (possible.length === 1)
    return `Với ${known.join(', ')}, cơ sở của bạn thuộc quy mô ${names[0]}.`
  const lacking = [
    people === undefined && 'số lao động',
    revenue === undefined && capital === undefined && 'doanh thu hoặc nguồn vốn',
    revenue !== undefined && capital === undefined && 'nguồn vốn',
    capital !== undefined && revenue === undefined && 'doanh thu',
    kinds.length > 1 && 'lĩnh vực (sản xuất hay thương mại, dịch vụ)',
  ].filter(Boolean)
  return `Với ${known.join(', ')}, cơ sở của bạn có thể là ${names.join(' hoặc ')}; cần thêm ${lacking.join(', ')} để xếp chắc chắn.`
}
