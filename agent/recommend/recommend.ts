/** Which documents concern a business: every rule evaluated for its profile, each outcome with its reason. Pure. */
import type { Catalogue } from '../../core/catalogue.ts'
import type { Condition, Rule } from '../../core/data/rule-schema.ts'
import type { Outcome, Profile, Recommendation, Truth } from '../../core/profile.ts'
import { evaluate } from './condition.ts'
import { isOneOf, productsOf } from './facts.ts'
import { nextQuestion } from './question.ts'
import { judgeSize } from './size.ts'

export function recommend(catalogue: Catalogue, profile: Profile): Recommendation {
  const products = productsOf(catalogue, profile)
  const rules = concerning(catalogue, profile)
  return {
    profile,
    outcomes: judge(catalogue, profile, rules),
    risks: catalogue.riskGroups
      .filter((group) => products.some((product) => isOneOf(product, group.products)))
      .map((group) => ({ group, finding: evaluate(catalogue, profile, codesOf(group)) }))
      .filter(({ finding }) => finding.truth !== 'no')
      .sort((a, b) => RISK[a.group.level ?? 'none'] - RISK[b.group.level ?? 'none'])
      .map(({ group, finding }) => ({
        id: group.id,
        verdict: finding.truth,
        missing: finding.missing,
      })),
    size: judgeSize(catalogue, profile),
    programmes: catalogue.programmes
      .map((programme) => ({ programme, finding: evaluate(catalogue, profile, programme.when) }))
      .filter(({ finding }) => finding.truth !== 'no')
      .sort((a, b) => RANK[a.finding.truth] - RANK[b.finding.truth])
      .map(({ programme, finding }) => ({
        id: programme.id,
        verdict: finding.truth,
        missing: finding.missing,
      })),
    guides: [
      ...new Set([
        ...products.flatMap((product) => product.guides),
        ...products.flatMap((product) =>
          product.groups.flatMap((id) => catalogue.groups.get(id)?.guides ?? []),
        ),
      ]),
    ],
    ...nextQuestion(catalogue, profile, (one) => judge(catalogue, one, rules)),
  }
}

const RANK: Record<Truth, number> = { yes: 0, unknown: 1, no: 2 }
const LEVELS = { mandatory: 0, buyers: 1, voluntary: 2 }
const RISK = { high: 0, medium: 1, none: 2 }

const codesOf = (group: Catalogue['riskGroups'][number]) =>
  group.hs.length
    ? { hs: group.hs }
    : { confirm: `hàng của bạn có đúng mô tả “${group.goods}” trong danh mục không` }

/** Goods made for export alone, and who only sells on, are outside (Decree 37/2026/NĐ-CP Articles 66, 69, 87). */
const MARKETED: Condition[] = [
  { fact: 'thi-truong', is: ['trong-nuoc'] },
  { fact: 'vai-tro', is: ['san-xuat', 'nhap-khau'] },
]

/** A regulation that a risk list names binds its goods; whether a product is among them, the code and the description tell. */
function riskRules(catalogue: Catalogue, profile: Profile): (Rule & { riskGroup: string })[] {
  const products = productsOf(catalogue, profile)
  return catalogue.riskGroups
    .filter((group) => products.some((product) => isOneOf(product, group.products)))
    .flatMap((group) =>
      group.regulations.map((ref) => ({
        ref,
        level: 'mandatory' as const,
        when: { all: [{ products: group.products }, ...MARKETED, codesOf(group)] },
        why: `Danh mục của Thông tư ${group.instrument} nêu quy chuẩn này cho nhóm “${group.goods}”.`,
        riskGroup: group.id,
      })),
    )
}

/** One outcome a document: the strongest verdict counts, and what binds counts more than what is advised. */
function judge(
  catalogue: Catalogue,
  profile: Profile,
  { rules, fromRisks }: Concerning,
): Outcome[] {
  const byRef = new Map<string, Outcome>()
  // What was written for the product by hand settles it; the risk lists add what no rule knows.
  for (const rule of rules) add(byRef, catalogue, profile, rule)
  const settled = new Set([...byRef.values()].filter(isMandatory).map((one) => one.ref))
  for (const rule of fromRisks) if (!settled.has(rule.ref)) add(byRef, catalogue, profile, rule)
  const isAmendment = ({ ref }: Outcome) => Number(Boolean(catalogue.standard(ref)?.amends))
  return [...byRef.values()]
    .map((one) => withBase(catalogue, byRef, one))
    .sort(
      (a, b) =>
        LEVELS[a.level] - LEVELS[b.level] ||
        RANK[a.verdict] - RANK[b.verdict] ||
        Number(b.own) - Number(a.own) ||
        isAmendment(a) - isAmendment(b),
    )
}

interface Concerning {
  rules: readonly Rule[]
  fromRisks: readonly (Rule & { riskGroup: string })[]
}

/** Rules that these products do not rule out: what is asked next never changes the products. */
const concerning = (catalogue: Catalogue, profile: Profile): Concerning => ({
  rules: catalogue.rules.filter(({ when }) => {
    const { truth, near } = evaluate(catalogue, profile, when)
    return truth !== 'no' || near
  }),
  fromRisks: riskRules(catalogue, profile),
})

const isMandatory = (one: Outcome) => one.level === 'mandatory'

function add(
  byRef: Map<string, Outcome>,
  catalogue: Catalogue,
  profile: Profile,
  rule: Rule & { riskGroup?: string },
): void {
  const { truth, because, missing, near } = evaluate(catalogue, profile, rule.when)
  if (truth === 'no' && !near) return
  if (missing.some((one) => 'fact' in one && one.fact === 'san-pham')) return
  const outcome: Outcome = {
    ref: rule.ref,
    level: rule.level,
    verdict: truth,
    why: rule.why,
    ...(rule.note ? { note: rule.note } : {}),
    because: unique(because, (one) => one.phrase),
    missing: unique(missing, (one) => ('fact' in one ? one.fact : one.confirm)),
    own: namesProduct(rule.when, profile.products),
    ...(rule.riskGroup ? { riskGroup: rule.riskGroup } : {}),
  }
  const other = byRef.get(rule.ref)
  if (!other || isStronger(outcome, other)) byRef.set(rule.ref, outcome)
}

/** An amendment binds whom the document binds that it amends, nobody else. */
function withBase(catalogue: Catalogue, byRef: Map<string, Outcome>, one: Outcome): Outcome {
  const base = byRef.get(catalogue.standard(one.ref)?.amends ?? '')
  if (!base || RANK[base.verdict] <= RANK[one.verdict]) return one
  const { verdict, because, missing } = base
  return { ...one, verdict, because, missing }
}

/** "Does not apply" yields to anything; then what binds comes before advice, and "applies" before "may apply". */
function isStronger(one: Outcome, other: Outcome): boolean {
  if ((one.verdict === 'no') !== (other.verdict === 'no')) return other.verdict === 'no'
  return (
    LEVELS[one.level] < LEVELS[other.level] ||
    (one.level === other.level && RANK[one.verdict] < RANK[other.verdict])
  )
}

function namesProduct(condition: Condition, products: string[]): boolean {
  if ('all' in condition) return condition.all.some((one) => namesProduct(one, products))
  if ('any' in condition) return condition.any.some((one) => namesProduct(one, products))
  return 'products' in condition && condition.products.some((id) => products.includes(id))
}

function unique<T>(list: T[], key: (one: T) => string): T[] {
  return [...new Map(list.map((one) => [key(one), one])).values()]
}
