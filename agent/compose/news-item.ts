/** One document as a piece of news: what changes, when, in a sentence or two. */
import type { LawRecord, StandardRecord } from '../../core/catalogue.ts'
import { standingSentence } from '../../core/standing.ts'
import { sentences } from '../../core/text.ts'
import type { Workbench } from './draft.ts'
import { datesOf, isDay, isIn, readDates, type Period } from './period.ts'
import type { Topic } from './reference-data.ts'

export interface Item {
  name: string
  /** What changes, in a sentence or two. */
  text: string
  /** Newest date in the period; "" when only the year is known. */
  date: string
  cite: () => string
}

/** Undefined when nothing about the document falls into the period. */
export function toItem(
  { catalogue, evidence }: Workbench,
  period: Period,
  { ref, point: topic }: Topic['refs'][number],
): Item | undefined {
  const target = catalogue.resolveRef(ref)
  if (!target) return undefined
  if ('standard' in target) {
    const { standard } = target
    return itemOf(period, standard, whatChanges(standard, standingOf(catalogue, standard)), () =>
      evidence.standard(standard, 'standing'),
    )
  }
  const { law } = target
  const index = law.points.findIndex((one) => one.topic === topic)
  const text = law.points[index]?.text ?? whatChanges(law, standingSentence(catalogue, law))
  return itemOf(period, law, text, () => evidence.law(law, index >= 0 ? index : undefined))
}

function itemOf(
  period: Period,
  record: LawRecord | StandardRecord,
  text: string,
  cite: () => string,
): Item | undefined {
  const within = (dates: (string | undefined)[]) =>
    dates.filter((date) => date?.startsWith(period.prefix)).sort()[0]
  const date =
    within(readDates(text)) ??
    within([record.effectiveFrom]) ??
    within(isDay(period) ? [] : datesOf(record))
  if (!date && (isDay(period) || !isIn(period, record))) return undefined
  const name = 'designation' in record ? record.designation : record.name
  return { name, text, date: date ?? '', cite }
}

/** Of an edition that nobody could confirm, the doubt tells more than that there is one. */
const standingOf = (catalogue: Workbench['catalogue'], standard: StandardRecord): string =>
  standard.status === 'unknown' && standard.caution
    ? `${standard.supersedes.length > 0 ? `Thay ${standard.supersedes.join(', ')}. ` : ''}${standard.caution}`
    : standingSentence(catalogue, standard)

const BUDGET = 230
const SHORT_TITLE = 70
/** A short title and the standing, whole sentences, about as long as two lines. */
function whatChanges({ title }: LawRecord | StandardRecord, standing: string): string {
  const told = title.length < SHORT_TITLE ? [`${title.replace(/\.$/, '')}.`] : []
  let length = 0
  for (const [index, sentence] of sentences(standing).entries()) {
    length += sentence.length
    if (index > 0 && length > BUDGET) break
    told.push(sentence)
  }
  return told.join(' ')
}
