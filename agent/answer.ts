/** One question from guard to checked answer: the table of contents of the pipeline. */
import type { Catalogue } from '../core/catalogue.ts'
import { vietnameseDate } from '../core/content.ts'
import { fold } from '../core/text.ts'
import type { Answer, Choice, TraceStep } from '../core/domain.ts'
import type { AnswerOptions, Question } from './door.ts'
import { Evidence } from './compose/evidence.ts'
import { draft, type Draft, type Workbench } from './compose/draft.ts'
import { composeLaws } from './compose/law.ts'
import { composeRecommendation, guidesFor } from './compose/recommend.ts'
import { composeStandards } from './compose/standard.ts'
import { contentWords } from './compose/quote.ts'
import { composeGuide, composeGuideOn, composeTopic } from './compose/topic.ts'
import type { Search } from './find/index.ts'
import { maskPersonalData, refuse, tidy } from './guard.ts'
import { repeatsPrompt } from './model/prompt.ts'
import type { Writer } from './model/writer.ts'
import { fill, replies } from './replies.ts'
import type { Understand, Understanding } from './understand/index.ts'
import { findDraftFaults } from './verify.ts'
import { MAX_QUESTION_LENGTH } from './door.ts'

export interface Parts {
  catalogue: Catalogue
  search: Search
  understand: Understand
  urlOf: (passageId: string) => string
  /** Undefined: rules alone. */
  writer?: Writer
}

export const starters: Choice[] = replies.starters.map((text) => ({ label: text, text }))

/** Never throws: a failing database is the ending `unavailable`, a failing model gives the answer by rules. */
export async function answerQuestion(
  parts: Parts,
  question: Question,
  options: AnswerOptions = {},
): Promise<Answer> {
  const trace = new Trace()
  const text = tidy(maskPersonalData(tidy(question.text)))
  const refusal = trace.run(
    'guard',
    () => refuse(text),
    (found) => ({ refusal: found ?? 'none' }),
  )
  if (refusal) return ending(trace, refusalDraft(refusal))
  try {
    const understanding = trace.run(
      'understand',
      () => parts.understand(text, question.history),
      summarise,
    )
    options.onStatus?.(replies.searching)
    const evidence = new Evidence(parts.catalogue, parts.urlOf)
    const bench: Workbench = {
      catalogue: parts.catalogue,
      search: parts.search,
      understanding,
      evidence,
    }
    const byRules = await trace.runAsync(
      'compose',
      () => compose(bench),
      (one) => ({ status: one.status, sources: evidence.sources.length }),
    )
    const faults = trace.run(
      'verify',
      () => check(parts, byRules, evidence, text),
      (found) => ({ faults: found }),
    )
    if (faults.length) return ending(trace, draft('not-found', replies.notFound))
    const answer = ending(trace, byRules, evidence)
    if (!parts.writer || options.useModel === false || answer.status !== 'answered') return answer
    return await reword(parts, parts.writer, { text, answer, evidence, trace, options })
  } catch (error) {
    trace.note('failed', { error: error instanceof Error ? error.name : 'unknown' })
    return ending(trace, draft('unavailable', replies.unavailable))
  }
}

/** Numbers first, then products, then what the library says on the topic. */
async function compose(bench: Workbench): Promise<Draft> {
  const { understanding } = bench
  const { designations, laws, namedLaws, products, intents } = understanding
  if (intents.has('greeting') && products.length === 0)
    return draft('clarify', replies.greeting, { choices: starters })
  if (intents.has('thanks') && products.length === 0) return draft('clarify', replies.thanks)
  if (designations.length > 0) {
    const onApplying = asksHowToApply(bench)
      ? await composeGuideOn(bench, currentDesignations(bench))
      : undefined
    return onApplying ?? composeStandards(bench)
  }
  if (laws.length + namedLaws.length > 0) {
    const found = await composeLaws(bench)
    if (found) return found
  }
  if (products.length > 0 && !ELSEWHERE.test(fold(understanding.text))) {
    const found = await composeForProducts(bench)
    if (found) return found
  }
  if (isFragment(understanding)) return draft('clarify', replies.tooShort, { choices: starters })
  return composeTopic(bench)
}

