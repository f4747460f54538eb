/** Questions about documents as such: compare, equivalents, where to get, who certifies, what is new, lists, markets. */
import type { StandardRecord } from '../../core/catalogue.ts'
import { familyKey, findDesignations } from '../../core/designation.ts'
import { foldInPlace } from '../../core/text.ts'
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

/** Undefined when the question is of another sort, or names nothing that these can answer. */
export function composeOnDocuments(bench: Workbench): Draft | undefined {
  const { intents, designations, laws, namedLaws } = bench.understanding
  if (laws.length + namedLaws.length === 0) {
    const onNumbers = composeOnNumbers(bench)
    if (onNumbers) return onNumbers
  }
  if (intents.has('certifier')) return composeCertifiers(bench)
  if (designations.length + laws.length + namedLaws.length > 0) return undefined
  return (
    (intents.has('news') ? composeNews(bench) : undefined) ??
    (intents.has('export') ? composeExport(bench) : undefined) ??
    (intents.has('list') ? composeList(bench) : undefined)
  )
}

function composeOnNumbers(bench: Workbench): Draft | undefined {
  const { intents } = bench.understanding
  const asked = (['compare', 'equivalent', 'full-text'] as const).some((one) => intents.has(one))
  if (!asked) return undefined
  const { named, unknown, ask } = resolveDesignations(bench)
  // Which document is meant, or that one is unknown, is told by the answer about numbers.
  if (ask || unknown.length > 0) return undefined
  const all = withNames(bench, named)
  if (intents.has('compare')) {
    const records = all.map(({ record }) => record)
    const compared = composeComparison(bench, records) ?? composeKinds(bench)
    if (compared) return compared
  }
  if (intents.has('full-text')) return composeFullText(bench, all)
  return intents.has('equivalent') ? composeEquivalents(bench, all) : undefined
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
