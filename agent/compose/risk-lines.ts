/** Risk groups in words: one line a group, or one a list when there are many. */
import { vietnameseDate } from '../../core/content.ts'
import type { RiskGroup } from '../../core/data/rule-schema.ts'
import { printHsCode } from '../../core/risk.ts'
import { standingText } from '../../core/standing.ts'
import { fill, replies } from '../replies.ts'
import type { Workbench } from './draft.ts'
import { riskReplies } from './risk-data.ts'

const LIMITS = { goods: 5, overview: 10, codes: 4, regulations: 8 }

/** A line for each list and level, when there are too many groups to tell what each asks for. */
export function sayOverview({ catalogue, evidence }: Workbench, groups: RiskGroup[]): string[] {
  evidence.texts.push(JSON.stringify(groups))
  return groupBy(groups, ({ instrument, level, duty }) => `${instrument} ${level} ${duty}`).map(
    (list) => {
      const [{ instrument, level, duty }] = list as [RiskGroup]
      const law = catalogue.law(instrument)!
      const goods = list.slice(0, LIMITS.overview).map((one) => one.goods)
      return `**${riskReplies.levels[level ?? 'none']}** (${law.name}) – ${replies.duties[duty]}: ${goods.join('; ')}${list.length > goods.length ? '…' : ''}${evidence.law(law)}`
    },
  )
}

/** Groups that differ in nothing but the goods ("đồ chơi: búp bê", "đồ chơi: hòn bi") are told as one. */
export function mergeAlike(groups: RiskGroup[]): RiskGroup[][] {
  return groupBy(groups, ({ instrument, level, duty, regulations, conditions }) =>
    JSON.stringify([instrument, level, duty, regulations, conditions]),
  )
}

export function sayGroups(bench: Workbench, alike: RiskGroup[], code?: string): string {
  const { catalogue, evidence } = bench
  const [group] = alike as [RiskGroup]
  const law = catalogue.law(group.instrument)!
  const codes = matchingCodes(alike, code)
  evidence.texts.push(JSON.stringify(alike), codes.join(' '))
  const goods = sayGoods(alike)
  const from = law.effectiveFrom ? `, áp dụng từ ${vietnameseDate(law.effectiveFrom)}` : ''
  const place =
    alike.length > 1 ? fill(riskReplies.severalPlaces, { place: group.place }) : group.place
  return [
    `**${riskReplies.levels[group.level ?? 'none']}** – ${goods}`,
    `: ${replies.duties[group.duty]} (${place}, ${law.name}${from}).${evidence.law(law)}`,
    codes.length > 0 && ` Mã trong danh mục: ${codes.join(', ')}.`,
    sayRegulations(bench, group, law.effectiveFrom),
    group.conditions && ` Điều kiện: ${group.conditions}`,
  ]
    .filter(Boolean)
    .join('')
}

/** "Đồ chơi trẻ em: búp bê; hòn bi": what all begin with is said once. */
function sayGoods(alike: RiskGroup[]): string {
  const shown = alike.slice(0, LIMITS.goods).map((one) => one.goods)
  const [head] = shown[0]!.split(': ')
  const shared = shown.length > 1 && shown.every((one) => one.startsWith(`${head}: `))
  const told = shown.map((one, at) => (shared && at > 0 ? one.slice(head!.length + 2) : one))
  return `${told.join('; ')}${alike.length > LIMITS.goods ? '…' : ''}`
}

/** The codes of the list that the typed one meets, unless the list prints just that one. */
function matchingCodes(alike: RiskGroup[], code?: string): string[] {
  if (!code) return []
  const met = [...new Set(alike.flatMap((group) => group.hs))].filter(
    (printed) => printed.startsWith(code) || code.startsWith(printed),
  )
  if (met.length === 1 && met[0] === code) return []
  const shown = met.slice(0, LIMITS.codes).map(printHsCode)
  return met.length > LIMITS.codes ? [...shown, '…'] : shown
}

function sayRegulations(
  { catalogue, evidence }: Workbench,
  { regulations }: RiskGroup,
  listFrom = '',
): string {
  const told = regulations.slice(0, LIMITS.regulations).flatMap((name) => {
    const record = catalogue.standard(name)
    if (!record) return []
    const from = record.mandatory?.from
    const later = from && from > listFrom ? `, áp dụng từ ${vietnameseDate(from)}` : ''
    return [
      `**${name}** (${standingText(catalogue, record)}${later})${evidence.standard(record, 'standing')}`,
    ]
  })
  return told.length ? ` Quy chuẩn: ${told.join('; ')}.` : ''
}

function groupBy<T>(list: readonly T[], key: (one: T) => string): T[][] {
  const groups = new Map<string, T[]>()
  for (const one of list) groups.set(key(one), [...(groups.get(key(one)) ?? []), one])
  return [...groups.values()]
}