/** Duties towards other offices: naming a product does not make them a question about standards. */
const ELSEWHERE = /\bthue\b|bao hiem|lai suat|tra gop|hai quan dien tu|gia (?:vang|xang)/

/** What binds and what helps, or the guide of the product that answers what is asked; undefined: see the topic. */
async function composeForProducts(bench: Workbench): Promise<Draft | undefined> {
  const { understanding } = bench
  const { products, intents } = understanding
  if (
    intents.has('which') ||
    isBareProduct(understanding) ||
    (products[0]?.ask && intents.has('declare'))
  )
    return composeRecommendation(bench)
  if (intents.has('declare')) {
    const duties = composeRecommendation(bench, { brief: true })
    const guides = guidesFor(bench, products)
    const guide = await composeGuide(bench, ({ id }) => guides.includes(id), 0.3)
    if (duties && guide)
      return {
        ...duties,
        text: `${duties.text}\n\n${guide.text}`,
        notes: [...duties.notes, ...guide.notes],
      }
    if (duties) return duties
  }
  const topic = await composeTopic(bench)
  if (topic.status === 'answered') return topic
  return isTrading(understanding) || intents.has('mandatory')
    ? (composeRecommendation(bench) ?? topic)
    : topic
}

/** Somebody makes, sells, imports or exports it: the products then are the subject even if the rest was not found. */
const isTrading = ({ text, intents }: Understanding): boolean =>
  !intents.has('limit') &&
  !intents.has('fee') &&
  /\b(?:ban|lam|san xuat|nhap|xuat|kinh doanh|mo|nuoi|trong|che bien|dong goi|gia cong|phan phoi|yeu cau)\b/.test(
    fold(text),
  )

/** Too little to know what is meant: a lone syllable, or words that only point at something. */
const isFragment = ({ text, inScope, products }: Understanding): boolean =>
  !inScope &&
  products.length === 0 &&
  (contentWords(text).size === 0 || text.split(/\s+/).length <= 1)

/** Verbs and nouns that say that somebody makes or sells a thing, and nothing about what is asked. */
const TRADE = new Set(
  'san xuat kinh doanh ban mua nha xuong co so cong ty tieu chuan quy'.split(' '),
)

/** "nước mắm", "tôi làm nước mắm bán": the product and hardly anything else. */
function isBareProduct({ intents, text, products }: Understanding): boolean {
  const named = new Set(
    products
      .flatMap((product) => [product.name, ...product.words])
      .flatMap((words) => [...contentWords(words)]),
  )
  const rest = [...contentWords(text)].filter((word) => !named.has(word) && !TRADE.has(word))
  return intents.size === 0 && rest.length <= 1 && text.split(/\s+/).length <= 9
}

/** A standard named without its year, with a question about doing it rather than about the document. */
function asksHowToApply({ understanding: { designations, intents, text } }: Workbench): boolean {
  const aboutDocument = (
    ['standing', 'mandatory', 'full-text', 'limit', 'issuer', 'equivalent'] as const
  ).some((one) => intents.has(one))
  return !aboutDocument && designations.every((one) => !one.year) && contentWords(text).size >= 4
}

const currentDesignations = ({ catalogue, understanding }: Workbench): string[] =>
  understanding.designations.flatMap(
    (typed) => catalogue.findStandards(typed)[0]?.designation ?? [],
  )

const check = (
  { catalogue }: Parts,
  { status, text }: Draft,
  evidence: Evidence,
  question: string,
): string[] =>
  status === 'answered'
    ? findDraftFaults(catalogue, {
        text,
        sources: evidence.sources,
        evidence: evidence.texts,
        question,
      })
    : []

interface Rewording {
  text: string
  answer: Answer
  evidence: Evidence
  trace: Trace
  options: AnswerOptions
}

