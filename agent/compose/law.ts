/** Answers about laws, decrees and circulars that the question names. */
import type { LawRecord } from '../../core/catalogue.ts'
import { vietnameseDate } from '../../core/content.ts'
import { findLawNumbers, matchesLawNumber } from '../../core/law-number.ts'
import { standingSentence } from '../../core/standing.ts'
import type { SearchHit } from '../find/index.ts'
import { fill, replies } from '../replies.ts'
import { bullets, draft, paragraphs, type Draft, type Workbench } from './draft.ts'
import { contentWords, pickLines, pickQuote } from './quote.ts'

const MOST_LAWS = 3
const MOST_POINTS = 4

export async function composeLaws(bench: Workbench): Promise<Draft | undefined> {
  const { understanding, catalogue, search } = bench
  const typed = understanding.laws.map((one) => ({ one, records: catalogue.findLaws(one) }))
  const records = [
    ...new Set([
      ...typed.flatMap(({ records }) => preferInForce(records)),
      ...understanding.namedLaws,
    ]),
  ].slice(0, MOST_LAWS)
  const topic = topicOf(understanding.text)
  const hits = (await search(topic || understanding.text, 200)).filter(
    (hit) =>
      [...understanding.laws].some((one) => isAbout(hit, one)) ||
      records.some((record) => hit.document.id === record.id),
  )
  if (records.length === 0 && hits.length === 0) {
    const numbers = understanding.laws.filter((one) => one.year || one.sign)
    if (numbers.length === 0) return undefined
    const number =
      understanding.text.match(/\d{1,4}(?:\.\d+)?\/\d{4}(?:\/[\p{L}\d-]+)?/u)?.[0] ??
      numbers[0]!.number
    return draft('not-found', fill(replies.unknownLaw, { number }))
  }
  return draft(
    'answered',
    paragraphs(
      ...records.map((record) => describe(bench, record, topic)),
      passages(bench, hits, records, topic),
    ),
    {
      notes: records.flatMap((record) =>
        record.caution ? [`${record.name}: ${record.caution}`] : [],
      ),
    },
  )
}

const preferInForce = (records: LawRecord[]) => {
  const inForce = records.filter((record) => record.status === 'in-force')
  return records.length > 1 && inForce.length > 0 ? inForce : records
}

const isAbout = (hit: SearchHit, typed: Parameters<typeof matchesLawNumber>[0]) =>
  hit.document.designation !== undefined &&
  findLawNumbers(hit.document.designation).some((full) => matchesLawNumber(typed, full))

/** The question without the law's number and the words around it: what it asks of the law. */
const topicOf = (text: string): string =>
  findLawNumbers(text)
    .reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text)
    .replace(/\btheo\b|\bquy định\b|\bquy dinh\b/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim()

function describe(
  { catalogue, evidence, understanding }: Workbench,
  record: LawRecord,
  topic: string,
): string {
  const dates =
    record.effectiveFrom &&
    !standingSentence(catalogue, record).includes(vietnameseDate(record.effectiveFrom))
      ? ` Có hiệu lực từ ngày ${vietnameseDate(record.effectiveFrom)}.`
      : ''
  const next = record.replacedBy ? catalogue.law(record.replacedBy) : undefined
  const points = choosePoints(record, topic, understanding.intents.has('standing'))
  return paragraphs(
    `**${record.name}** – ${record.title}. ${standingSentence(catalogue, record)}${dates}${evidence.law(record)}`,
    next && `Văn bản đang áp dụng: **${next.name}** – ${next.title}.${evidence.law(next)}`,
    points.length > 0 &&
      bullets(
        points.map((index) => {
          const point = record.points[index]!
          return `**${point.topic}**${point.where ? ` (${point.where})` : ''}: ${point.text}${evidence.law(record, index)}`
        }),
      ),
  )
}

/** Points that share most with the question; without a topic, the first ones. */
function choosePoints(record: LawRecord, topic: string, standingOnly: boolean): number[] {
  const words = contentWords(topic)
  const ranked = record.points
    .map((point, index) => {
      const inTopic = [...contentWords(point.topic)].filter((word) => words.has(word)).length
      const inText = [...contentWords(point.text)].filter((word) => words.has(word)).length
      return { index, score: 2 * inTopic + inText }
    })
    .sort((a, b) => b.score - a.score || a.index - b.index)
  const best = ranked[0]?.score ?? 0
  if (best < 3)
    return standingOnly ? [] : record.points.slice(0, MOST_POINTS).map((_, index) => index)
  return ranked
    .filter(({ score }) => score >= best * 0.6)
    .slice(0, standingOnly ? 2 : MOST_POINTS)
    .map(({ index }) => index)
}

/** What the ingested text of the law itself says, where an operator has added it. */
function passages(
  { evidence }: Workbench,
  hits: SearchHit[],
  records: LawRecord[],
  topic: string,
): string | undefined {
  const named = new Set(
    records.flatMap((record) =>
      choosePoints(record, topic, false)
        .slice(0, 1)
        .flatMap((index) => articlesIn(record.points[index]!.where ?? '')),
    ),
  )
  const own = hits
    .filter((hit) => !records.some((record) => record.id === hit.document.id))
    .map((hit) => ({ hit, score: hit.score * fit(hit, topic, named) }))
    .sort((a, b) => b.score - a.score)
  const chosen = own
    .filter(({ score }) => score >= own[0]!.score * 0.75)
    .slice(0, 2)
    .map(({ hit }) => hit)
  if (chosen.length === 0) return undefined
  return paragraphs(
    'Trích từ văn bản:',
    ...chosen.map((hit) => {
      const place = hit.breadcrumb.slice(1).join(' › ')
      return `**${place || hit.document.title}**\n${pickLines(hit.text, topic, 900)}${evidence.hit(hit, pickQuote(hit.text, topic))}`
    }),
  )
}

const articlesIn = (text: string): string[] => text.match(/Điều \d+[a-zđ]?/g) ?? []

/** An article whose heading says what is asked, or that the summary names, is the one to quote. */
function fit(hit: SearchHit, topic: string, named: ReadonlySet<string>): number {
  const words = contentWords(topic)
  const heading = contentWords(hit.breadcrumb.slice(1).join(' '))
  const shared = [...words].filter((word) => heading.has(word)).length / Math.max(1, words.size)
  return (
    1 +
    0.5 * shared +
    (articlesIn(hit.breadcrumb.join(' ')).some((article) => named.has(article)) ? 0.5 : 0)
  )
}
