/** Which entries of the catalogue a typed number means, and what is said when it means none or several. */
import type { Catalogue, StandardRecord } from '../../core/catalogue.ts'
import { familyKey, printDesignation, type Designation } from '../../core/designation.ts'
import { fold } from '../../core/text.ts'
import { fill, replies } from '../replies.ts'
import { draft, paragraphs, type Draft, type Workbench } from './draft.ts'

export interface Named {
  typed: Designation
  record: StandardRecord
  /** What else the number finds and is not superseded: amendments, parts, adoptions. */
  others: StandardRecord[]
}

export interface Resolved {
  named: Named[]
  /** One ending for each number that the catalogue does not hold. */
  unknown: Draft[]
  /** Set when a number means several documents and the question does not tell which. */
  ask?: Draft
}

/** Most numbers answered in one go. */
const MOST = 3

export function resolveDesignations(bench: Workbench): Resolved {
  const { understanding, catalogue } = bench
  const asked = understanding.designations
    .slice(0, MOST)
    .map((typed) => ({ typed, records: catalogue.findStandards(typed) }))
  const known = asked.filter(({ records }) => records.length > 0)
  const result: Resolved = {
    named: [],
    unknown: asked
      .filter(({ records }) => records.length === 0)
      .map(({ typed }) => tellUnknown(catalogue, typed)),
  }
  const othersOf = (mine: StandardRecord[]) =>
    known.flatMap(({ records }) => (records === mine ? [] : records))
  for (const { typed, records } of known) {
    const candidates = distinct(records)
    const record =
      candidates.length > 1
        ? (pickByWords(candidates, understanding.text) ??
          pickByCompany(candidates, othersOf(records)))
        : candidates[0]
    if (record)
      result.named.push({
        typed,
        record,
        others: records.filter((one) => one !== record && one.status !== 'superseded'),
      })
    else result.ask ??= askWhich(typed, candidates)
  }
  return result
}

function tellUnknown(catalogue: Catalogue, typed: Designation): Draft {
  const editions = catalogue.editions(typed).slice(0, 4)
  return draft(
    'not-found',
    paragraphs(
      fill(replies.unknownDesignation, { designation: `“${printDesignation(typed)}”` }),
      editions.length > 0 &&
        fill(replies.knownEditions, {
          editions: editions.map((one) => one.designation).join(', '),
        }),
    ),
    {
      choices: editions.map((one) => ({
        label: one.designation,
        text: `${one.designation} là gì?`,
      })),
    },
  )
}

/** One record a document that is alive: other editions of the same document are no other meaning. */
function distinct(records: StandardRecord[]): StandardRecord[] {
  const alive = records.filter((one) => one.status === 'current' || one.status === 'unknown')
  const byDocument = new Map<string, StandardRecord>()
  for (const one of alive.length ? alive : records) {
    const regulation = `${familyKey(one.parsed)}/${one.parsed.agency ?? ''}`
    const key = one.parsed.series.startsWith('QC') ? regulation : one.parsed.number
    if (!byDocument.has(key)) byDocument.set(key, one)
  }
  return [...byDocument.values()]
}

/** The one whose title the question repeats more of than of any other; undefined when none stands out. */
function pickByWords(records: StandardRecord[], question: string): StandardRecord | undefined {
  const syllablesOf = (text: string) => new Set(fold(text).match(/[a-z]+/g) ?? [])
  const words = syllablesOf(question)
  const shared = ({ title, parsed, keywords }: StandardRecord) =>
    [...syllablesOf([title, parsed.agency ?? '', ...keywords].join(' '))].filter((word) =>
      words.has(word),
    ).length
  const ranked = records
    .map((record) => ({ record, count: shared(record) }))
    .sort((a, b) => b.count - a.count)
  return ranked[0]!.count > ranked[1]!.count + 1 ? ranked[0]!.record : undefined
}

/** "QCVN 4 và QCVN 9": of several QCVN 9, the one that the other regulation's entry speaks of. */
function pickByCompany(
  records: StandardRecord[],
  company: StandardRecord[],
): StandardRecord | undefined {
  const related = records.filter(({ designation }) =>
    company.some((one) => one.related.includes(designation)),
  )
  return related.length === 1 ? related[0] : undefined
}

const askWhich = (typed: Designation, records: StandardRecord[]): Draft =>
  draft('clarify', fill(replies.clarifyDesignation, { typed: printDesignation(typed) }), {
    choices: records.slice(0, 6).map((one) => ({
      label: `${one.designation} – ${one.title}`,
      text: `${one.designation} là gì?`,
    })),
  })

export const cautionsOf = (...records: StandardRecord[]): string[] =>
  [...new Set(records)].flatMap((record) =>
    record.caution ? [`${record.designation}: ${record.caution}`] : [],
  )