/** The model may say it better; it gets two tries, and only what passes the checks replaces the rules' answer. */
async function reword(
  parts: Parts,
  writer: Writer,
  { text, answer, evidence, trace, options }: Rewording,
): Promise<Answer> {
  options.onStatus?.(replies.writing)
  const readerLeft = () => options.signal?.aborted ?? false
  const signal = AbortSignal.any([
    AbortSignal.timeout(writer.timeoutMs),
    ...(options.signal ? [options.signal] : []),
  ])
  let faults: string[] = []
  for (let attempt = 1; attempt <= 2; attempt++) {
    const written = await trace.runAsync(
      `model-${attempt}`,
      () =>
        writer
          .write({ question: text, answer, faults, signal, readerLeft })
          .catch((error: unknown) => ({
            failure: error instanceof Error ? error.name : 'unknown',
          })),
      (one) =>
        'failure' in one
          ? one
          : {
              model: writer.model,
              prompt: writer.promptDigest,
              tokens: one.tokens,
              tools: one.toolCalls,
            },
    )
    if ('failure' in written) return answer
    options.onStatus?.(replies.checking)
    const sources = [...answer.sources, ...written.sources]
    faults = findDraftFaults(parts.catalogue, {
      text: written.text,
      sources,
      evidence: [...evidence.texts, ...written.evidence],
      question: text,
    })
    if (repeatsPrompt(written.text)) faults.push('the text repeats the instructions')
    trace.note(`verify-model-${attempt}`, { faults })
    if (faults.length === 0)
      return { ...answer, ...renumber(written.text, sources), mode: 'model', trace: trace.steps }
  }
  return answer
}

/** Keeps the sources that the text points to, numbered in the order of first use. */
export function renumber(
  text: string,
  sources: Answer['sources'],
): Pick<Answer, 'text' | 'sources'> {
  const used: Answer['sources'] = []
  const renamed = text.replace(/\[(\d{1,2})\]/g, (_, digits: string) => {
    const source = sources[Number(digits) - 1]
    if (!source) return ''
    if (!used.includes(source)) used.push(source)
    return `[${used.indexOf(source) + 1}]`
  })
  return { text: renamed, sources: used }
}

const refusalDraft = (refusal: ReturnType<typeof refuse> & string): Draft =>
  refusal === 'empty'
    ? draft('clarify', replies.empty, { choices: starters })
    : refusal === 'tooLong'
      ? draft('refused', fill(replies.tooLong, { limit: String(MAX_QUESTION_LENGTH) }))
      : draft('refused', replies[refusal])

function ending(
  trace: Trace,
  { status, text, choices, notes }: Draft,
  evidence?: Evidence,
): Answer {
  const shown =
    status === 'answered' && evidence ? renumber(text, evidence.sources) : { text, sources: [] }
  const single = shown.sources.flatMap((source, index) =>
    source.caution?.includes(replies.oneSource) ? [`[${index + 1}]`] : [],
  )
  const dates = shown.sources.flatMap((source) => source.checkedOn ?? []).sort()
  return {
    status,
    ...shown,
    choices,
    notes: [
      ...notes,
      ...(single.length ? [fill(replies.oneSourceOf, { numbers: single.join(', ') })] : []),
      ...(dates.length ? [fill(replies.checkedOn, { date: vietnameseDate(dates[0]!) })] : []),
      ...(status === 'answered' ? [replies.disclaimer] : []),
    ],
    mode: 'rules',
    trace: trace.steps,
  }
}

const summarise = ({
  designations,
  laws,
  namedLaws,
  products,
  intents,
  inScope,
}: Understanding) => ({
  designations: designations.length,
  laws: laws.length + namedLaws.length,
  products: products.map((product) => product.id),
  intents: [...intents],
  inScope,
})

/** Steps with their time and a few facts, never the person's words. */
class Trace {
  readonly steps: TraceStep[] = []

  run<T>(step: string, work: () => T, detail: (result: T) => Record<string, unknown>): T {
    const start = performance.now()
    const result = work()
    this.steps.push({ step, ms: since(start), detail: detail(result) })
    return result
  }

  async runAsync<T>(
    step: string,
    work: () => Promise<T>,
    detail: (result: T) => Record<string, unknown>,
  ): Promise<T> {
    const start = performance.now()
    const result = await work()
    this.steps.push({ step, ms: since(start), detail: detail(result) })
    return result
  }

  note(step: string, detail: Record<string, unknown>): void {
    this.steps.push({ step, ms: 0, detail })
  }
}

const since = (start: number) => Math.round((performance.now() - start) * 10) / 10
