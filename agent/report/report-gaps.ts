/** Gaps with what to do about them, and the plan that was agreed on. */
import type {
  AnsweredBy,
  Assessment,
  AssessmentResult,
  Gap,
  PlanStatus,
} from '../../core/assessment.ts'
import type { Catalogue } from '../../core/catalogue.ts'
import { lawName, sayClause } from '../assess/say.ts'
import { replies } from '../replies.ts'
import { typed } from './report-words.ts'

export interface ReportGap {
  id: string
  section: string
  text: string
  value: 'no' | 'partly'
  answer: string
  why: string
  isBlocker: boolean
  /** The law or regulation that makes it the minimum. */
  law?: string
  lawNote?: string
  action: string
  firstStep: string
  /** In words: "vài ngày", "đến vài triệu đồng". */
  effort: string
  cost: string
  clause?: string
  note?: string
  /** Consequence times gap over effort; larger is sooner. */
  priority: number
}

export interface PlanLine {
  /** Id of the question. */
  id: string
  text: string
  action: string
  firstStep: string
  effort: string
  cost: string
  isBlocker: boolean
  owner?: string
  /** YYYY-MM-DD. */
  due?: string
  status: PlanStatus
  statusText: string
  /** False when the answer has become good since it was planned. */
  isOpen: boolean
}

export const describeGaps = (
  catalogue: Catalogue,
  { answers }: Assessment,
  { gaps }: AssessmentResult,
  by: AnsweredBy,
): ReportGap[] =>
  gaps.map((gap: Gap) => {
    const { question } = gap
    const { measure, knockout } = question
    const clause = sayClause(catalogue, question)
    const note = answers[by][question.id]?.note
    return {
      id: question.id,
      section: gap.section,
      text: question.text,
      value: gap.value,
      answer: replies.answers[gap.value],
      why: question.why,
      isBlocker: gap.isBlocker,
      ...(knockout ? { law: lawName(catalogue, knockout.by) } : {}),
      ...(knockout?.note ? { lawNote: knockout.note } : {}),
      action: measure.action,
      firstStep: measure.firstStep,
      effort: replies.efforts[measure.effort],
      cost: replies.costs[measure.cost],
      ...(clause ? { clause } : {}),
      ...(note ? { note: typed(note) } : {}),
      priority: gap.priority,
    }
  })

export function describePlan({ checklist, plan }: Assessment, gaps: ReportGap[]): PlanLine[] {
  const agreed = (id: string) => {
    const { owner, due, status } = plan[id] ?? { status: 'todo' as const }
    return {
      ...(owner ? { owner: typed(owner) } : {}),
      ...(due ? { due } : {}),
      status,
      statusText: replies.planStatus[status],
    }
  }
  const open = gaps.map(({ id, text, action, firstStep, effort, cost, isBlocker }) => ({
    id,
    text,
    action,
    firstStep,
    effort,
    cost,
    isBlocker,
    ...agreed(id),
    isOpen: true,
  }))
  const closed = checklist.sections
    .flatMap((section) => section.questions)
    .filter(({ id }) => plan[id] && !gaps.some((gap) => gap.id === id))
    .map(({ id, text, measure, knockout }) => ({
      id,
      text,
      action: measure.action,
      firstStep: measure.firstStep,
      effort: replies.efforts[measure.effort],
      cost: replies.costs[measure.cost],
      isBlocker: knockout !== undefined,
      ...agreed(id),
      isOpen: false,
    }))
  return [...open, ...closed]
}
