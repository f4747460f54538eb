/** What changed since an earlier run of the same checklist. */
import type { AnsweredBy, Assessment, AssessmentResult } from '../../core/assessment.ts'
import type { AnswerValue } from '../../core/data/checklist-schema.ts'
import type { AskedSection } from '../assess/index.ts'
import { askedQuestions } from '../assess/index.ts'
import { replies } from '../replies.ts'
import { NOT_ANSWERED } from './report-answers.ts'
import { inVietnam } from './report-words.ts'

export interface EarlierRun {
  assessment: Assessment
  result: AssessmentResult
}

export interface AnswerMove {
  id: string
  text: string
  /** In words. */
  before: string
  now: string
}

export interface ReportComparison {
  /** Day of the last answer then, YYYY-MM-DD. */
  on: string
  version: number
  score?: { before: number; now: number }
  readinessBefore: string
  /** Sections that both runs scored. */
  sections: { id: string; title: string; before: number; now: number }[]
  improved: AnswerMove[]
  fell: AnswerMove[]
  /** Asked now and not then, or first answered now. */
  fresh: AnswerMove[]
  /** Their meaning changed between the versions, so that the answers do not compare. */
  reworded: AnswerMove[]
}

/** What does not say how good it is has no rank. */
const RANK: Partial<Record<AnswerValue, number>> = { no: 0, partly: 1, yes: 2 }

/** Undefined when it was another checklist. */
export function compareRuns(
  assessment: Assessment,
  parts: {
    result: AssessmentResult
    sections: AskedSection[]
    by: AnsweredBy
    earlier: EarlierRun
  },
): ReportComparison | undefined {
  const { result, sections, by, earlier } = parts
  const { checklist } = assessment
  const then = earlier.assessment
  if (then.checklist.id !== checklist.id) return undefined
  const changed = new Set(
    checklist.changes
      .filter((change) => change.version > then.checklist.version)
      .flatMap((change) => change.questions),
  )
  const known = new Set(then.checklist.sections.flatMap((one) => one.questions.map(({ id }) => id)))
  const moves = { improved: [], fell: [], fresh: [], reworded: [] } as Record<
    'improved' | 'fell' | 'fresh' | 'reworded',
    AnswerMove[]
  >
  for (const { id, text } of askedQuestions(sections)) {
    const now = assessment.answers[by][id]?.value
    const before = then.answers[by][id]?.value
    if (!now) continue
    const move = { id, text, before: inWords(before), now: inWords(now) }
    const rank = { before: before && RANK[before], now: RANK[now] }
    if (!known.has(id) || !before) moves.fresh.push(move)
    else if (changed.has(id)) moves.reworded.push(move)
    else if (rank.before === undefined || rank.now === undefined) continue
    else if (rank.now > rank.before) moves.improved.push(move)
    else if (rank.now < rank.before) moves.fell.push(move)
  }
  // A quick run and a full one asked different questions: their scores say different things.
  const comparable = then.depth === assessment.depth
  return {
    on: inVietnam(then.lastAt),
    version: then.checklist.version,
    ...(comparable && earlier.result.score !== undefined && result.score !== undefined
      ? { score: { before: earlier.result.score, now: result.score } }
      : {}),
    readinessBefore: replies.readiness[earlier.result.readiness],
    sections: result.sections.flatMap(({ id, title, score }) => {
      const before = comparable
        ? earlier.result.sections.find((one) => one.id === id)?.score
        : undefined
      return before === undefined || score === undefined ? [] : [{ id, title, before, now: score }]
    }),
    ...moves,
  }
}

const inWords = (value: AnswerValue | undefined): string =>
  value ? replies.answers[value] : NOT_ANSWERED
