/** Findings and risks of OSCAL assessment results. */
import type { AnsweredBy, Gap, GivenAnswer, PlanItem } from '../../../core/assessment.ts'
import type { ChecklistQuestion } from '../../../core/data/checklist-schema.ts'
import { replies } from '../../replies.ts'
import { atMidnight, property, statementId, type Property } from './shared.ts'

type Uuid = (...names: string[]) => string

export interface Finding {
  uuid: string
  title: string
  description: string
  target: {
    type: 'statement-id'
    'target-id': string
    status: { state: 'satisfied' | 'not-satisfied'; reason: 'pass' | 'fail' }
    /** Left out where nothing is done yet: "planned" would claim a plan. */
    'implementation-status'?: { state: 'implemented' | 'partial' }
  }
  'related-observations': { 'observation-uuid': string }[]
  'related-risks'?: { 'risk-uuid': string }[]
}

export interface Risk {
  uuid: string
  title: string
  description: string
  statement: string
  props: Property[]
  status: 'open' | 'remediating'
  deadline?: string
  remediations: {
    uuid: string
    lifecycle: 'recommendation' | 'planned' | 'completed'
    title: string
    description: string
    props: Property[]
    tasks: {
      uuid: string
      type: 'action'
      title: string
      props: Property[]
      timing?: { 'on-date': { date: string } }
    }[]
  }[]
  'related-observations': { 'observation-uuid': string }[]
}

const STATES = { yes: 'implemented', partly: 'partial' } as const
const LIFECYCLES = {
  todo: 'planned',
  doing: 'planned',
  done: 'completed',
  dropped: 'recommendation',
} as const satisfies Record<PlanItem['status'], string>

/** Undefined for an answer that says nothing about how good it is. */
export function toFinding(
  question: ChecklistQuestion,
  answer: GivenAnswer | undefined,
  by: AnsweredBy,
  gap: Gap | undefined,
  uuid: Uuid,
): Finding | undefined {
  const value = answer?.value
  if (value !== 'yes' && value !== 'partly' && value !== 'no') return undefined
  const isMet = value === 'yes'
  return {
    uuid: uuid('finding', by, question.id),
    title: question.text,
    description: replies.answers[value],
    target: {
      type: 'statement-id',
      'target-id': statementId(question.id),
      status: {
        state: isMet ? 'satisfied' : 'not-satisfied',
        reason: isMet ? 'pass' : 'fail',
      },
      ...(value === 'no' ? {} : { 'implementation-status': { state: STATES[value] } }),
    },
    'related-observations': [{ 'observation-uuid': uuid('observation', by, question.id) }],
    ...(gap ? { 'related-risks': [{ 'risk-uuid': uuid('risk', by, question.id) }] } : {}),
  }
}

/** What is missing, why it matters, and what to do; a plan of the firm makes the advice a planned response. */
export function toRisk(gap: Gap, plan: PlanItem | undefined, by: AnsweredBy, uuid: Uuid): Risk {
  const { id, text, why, measure } = gap.question
  return {
    uuid: uuid('risk', by, id),
    title: text,
    description: replies.answers[gap.value],
    statement: why,
    props: [
      property('legal-minimum', gap.isBlocker),
      property('priority', gap.priority.toFixed(3)),
    ],
    status: plan?.status === 'doing' || plan?.status === 'done' ? 'remediating' : 'open',
    ...(plan?.due ? { deadline: atMidnight(plan.due) } : {}),
    remediations: [
      {
        uuid: uuid('response', by, id),
        lifecycle: plan ? LIFECYCLES[plan.status] : 'recommendation',
        title: measure.action,
        description: measure.firstStep,
        props: [property('effort', measure.effort), property('cost', measure.cost)],
        tasks: [
          {
            uuid: uuid('task', by, id),
            type: 'action',
            title: measure.action,
            props: [
              property('status', plan?.status ?? 'todo'),
              ...(plan?.owner ? [property('responsible', plan.owner)] : []),
            ],
            ...(plan?.due ? { timing: { 'on-date': { date: atMidnight(plan.due) } } } : {}),
          },
        ],
      },
    ],
    'related-observations': [{ 'observation-uuid': uuid('observation', by, id) }],
  }
}
