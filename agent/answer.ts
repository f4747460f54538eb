/** One question from guard to checked answer: the table of contents of the pipeline. */
import { setImmediate as pause } from 'node:timers/promises'
import type { Catalogue } from '../core/catalogue.ts'
import { vietnameseDate } from '../core/content.ts'
import type { Answer } from '../core/domain.ts'
import type { AssessmentDesk } from './assess/index.ts'
import type { AnswerOptions, Question } from './door.ts'
import { Evidence } from './compose/evidence.ts'
import { draft, type Draft, type Workbench } from './compose/draft.ts'
import { compose } from './compose/index.ts'
import { nothingKnown } from '../core/profile.ts'
import type { Search } from './find/index.ts'
import { maskPersonalData, refuse, tidy } from './guard.ts'
import { repeatsPrompt } from './model/prompt.ts'
import type { ModelProfileReader } from './model/profile-reader.ts'
import type { Writer } from './model/writer.ts'
import { readBusiness } from './read-business.ts'
import type { ReadProfile } from './recommend/index.ts'
import { fill, replies, starters } from './replies.ts'
import { Trace } from './trace.ts'
import type { Understand, Understanding } from './understand/index.ts'
import { findDraftFaults } from './verify.ts'
import { MAX_QUESTION_LENGTH } from './door.ts'

export interface Parts {
  catalogue: Catalogue
  search: Search
  understand: Understand
  readProfile: ReadProfile
  urlOf: (passageId: string) => string
  /** Address of a page of the site, from its path. */
  urlOfPage: (path: string) => string
  desk: AssessmentDesk
  /** Undefined: rules alone. */
  writer?: Writer
  /** Undefined: rules alone. */
  profileReader?: ModelProfileReader
}

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
    const understood = trace.run(
      'understand',
      () => parts.understand(text, question.history),
      summarise,
    )
    const state = question.state ?? nothingKnown()
    const { understanding, reading, byModel } = await readBusiness(
      parts,
      { understanding: understood, reading: parts.readProfile(understood, state.profile) },
      { trace, options },
    )
    options.onStatus?.(replies.searching)
    const evidence = new Evidence(parts.catalogue, parts.urlOf)
    const bench: Workbench = {
      catalogue: parts.catalogue,
      search: parts.search,
      understanding,
      evidence,
      reading,
      state,
      stateful: question.state !== undefined,
      short: question.short ?? false,
      assess: {
        desk: parts.desk,
        urlOfPage: parts.urlOfPage,
        ...(question.turn ? { turn: question.turn } : {}),
      },
    }
    const byRules = await trace.runAsync(
      'compose',
      async () => noteReading(await compose(bench), byModel),
      (one) => ({ status: one.status, sources: evidence.sources.length }),
    )
    // Composing and checking take some ten milliseconds each of the only thread: others get in between.
    await pause()
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

/** Whoever reads a list that rests on the model's reading is told so. */
const noteReading = (composed: Draft, byModel: boolean): Draft =>
  byModel && composed.state
    ? { ...composed, notes: [...composed.notes, replies.readByModel] }
    : composed

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
  { status, text, choices, notes, document, state }: Draft,
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
    ...(document ? { document } : {}),
    trace: trace.steps,
    ...(state ? { state } : {}),
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
