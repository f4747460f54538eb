/** From answers to a score, its coverage, the gaps and what comes first: one pure function. */
import type {
  Answers,
  AssessmentResult,
  Depth,
  Gap,
  Readiness,
  SectionResult,
} from '../../core/assessment.ts'
import type { AnswerValue, ChecklistQuestion } from '../../core/data/checklist-schema.ts'
import { askedQuestions, type AskedSection } from './flow.ts'

/** "Không áp dụng" and "chưa rõ" earn nothing and cost nothing: they are not scored. */
const POINTS: Partial<Record<AnswerValue, number>> = { yes: 1, partly: 0.5, no: 0 }
/** Person-days that stand for a measure of that effort. */
const DAYS = { gio: 0.5, ngay: 1, tuan: 5, thang: 20 }
/** Below this coverage a score says too little to name a readiness. */
export const ENOUGH = 0.8

export function scoreAnswers(
  sections: AskedSection[],
  answers: Answers,
  depth: Depth = 'full',
): AssessmentResult {
  const results = sections.map((section) => scoreSection(section, answers))
  const questions = askedQuestions(sections)
  const scored = sections.flatMap(({ weight }, index) => {
    const { score } = results[index]!
    return score === undefined ? [] : [{ weight, score }]
  })
  const score = scored.length ? round(mean(scored)) : undefined
  const gaps = findGaps(sections, answers)
  const isSettled = ({ id }: ChecklistQuestion) => {
    const value = answers[id]?.value
    return value !== undefined && value !== 'unknown'
  }
  const unsettled = questions.filter((one) => one.knockout && !isSettled(one))
  const coverage = coverageOf(
    sections.map(({ weight, questions: all }) => ({ weight, questions: all })),
    answers,
  )
  return {
    ...(score === undefined ? {} : { score }),
    coverage,
    readiness: readinessOf(score, coverage, gaps, unsettled.length > 0, depth),
    asked: questions.length,
    answered: questions.filter(({ id }) => answers[id]).length,
    sections: results,
    gaps,
    unsettled,
    toFindOut: questions.filter(({ id }) => answers[id]?.value === 'unknown'),
  }
}

function scoreSection({ id, title, questions }: AskedSection, answers: Answers): SectionResult {
  const counts = { yes: 0, partly: 0, no: 0, na: 0, unknown: 0, open: 0 }
  for (const question of questions) counts[answers[question.id]?.value ?? 'open']++
  const scored = questions.flatMap(({ id: question, weight }) => {
    const value = answers[question]?.value
    const points = value && POINTS[value]
    return points === undefined ? [] : [{ weight, score: points * 100 }]
  })
  return {
    id,
    title,
    ...(scored.length ? { score: round(mean(scored)) } : {}),
    coverage: coverageOf([{ weight: 1, questions }], answers),
    counts,
  }
}

/** Weight answered by yes, partly or no, over the weight that is not "na"; 1 where nothing is left to answer. */
function coverageOf(
  sections: { weight: number; questions: ChecklistQuestion[] }[],
  answers: Answers,
): number {
  let scored = 0
  let counting = 0
  for (const { weight, questions } of sections)
    for (const question of questions) {
      const value = answers[question.id]?.value
      if (value === 'na') continue
      counting += weight * question.weight
      if (value && value in POINTS) scored += weight * question.weight
    }
  return counting === 0 ? 1 : scored / counting
}

function findGaps(sections: AskedSection[], answers: Answers): Gap[] {
  return sections
    .flatMap(({ title, weight, questions }) =>
      questions.flatMap((question): Gap[] => {
        const value = answers[question.id]?.value
        if (value !== 'no' && value !== 'partly') return []
        const gap = 1 - POINTS[value]!
        return [
          {
            question,
            section: title,
            value,
            isBlocker: question.knockout !== undefined,
            priority: (weight * question.weight * gap) / Math.sqrt(DAYS[question.measure.effort]),
          },
        ]
      }),
    )
    .sort((a, b) => Number(b.isBlocker) - Number(a.isBlocker) || b.priority - a.priority)
}

function readinessOf(
  score: number | undefined,
  coverage: number,
  gaps: Gap[],
  isUnsettled: boolean,
  depth: Depth,
): Readiness {
  if (gaps.some((gap) => gap.isBlocker)) return 'blocked'
  if (score === undefined || coverage < ENOUGH || isUnsettled) return 'open'
  if (score >= 90) return depth === 'full' ? 'ready' : 'core'
  return score >= 70 ? 'nearly' : score >= 40 ? 'partly' : 'beginning'
}

const mean = (parts: { weight: number; score: number }[]): number =>
  parts.reduce((sum, one) => sum + one.weight * one.score, 0) /
  parts.reduce((sum, one) => sum + one.weight, 0)

/** Whole points: more would pretend to a precision that answers do not have. */
const round = (score: number): number => Math.round(score)
