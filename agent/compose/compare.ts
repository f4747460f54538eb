/** Two standards or two editions side by side, as list lines, from the fields of their entries. */
import type { StandardRecord } from '../../core/catalogue.ts'
import { bindingSentence } from '../../core/content.ts'
import { familyKey, findDesignations } from '../../core/designation.ts'
import { standingSentence } from '../../core/standing.ts'
import { fold } from '../../core/text.ts'
import { fill, replies } from '../replies.ts'
import { bullets, draft, paragraphs, type Draft, type Workbench } from './draft.ts'
import { describeReplaced, isRegulation } from './edition.ts'
import { degrees } from './equivalent.ts'
import { findMentions, standardNames } from './reference-data.ts'
import { cautionsOf } from './resolve.ts'

/** Undefined when there are not two to compare. `named` in the order of the question. */
export function composeComparison(bench: Workbench, named: StandardRecord[]): Draft | undefined {
  const { catalogue, understanding } = bench
  const records = withEditions(bench, named)
  const missing = findMentions(understanding.text, standardNames.unknown, (one) => [one])
    .map(({ value }) => value)
    .filter((name) => !records.some(({ designation }) => designation.includes(name)))
  if (records.length + missing.length < 2 || records.length === 0) return undefined
  const editions = new Set(records.map((one) => catalogue.successor(one))).size === 1
  const text =
    editions && records.length > 1
      ? compareEditions(bench, records)
      : compareDocuments(bench, [...new Set(records.map((one) => catalogue.successor(one)))])
  const old = editions ? [] : records.filter((one) => catalogue.successor(one) !== one)
  return draft(
    'answered',
    paragraphs(
      ...old.map(
        (one) =>
          `**${one.designation}** đã được thay thế bằng **${catalogue.successor(one).designation}**, nên so sánh theo bản mới.${bench.evidence.standard(one, 'standing')}`,
      ),
      text,
      missing.length > 0 && fill(replies.noDataOn, { names: missing.join(', ') }),
    ),
    {
      notes: cautionsOf(...records.map((one) => catalogue.successor(one))),
      choices: records.slice(0, 2).map((one) => {
        const { designation } = catalogue.successor(one)
        return { label: `Tìm hiểu ${designation}`, text: `${designation} là gì?` }
      }),
    },
  )
}

/** "TCVN 5603:2008 và 2023", "bản cũ và bản mới của TCVN 4193": the editions that are meant. */
function withEditions({ catalogue, understanding }: Workbench, named: StandardRecord[]) {
  if (named.length !== 1) return named
  const [record] = named as [StandardRecord]
  const text = fold(understanding.text)
  const editions = catalogue.standards.filter(
    (one) => one !== record && catalogue.successor(one) === catalogue.successor(record),
  )
  const years = new Set((text.match(/\b(?:19|20)\d\d\b/g) ?? []).map(Number))
  const byYear = editions.filter(({ parsed }) => parsed.year && years.has(parsed.year))
  const current = catalogue.successor(record)
  const previous = editions.find((one) => one.supersededBy === record.designation)
  const other =
    byYear[0] ?? (EDITIONS.test(text) ? (current === record ? previous : current) : undefined)
  return other ? [record, other] : named
}
const EDITIONS = /ban (?:cu|moi|truoc|hien hanh|hien tai|sau)|phien ban|lan ban hanh/

function compareEditions(bench: Workbench, records: StandardRecord[]): string {
  const { catalogue } = bench
  const [old, ...rest] = records.toSorted(
    (a, b) => (a.parsed.year ?? 0) - (b.parsed.year ?? 0),
  ) as [StandardRecord, ...StandardRecord[]]
  const current = catalogue.successor(old)
  const titles = [old, ...rest].map((one) => `${one.designation}: ${one.title}`)
  const based = [old, ...rest].filter(({ equivalents }) => equivalents.length > 0).map(degrees)
  return paragraphs(
    describeReplaced(bench, old),
    `**So từng điểm:**\n${bullets([
      ...(new Set([old, ...rest].map(({ title }) => title)).size > 1
        ? [`Tên: ${titles.join(' → ')}`]
        : []),
      ...based,
      `${bindingSentence(current)}${bench.evidence.standard(current, 'standing')}`,
    ])}`,
  )
}

function compareDocuments(bench: Workbench, records: StandardRecord[]): string {
  const { catalogue, evidence } = bench
  const lines = (title: string, say: (one: StandardRecord) => string | undefined, part: Part) => {
    const items = records.flatMap((one) => {
      const words = say(one)
      return words ? [`${one.designation} – ${words}${evidence.standard(one, part)}`] : []
    })
    return items.length > 0 && `**${title}**\n${bullets(items)}`
  }
  return paragraphs(
    records.map((one) => `**${one.designation}** – ${one.title}`).join('\n\n'),
    lines('Nói về gì', (one) => one.summary.covers, 'about'),
    lines('Dành cho ai', (one) => one.summary.appliesTo, 'about'),
    `**Phải theo hay tự nguyện**\n${bullets(binding(bench, records))}`,
    lines('Chứng minh phù hợp', (one) => one.summary.conformity, 'practice'),
    lines(
      'Dựa trên',
      (one) =>
        one.equivalents.length > 0
          ? degrees(one).replaceAll(`${one.designation} dựa trên `, '')
          : undefined,
      'standing',
    ),
    records.every(({ status }) => status === 'current')
      ? undefined
      : lines('Hiệu lực', (one) => standingSentence(catalogue, one), 'standing'),
    choosing(bench, records),
  )
}
type Part = Parameters<Workbench['evidence']['standard']>[1]

/** What holds for all is said once. */
function binding({ evidence }: Workbench, records: StandardRecord[]): string[] {
  const names = records.map((one) => one.designation).join(' và ')
  const pointers = records.map((one) => evidence.standard(one, 'standing')).join('')
  if (records.length > 1 && records.every((one) => !one.mandatory && !isRegulation(one)))
    return [`${fill(replies.sameVoluntary, { names })}.${pointers}`]
  if (records.length > 1 && records.every((one) => one.mandatory && isRegulation(one)))
    return [
      `${fill(replies.sameMandatory, { names })}.${pointers}`,
      ...records.map((one) => `Căn cứ của ${one.designation}: ${one.mandatory!.by}.`),
    ]
  return records.map((one) => `${bindingSentence(one)}${evidence.standard(one, 'standing')}`)
}

/** When which: a guide that weighs them, or else what the entries say of each other. */
function choosing(
  { catalogue, evidence }: Workbench,
  records: StandardRecord[],
): string | undefined {
  const guide = catalogue.guides.find(
    (one) =>
      records.length > 1 &&
      records.every(({ designation }) => one.standards.includes(designation)) &&
      /\bhay\b|khac|so sanh|chon/.test(fold(one.title)),
  )
  if (guide) return `**Chọn cái nào:** ${guide.summary}${evidence.guide(guide)}`
  const names = (one: StandardRecord, text: string) =>
    findDesignations(text).some((found) => familyKey(found) === familyKey(one.parsed))
  const told = records.flatMap((one) => {
    const { confusedWith } = one.summary
    const speaks =
      confusedWith && records.some((other) => other !== one && names(other, confusedWith))
    return speaks ? [`${confusedWith}${evidence.standard(one, 'practice')}`] : []
  })
  return told.length > 0 ? `**Dễ lẫn ở đâu**\n${bullets(told)}` : undefined
}
