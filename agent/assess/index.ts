/** The door of self-assessment: start, answer, come back, share, and what came out. */
import type pg from 'pg'
import type {
  AnsweredBy,
  Answers,
  Assessment,
  AssessmentResult,
  Depth,
  PlanItem,
} from '../../core/assessment.ts'
import type { Catalogue } from '../../core/catalogue.ts'
import type { Checklist } from '../../core/data/checklist-schema.ts'
import {
  findAccess,
  grantAccess,
  listAccess,
  newCode,
  redeemCode,
  revokeAccess,
  storeCode,
  tidyCode,
  type AccessEntry,
  type Purpose,
} from '../../core/db/assessment-access.ts'
import {
  createAssessment,
  deepenAssessment,
  eraseAssessment,
  findEarlier,
  finishAssessment,
  linkConversation,
  listAssessments,
  readAssessment,
  storeAssessmentAnswer,
  storeAssessmentProfile,
  storePlanItem,
  type AnswerEvent,
} from '../../core/db/assessments.ts'
import { emptyProfile, type Profile } from '../../core/profile.ts'
import { newConversationId } from '../door.ts'
import { maskPersonalData, tidy } from '../guard.ts'
import { askedSections, quickCount, type AskedSection } from './flow.ts'
import { scoreAnswers } from './score.ts'

export type { AnswerEvent } from '../../core/db/assessments.ts'
export type { AccessEntry, Purpose } from '../../core/db/assessment-access.ts'
export type { AskedSection } from './flow.ts'
export {
  askedQuestions,
  countOf,
  goOnWith,
  minutesLeft,
  quickCount,
  nextOpenQuestion,
  openFacts,
} from './flow.ts'

/** Longest note or reason kept. */
export const MAX_NOTE_LENGTH = 500
/** How long a code can be used, and how long what it opened stays open. */
export const CODE_MINUTES = 60
const ACCESS_DAYS = 30

/** What a secret opens: the owner's own id, or an access that was given. */
export interface Opened {
  assessment: Assessment
  as: AnsweredBy | 'reader'
}

export type AnswerFault = 'unknown-question' | 'reason-needed' | 'must-be-answered'

export interface AssessmentDesk {
  checklists: readonly Checklist[]
  /** Undefined when there is no such checklist; one without a quick version is always asked in full. */
  start(
    checklistId: string,
    options?: { depth?: Depth; profile?: Profile; conversationId?: string; earlier?: string },
  ): Promise<Assessment | undefined>
  /** An earlier run of the same checklist by the same firm, to compare with; undefined when there is none. */
  earlier(assessment: Assessment): Promise<Assessment | undefined>
  /** By the owner's id or by a token that `redeem` gave; undefined when it opens nothing. */
  open(secret: string): Promise<Opened | undefined>
  /** The answer is in the database when this returns; a fault means that nothing was stored. */
  answer(assessment: Assessment, event: AnswerEvent): Promise<AnswerFault | undefined>
  setProfile(id: string, profile: Profile): Promise<void>
  plan(id: string, question: string, item: PlanItem): Promise<void>
  finish(id: string): Promise<void>
  /** Goes on from the quick version to the full one; answers stay. */
  deepen(id: string): Promise<void>
  /** Sections and questions that concern this firm, by the answers of one of the two. */
  sections(assessment: Assessment, by?: AnsweredBy): AskedSection[]
  result(assessment: Assessment, by?: AnsweredBy): AssessmentResult
  /** A one-time code to continue elsewhere, to let an advisor in, or to let somebody read. */
  share(id: string, purpose: Purpose, label?: string): Promise<string>
  /** What a code opens, once: the owner's id for "continue", else a token; undefined when it opens nothing. */
  redeem(typed: string): Promise<{ secret: string; purpose: Purpose } | undefined>
  accesses(id: string): Promise<AccessEntry[]>
  revoke(id: string, digest: string): Promise<boolean>
  ofConversation(conversationId: string): ReturnType<typeof listAssessments>
  link(id: string, conversationId: string): Promise<void>
  erase(id: string): Promise<boolean>
}

