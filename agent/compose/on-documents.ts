/** Questions about documents as such: compare, equivalents, where to get, who certifies, what is new, lists, markets. */
import type { StandardRecord } from '../../core/catalogue.ts'
import { familyKey, findDesignations } from '../../core/designation.ts'
import { fold, foldInPlace } from '../../core/text.ts'
import { composeCertifiers } from './certifier.ts'
import { composeComparison } from './compare.ts'
import { composeKinds } from './compare-kinds.ts'
import type { Draft, Workbench } from './draft.ts'
import { composeEquivalents } from './equivalent.ts'
import { composeExport } from './export.ts'
import { composeFullText } from './full-text.ts'
import { composeList } from './list.ts'
import { composeNews } from './news.ts'
import { findMentions, standardNames } from './reference-data.ts'
import { resolveDesignations, type Named } from './resolve.ts'
import { composeStandards } from './standard.ts'

/** Undefined when the question is of another sort, or names nothing that these can answer. */
export function composeOnDocuments(bench: Workbench): Draft | undefined {
  const { intents, designations, namedLaws } = bench.understanding
  // "Luật 2026" is a law of that year, not one of that number.
  const laws = bench.understanding.laws.filter(
    ({ number, year, sign }) => year || sign || !/^20\d\d$/.test(number),
  )
  if (laws.length + namedLaws.length === 0) {
    const onNumbers = composeOnNumbers(bench)
    if (onNumbers) return onNumbers
  }
  if (intents.has('certifier')) return composeCertifiers(bench)
  if (designations.length + laws.length > 0) return undefined
  if (namedLaws.length > 0 && !intents.has('news')) return undefined
  return (
    (intents.has('news') ? composeNews(bench) : undefined) ??
    (intents.has('export') ? composeExport(bench) : undefined) ??
    (intents.has('list') ? composeList(bench) : undefined)
  )
}

function composeOnNumbers(bench: Workbench): Draft | undefined {
  const { intents, text } = bench.understanding
  const { named, unknown, ask } = resolveDesignations(bench)
  // Which document is meant, or that one is unknown, is told by the answer about numbers.
  if (ask || unknown.length > 0) return undefined
  const all = withNames(bench, named)
  const records = all.map(({ record }) => record)
  const weighs = all.length > 1 && WEIGHS.test(fold(text))
  if (intents.has('compare') || weighs) {
    const compared = composeComparison(bench, records) ?? composeKinds(bench)
    if (compared) return compared
  }
  if (intents.has('full-text')) return composeFullText(bench, all)
  if (intents.has('equivalent')) return composeEquivalents(bench, all)
  const dated =
    named.length === 0 && !intents.has('news') ? datedEdition(bench, records) : undefined
  if (!dated) return undefined
  const understanding = { ...bench.understanding, designations: [dated.parsed] }
  return composeStandards({ ...bench, understanding })
}

/** "ISO 14001 hay ISO 45001", "có ISO 22000 rồi có cần HACCP không", "5603 vs 22000". */
const WEIGHS =
  /\bvs\b|\bhay(?! (?:khong|chua|khoi|ko)\b)|\bhoac\b|\broi (?:co |thi )?(?:can|phai|con|lam)/

/** "HACCP 2008": an edition that the year tells, where the number is only implied. */
function datedEdition({ catalogue, understanding }: Workbench, records: StandardRecord[]) {
  const years = new Set((understanding.text.match(/\b(?:19|20)\d\d\b/g) ?? []).map(Number))
  const ends = new Set(records.map((one) => catalogue.successor(one)))
  return catalogue.standards
    .filter((one) => ends.has(catalogue.successor(one)) && years.has(one.parsed.year ?? 0))
    .sort((a, b) => (a.parsed.year ?? 0) - (b.parsed.year ?? 0))[0]
}

/** The numbers of the question and the names that stand for one ("HACCP"), in reading order, each record once. */
function withNames({ catalogue, understanding: { text } }: Workbench, named: Named[]): Named[] {
  const found = findDesignations(text)
  const numbers = named.map((one, index) => ({
    one,
    at: found.find((other) => familyKey(other) === familyKey(one.typed))?.start ?? index,
  }))
  const names = findMentions(text, Object.entries(standardNames.names), ([name]) => [name]).flatMap(
    ({ value: [name, designation] }) => {
      const record = catalogue.standard(designation)
      const at = foldInPlace(text).indexOf(foldInPlace(name))
      return record && !named.some((one) => one.record === record)
        ? [{ one: asNamed(record), at }]
        : []
    },
  )
  return [...numbers, ...names]
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one)
    .filter((one, index, all) => all.findIndex(({ record }) => record === one.record) === index)
}

const asNamed = (record: StandardRecord): Named => ({ typed: record.parsed, record, others: [] })
