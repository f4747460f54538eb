/**
 * A self-assessment as OSCAL assessment results: each answer is an observation; có, một phần and chưa are
 * findings as well; each gap is a risk with the measure as its response. "Không áp dụng" and "chưa rõ" are
 * observations only: the format has no finding for them.
 */
import type {
  AnsweredBy,
  Assessment,
  AssessmentResult,
  Gap,
  GivenAnswer,
} from '../../../core/assessment.ts'
import type { ChecklistQuestion } from '../../../core/data/checklist-schema.ts'
import { askedQuestions, type AskedSection } from '../../assess/index.ts'
import { replies } from '../../replies.ts'
import { typed } from '../report-words.ts'
import { stableUuid } from '../stable-uuid.ts'
import { toFinding, toRisk, type Finding, type Risk } from './findings.ts'
import {
  catalogPath,
  catalogUuid,
  controlId,
  OSCAL_VERSION,
  property,
  type Property,
  type Resource,
} from './shared.ts'

interface Observation {
  uuid: string
  title: string
  description: string
  props: Property[]
  methods: string[]
  origins: { actors: { type: 'party'; 'actor-uuid': string; 'role-id': string }[] }[]
  collected: string
}

interface Conclusion {
  uuid: string
  title: string
  description: string
  start: string
  end?: string
  props: Property[]
  'reviewed-controls': {
    'control-selections': { 'include-controls': { 'control-id': string }[] }[]
  }
  observations?: Observation[]
  risks?: Risk[]
  findings?: Finding[]
}

export interface OscalAssessmentResults {
  'assessment-results': {
    uuid: string
    metadata: {
      title: string
      'last-modified': string
      version: string
      'oscal-version': string
      props: Property[]
      roles: { id: string; title: string }[]
      parties: { uuid: string; type: 'organization' | 'person'; name: string }[]
      remarks: string
    }
    'import-ap': { href: string; remarks: string }
    results: [Conclusion]
    'back-matter': { resources: Resource[] }
  }
}

export interface ResultParts {
  result: AssessmentResult
  sections: AskedSection[]
  by?: AnsweredBy
}

/** Deterministic: the same answers give the same document. The id of the assessment is not in it, only digests. */
export function toOscalResults(
  assessment: Assessment,
  { result, sections, by = 'owner' }: ResultParts,
): OscalAssessmentResults {
  const { id, checklist, answers } = assessment
  const uuid = (...names: string[]) => stableUuid('oscal-results', id, ...names)
  const questions = askedQuestions(sections)
  const people = (['owner', 'advisor'] as const).filter(
    (one) => one === by || Object.keys(answers[one]).length > 0,
  )
  const observations = people.flatMap((person) =>
    questions.flatMap((question) => {
      const answer = answers[person][question.id]
      return answer ? [observe(question, answer, person, uuid)] : []
    }),
  )
  const findings = questions.flatMap((question) => {
    const gap = result.gaps.find((one) => one.question.id === question.id)
    return toFinding(question, answers[by][question.id], by, gap, uuid) ?? []
  })
  const risks = result.gaps.map((gap: Gap) =>
    toRisk(gap, assessment.plan[gap.question.id], by, uuid),
  )
  // The list may not be empty, not even where no question concerns the firm.
  const inScope = questions.length ? questions : checklist.sections.flatMap((one) => one.questions)
  const plan = uuid('plan')
  const conclusion: Conclusion = {
    uuid: uuid('result', by),
    title: checklist.title,
    description: replies.readiness[result.readiness],
    start: assessment.startedAt,
    ...(assessment.finishedAt ? { end: assessment.finishedAt } : {}),
    props: [
      property('depth', assessment.depth),
      property('readiness', result.readiness),
      ...(result.score === undefined ? [] : [property('score', result.score)]),
      property('coverage', result.coverage.toFixed(4)),
      ...result.sections.flatMap((section) =>
        section.score === undefined ? [] : [property(`score-phan-${section.id}`, section.score)],
      ),
    ],
    'reviewed-controls': {
      'control-selections': [
        { 'include-controls': inScope.map((one) => ({ 'control-id': controlId(one.id) })) },
      ],
    },
    ...(observations.length ? { observations } : {}),
    ...(risks.length ? { risks } : {}),
    ...(findings.length ? { findings } : {}),
  }
  return {
    'assessment-results': {
      // A document with another content is another document.
      uuid: uuid('document', assessment.lastAt, JSON.stringify(conclusion)),
      metadata: {
        title: `Kết quả tự đánh giá: ${checklist.title}`,
        'last-modified': assessment.lastAt,
        version: assessment.lastAt,
        'oscal-version': OSCAL_VERSION,
        props: [property('language', 'vi')],
        roles: people.map((person) => ({ id: person, title: ROLES[person] })),
        parties: people.map((person) => ({
          uuid: uuid('party', person),
          type: person === 'owner' ? 'organization' : 'person',
          name: ROLES[person],
        })),
        remarks: replies.assessLimits,
      },
      'import-ap': {
        href: `#${plan}`,
        remarks: 'Tự đánh giá theo bộ câu hỏi, không có kế hoạch đánh giá riêng.',
      },
      results: [conclusion],
      'back-matter': {
        resources: [
          {
            uuid: plan,
            title: `Bộ câu hỏi ${checklist.title}, phiên bản ${checklist.version}`,
            description: `OSCAL catalog ${catalogUuid(checklist)}`,
            rlinks: [{ href: catalogPath(checklist), 'media-type': 'application/json' }],
          },
        ],
      },
    },
  }
}

const ROLES: Record<AnsweredBy, string> = { owner: 'Cơ sở tự đánh giá', advisor: 'Người tư vấn' }

const observe = (
  question: ChecklistQuestion,
  answer: GivenAnswer,
  by: AnsweredBy,
  uuid: (...names: string[]) => string,
): Observation => ({
  uuid: uuid('observation', by, question.id),
  title: question.text,
  description: [
    replies.answers[answer.value],
    ...(answer.reason ? [`Lý do: ${typed(answer.reason)}`] : []),
    ...(answer.note ? [`Ghi chú: ${typed(answer.note)}`] : []),
  ].join('\n\n'),
  props: [property('question', question.id), property('answer', answer.value)],
  methods: ['INTERVIEW'],
  origins: [{ actors: [{ type: 'party', 'actor-uuid': uuid('party', by), 'role-id': by }] }],
  collected: answer.at,
})
