/** One outcome of a recommendation in words, with its reason and its source. */
import type { Catalogue } from '../../core/catalogue.ts'
import type { Missing, Outcome, Reason, Recommendation } from '../../core/profile.ts'
import { sizeName } from '../recommend/index.ts'
import { fill, replies } from '../replies.ts'
import { bullets, type Workbench } from './draft.ts'

/** "vì bạn làm nước mắm, bán vào siêu thị"; empty without reasons. */
export function sayReasons(because: Reason[]): string {
  const said = because.filter((one) => !one.assumed)
  return said.length ? `vì bạn ${said.map((one) => one.phrase).join(', ')}` : ''
}

/** What the verdicts take for granted because such businesses usually do it; false when nothing. */
export function sayAssumptions(outcomes: Outcome[]): string | false {
  const phrases = new Set(
    outcomes
      .flatMap((one) => one.because.filter((reason) => reason.assumed))
      .map((one) => one.phrase),
  )
  return phrases.size > 0 && fill(replies.assumed, { what: [...phrases].join(', ') })
}

/** A line of a list: name, title, why, what it depends on, pointer. */
export function sayOutcome(bench: Workbench, one: Outcome): string {
  const { name, title, doubt, pointer } = identify(bench, one)
  if (one.verdict === 'no')
    return `**${name}** – ${title}${doubt}: không áp dụng, ${sayReasons(one.because)}.${pointer}`
  const note = one.note ? ` ${one.note}` : ''
  return `**${name}** – ${title}${doubt}: ${one.why}${note}${sayMissing(bench.catalogue, one)}${pointer}`
}

/** A shorter line: name, `says` or else the title, pointer. */
export function nameOutcome(bench: Workbench, one: Outcome, says?: string): string {
  const { name, title, doubt, pointer } = identify(bench, one)
  return says
    ? `**${name}**${doubt}: ${says}${pointer}`
    : `**${name}** – ${title}${doubt}${pointer}`
}

function identify({ catalogue, evidence }: Workbench, one: Outcome) {
  // The rules are curated data, so what they say counts as a source.
  evidence.texts.push(one.why, one.note ?? '', sayReasons(one.because), sayMissing(catalogue, one))
  const target = catalogue.resolveRef(one.ref)!
  if ('law' in target)
    return {
      name: target.law.name,
      title: target.law.title,
      doubt: '',
      pointer: evidence.law(target.law),
    }
  const { designation, title, status } = target.standard
  return {
    name: designation,
    title,
    doubt: status === 'unknown' ? ` (${replies.unconfirmed})` : '',
    pointer: evidence.standard(target.standard),
  }
}

/** " *Còn tùy: hàng đóng gói sẵn.*" */
export function sayMissing(catalogue: Catalogue, { missing }: { missing: Missing[] }): string {
  if (missing.length === 0) return ''
  return ` *${fill(replies.dependsOn, { what: missing.map((one) => sayMissingFact(catalogue, one)).join('; ') })}*`
}

/** "hàng đóng gói sẵn", "mã HS của hàng": to follow "còn tùy". */
export function sayMissingFact(catalogue: Catalogue, one: Missing): string {
  if ('confirm' in one) return one.confirm.replace(/[.?]$/, '')
  if (one.fact === 'ma-hs') return replies.hsCode
  if (one.fact === 'quy-mo') return replies.size
  const name = catalogue.facts.get(one.fact)?.name ?? one.fact
  return name.charAt(0).toLocaleLowerCase('vi') + name.slice(1)
}

/** The risk groups of these goods, when there are few enough to be told apart here. */
export function sayRisks(
  { catalogue, evidence }: Workbench,
  { risks }: Recommendation,
): string | false {
  const certain = risks.filter((one) => one.verdict === 'yes')
  const shown = (certain.length ? certain : risks).flatMap(
    ({ id }) => catalogue.riskGroups.find((group) => group.id === id && group.level) ?? [],
  )
  if (shown.length === 0) return false
  const lines = shown.slice(0, 3).flatMap((group) => {
    const law = catalogue.law(group.instrument)
    if (!law) return []
    evidence.texts.push(group.goods, group.place, group.conditions ?? '')
    return [
      `${group.goods}: rủi ro **${group.level === 'high' ? 'cao' : 'trung bình'}**, ${replies.duties[group.duty]} (${group.place})${evidence.law(law)}`,
    ]
  })
  const heading = certain.length ? replies.riskLevels : replies.riskLevelsMaybe
  return `**${heading}**\n${bullets(lines)}`
}

/** What a firm of that size can get; nothing while its size is quite open. */
export function saySupport(
  { catalogue, evidence }: Workbench,
  { size, programmes, profile }: Recommendation,
): string | false {
  if (profile.people === undefined && profile.revenue === undefined) return false
  const lines = programmes
    .filter((one) => one.verdict === 'yes')
    .slice(0, 3)
    .flatMap(({ id }) => {
      const programme = catalogue.programmes.find((one) => one.id === id)
      const law = programme && catalogue.law(programme.law)
      if (!programme || !law) return []
      evidence.texts.push(JSON.stringify(programme))
      const amounts = programme.bySize
        .filter((one) => size.possible.includes(one.size))
        .map((one) => `${sizeName(catalogue, one.size)}: ${one.amount}`)
      return [
        `**${programme.name}** (${programme.where}): ${amounts.length ? amounts.join(' ') : programme.gives}${evidence.law(law)}`,
      ]
    })
  evidence.texts.push(size.explanation)
  return lines.length > 0 && `**${replies.support}** ${size.explanation}\n${bullets(lines)}`
}