export function createAssessmentDesk(pool: pg.Pool, catalogue: Catalogue): AssessmentDesk {
  const answersOf = (assessment: Assessment, by: AnsweredBy): Answers => assessment.answers[by]
  const sections = (assessment: Assessment, by: AnsweredBy = 'owner') =>
    askedSections(catalogue, assessment, answersOf(assessment, by))
  return {
    checklists: catalogue.checklists,
    async start(checklistId, options = {}) {
      const { depth = 'full', profile = emptyProfile(), conversationId, earlier } = options
      const checklist = catalogue.checklists.find((one) => one.id === checklistId)
      if (!checklist) return undefined
      const id = newConversationId()
      await createAssessment(pool, {
        id,
        checklist,
        depth: quickCount(checklist) ? depth : 'full',
        profile,
        ...(conversationId ? { conversationId } : {}),
        ...(earlier ? { earlier } : {}),
      })
      return readAssessment(pool, id)
    },
    async earlier({ id }) {
      const earlier = await findEarlier(pool, id)
      return earlier === undefined ? undefined : readAssessment(pool, earlier)
    },
    async open(secret) {
      const own = await readAssessment(pool, secret)
      if (own) return { assessment: own, as: 'owner' }
      const access = await findAccess(pool, secret)
      const shared = access && (await readAssessment(pool, access.assessmentId))
      if (!access || !shared) return undefined
      return {
        assessment: shared,
        as:
          access.purpose === 'advise' ? 'advisor' : access.purpose === 'read' ? 'reader' : 'owner',
      }
    },
    async answer(assessment, event) {
      const question = assessment.checklist.sections
        .flatMap((section) => section.questions)
        .find((one) => one.id === event.question)
      if (!question) return 'unknown-question'
      const kept = (text: string | undefined) =>
        text && maskPersonalData(tidy(text)).trim().slice(0, MAX_NOTE_LENGTH)
      const reason = kept(event.reason)
      if (event.value === 'na' && !question.allowsNa) return 'must-be-answered'
      if (event.value === 'na' && !reason) return 'reason-needed'
      await storeAssessmentAnswer(pool, assessment.id, {
        eventId: event.eventId,
        question: event.question,
        by: event.by,
        ...(event.value ? { value: event.value } : {}),
        ...(event.value === 'na' && reason ? { reason } : {}),
        ...(kept(event.note) ? { note: kept(event.note)! } : {}),
      })
      return undefined
    },
    setProfile: async (id, profile) => void (await storeAssessmentProfile(pool, id, profile)),
    plan: async (id, question, item) =>
      void (await storePlanItem(pool, id, question, {
        ...item,
        ...(item.owner ? { owner: maskPersonalData(tidy(item.owner)).slice(0, 80) } : {}),
      })),
    finish: (id) => finishAssessment(pool, id),
    deepen: (id) => deepenAssessment(pool, id),
    sections,
    result: (assessment, by = 'owner') =>
      scoreAnswers(sections(assessment, by), answersOf(assessment, by), assessment.depth),
    async share(id, purpose, label) {
      const code = newCode()
      await storeCode(pool, {
        code,
        assessmentId: id,
        purpose,
        minutes: CODE_MINUTES,
        ...(label ? { label: maskPersonalData(tidy(label)).slice(0, 80) } : {}),
      })
      return code
    },
    async redeem(typed) {
      const code = tidyCode(typed)
      const found = code && (await redeemCode(pool, code))
      if (!found) return undefined
      if (found.purpose === 'continue') return { secret: found.assessmentId, purpose: 'continue' }
      const token = newConversationId()
      await grantAccess(pool, {
        token,
        assessmentId: found.assessmentId,
        purpose: found.purpose,
        days: ACCESS_DAYS,
        ...(found.label ? { label: found.label } : {}),
      })
      return { secret: token, purpose: found.purpose }
    },
    accesses: (id) => listAccess(pool, id),
    revoke: (id, digest) => revokeAccess(pool, id, digest),
    ofConversation: (conversationId) => listAssessments(pool, conversationId),
    link: (id, conversationId) => linkConversation(pool, id, conversationId),
    erase: (id) => eraseAssessment(pool, id),
  }
}
