/** A self-assessment as a report: one model for the page, PDF, DOCX, XLSX and calendar. Pure. */
import type {
  AnsweredBy,
  Assessment,
  AssessmentResult,
  Depth,
  PlanStatus,
  Readiness,
} from '../../core/assessment.ts'
import type { Catalogue } from '../../core/catalogue.ts'
import type { AnswerValue, ChecklistQuestion } from '../../core/data/checklist-schema.ts'
import { countOf, goOnWith, type AskedSection } from '../assess/index.ts'
import { lawName, sayFigures } from '../assess/say.ts'
import { profileLines } from '../compose/profile.ts'
import { replies } from '../replies.ts'
import {
  describeAnswers,
  describeDifferences,
  type ReportAnswer,
  type ReportDifference,
} from './report-answers.ts'
import { compareRuns, type EarlierRun, type ReportComparison } from './report-comparison.ts'
import { describeGaps, describePlan, type PlanLine, type ReportGap } from './report-gaps.ts'
import { describePhotos, type PhotoOfReport, type QuestionPhotos } from './report-photos.ts'
import { inVietnam } from './report-words.ts'

export type { ReportAnswer, ReportDifference } from './report-answers.ts'
export type { AnswerMove, EarlierRun, ReportComparison } from './report-comparison.ts'
export type { PlanLine, ReportGap } from './report-gaps.ts'
export type { PhotoOfReport, QuestionPhotos } from './report-photos.ts'

export interface ReportSection {
  id: string
  title: string
  /** 0 to 100; undefined while nothing that counts is answered. */
  score?: number
  /** Of the earlier run, where there is one with this section. */
  earlierScore?: number
  /** 0 to 1. */
  coverage: number
  counts: Record<AnswerValue | 'open', number>
}

/** Something nobody knows yet. */
export interface ToFindOut {
  id: string
  text: string
  /** What would show it. */
  evidence: string[]
  /** The law that demands it, where one does. */
  law?: string
}

export interface AssessmentReport {
  title: string
  checklist: {
    id: string
    version: number
    updatedOn: string
    about: string
    forWhom: string
    /** Of the full version. */
    questions: number
  }
  depth: Depth
  /** Whose answers are scored. */
  by: AnsweredBy
  /** YYYY-MM-DD in Viet Nam; `finishedOn` is undefined while it is not finished. */
  startedOn: string
  lastOn: string
  finishedOn?: string
  /** What is known about the firm, one line a fact. */
  firm: string[]
  readiness: { id: Readiness; sentence: string; figures: string }
  score?: number
  coverage: number
  asked: number
  answered: number
  blockers: ReportGap[]
  /** At most three, after the blockers. */
  nextSteps: ReportGap[]
  sections: ReportSection[]
  /** Blockers first, then by priority. */
  gaps: ReportGap[]
  /** One line a gap in that order, then what was agreed on gaps that are closed by now. */
  plan: PlanLine[]
  /** What the law demands comes first. */
  toFindOut: ToFindOut[]
  answers: ReportAnswer[]
  differences: ReportDifference[]
  /** Of the questions that have any. */
  photos: QuestionPhotos[]
  comparison?: ReportComparison
  /** Checklists to go on with. */
  goOn: { id: string; title: string; why: string }[]
  provenance: { checkedOn: string; sources: string[]; note?: string }
  caution?: string
  method: string[]
  order: string
  limits: string
}

export interface ReportParts {
  result: AssessmentResult
  /** What `desk.sections` gives: the questions that concern this firm. */
  sections: AskedSection[]
  by?: AnsweredBy
  /** A run of the same checklist before this one; another checklist is not compared. */
  earlier?: EarlierRun
  /** With their bytes for a file that shows them. */
  photos?: readonly PhotoOfReport[]
}

export function describeAssessment(
  catalogue: Catalogue,
  assessment: Assessment,
  { result, sections, by = 'owner', earlier, photos = [] }: ReportParts,
): AssessmentReport {
  const { checklist } = assessment
  const gaps = describeGaps(catalogue, assessment, result, by)
  const comparison = earlier && compareRuns(assessment, { result, sections, by, earlier })
  const earlierScores = new Map(comparison?.sections.map((one) => [one.id, one.before]))
  return {
    title: checklist.title,
    checklist: {
      id: checklist.id,
      version: checklist.version,
      updatedOn: checklist.updatedOn,
      about: checklist.about,
      forWhom: checklist.forWhom,
      questions: countOf(checklist, 'full'),
    },
    depth: assessment.depth,
    by,
    startedOn: inVietnam(assessment.startedAt),
    lastOn: inVietnam(assessment.lastAt),
    ...(assessment.finishedAt ? { finishedOn: inVietnam(assessment.finishedAt) } : {}),
    firm: profileLines(catalogue, assessment.profile),
    readiness: {
      id: result.readiness,
      sentence: replies.readiness[result.readiness],
      figures: sayFigures(result),
    },
    ...(result.score === undefined ? {} : { score: result.score }),
    coverage: result.coverage,
    asked: result.asked,
    answered: result.answered,
    blockers: gaps.filter((gap) => gap.isBlocker),
    nextSteps: gaps.filter((gap) => !gap.isBlocker).slice(0, 3),
    sections: result.sections.map((section) => {
      const before = earlierScores.get(section.id)
      return { ...section, ...(before === undefined ? {} : { earlierScore: before }) }
    }),
    gaps,
    plan: describePlan(assessment, gaps),
    toFindOut: describeUnknown(catalogue, result),
    answers: describeAnswers(catalogue, assessment, sections, by),
    differences: describeDifferences(assessment),
    photos: describePhotos(assessment, photos),
    ...(comparison ? { comparison } : {}),
    goOn: goOnWith(catalogue, assessment).map(({ checklist: { id, title }, why }) => ({
      id,
      title,
      why,
    })),
    provenance: {
      checkedOn: checklist.provenance.checkedOn,
      sources: checklist.provenance.sources,
      ...(checklist.provenance.confidence === 'single-source' ? { note: replies.oneSource } : {}),
    },
    ...(checklist.caution ? { caution: checklist.caution } : {}),
    method: replies.assessMethod,
    order: replies.assessOrder,
    limits: replies.assessLimits,
  }
}

/** Legal minimum that is unsettled, answered or not, and whatever was answered by "unknown". */
function describeUnknown(catalogue: Catalogue, result: AssessmentResult): ToFindOut[] {
  const questions: ChecklistQuestion[] = [
    ...result.unsettled,
    ...result.toFindOut.filter((one) => !one.knockout),
  ]
  return questions.map(({ id, text, evidence, knockout }) => ({
    id,
    text,
    evidence,
    ...(knockout ? { law: lawName(catalogue, knockout.by) } : {}),
  }))
}

/** Which statuses a plan can have, in the order in which they are offered. */
export const planStatuses: PlanStatus[] = ['todo', 'doing', 'done', 'dropped']
