/** A self-assessment: the checklist as it was when it began, what was answered, and what came out. */
import type { AnswerValue, Checklist, ChecklistQuestion } from './data/checklist-schema.ts'
import type { Profile } from './profile.ts'

/** Who answers: the owner, or an advisor whom the owner let in. Their answers stand side by side. */
export type AnsweredBy = 'owner' | 'advisor'

export interface GivenAnswer {
  value: AnswerValue
  /** Why it does not concern the firm; always there with "na". */
  reason?: string
  /** What the firm wants to remember: where the record is, who to ask. */
  note?: string
  /** ISO time of the answer. */
  at: string
}

/** The latest answer of one person to each question, by question id. */
export type Answers = Readonly<Record<string, GivenAnswer>>

export type PlanStatus = 'todo' | 'doing' | 'done' | 'dropped'

/** What was agreed on a gap; the measure itself stands in the checklist. */
export interface PlanItem {
  /** Who does it; a role or a first name. */
  owner?: string
  /** YYYY-MM-DD. */
  due?: string
  status: PlanStatus
}

/** quick: the legal minimum and what weighs most. full: every question that concerns the firm. */
export type Depth = 'quick' | 'full'

export interface Assessment {
  /** 22 URL-safe characters; who knows it may read and answer. */
  id: string
  checklist: Checklist
  depth: Depth
  profile: Profile
  answers: Record<AnsweredBy, Answers>
  plan: Readonly<Record<string, PlanItem>>
  startedAt: string
  lastAt: string
  finishedAt?: string
}

export interface SectionResult {
  id: string
  title: string
  /** 0 to 100; undefined while nothing that counts is answered. */
  score?: number
  /** Share of the weight of what concerns the firm that is answered by yes, partly or no: 0 to 1. */
  coverage: number
  counts: Record<AnswerValue | 'open', number>
}

export interface Gap {
  question: ChecklistQuestion
  section: string
  value: 'no' | 'partly'
  /** Without it the firm is below the legal minimum. */
  isBlocker: boolean
  /** Consequence times gap over effort; larger is sooner. Blockers stand first whatever it is. */
  priority: number
}

/**
 * blocked: a legal minimum is missing. open: too much is unanswered to say. core: what the quick version asks is
 * in order, and the rest was not asked.
 */
export const readinesses = [
  'blocked',
  'open',
  'ready',
  'core',
  'nearly',
  'partly',
  'beginning',
] as const
export type Readiness = (typeof readinesses)[number]

export interface AssessmentResult {
  /** 0 to 100 over the sections that have a score, by their weight; undefined without any. */
  score?: number
  coverage: number
  readiness: Readiness
  /** Questions that concern the firm, and how many of them have an answer of any kind. */
  asked: number
  answered: number
  sections: SectionResult[]
  /** Sorted: blockers first, then by priority. */
  gaps: Gap[]
  /** Legal minimum not known yet: unanswered, or answered by "unknown". */
  unsettled: ChecklistQuestion[]
  /** Answered by "unknown": to be found out. */
  toFindOut: ChecklistQuestion[]
}

/** A photo that shows what an answer says. Its bytes are read one at a time. */
export interface Photo {
  id: string
  question: string
  /** Who added it. */
  by: AnsweredBy
  /** In pixels, as it is shown. */
  width: number
  height: number
  /** ISO time. */
  at: string
}
