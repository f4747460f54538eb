/** What a composer hands back: wording with pointers into the evidence, not yet checked. */
import type { Catalogue } from '../../core/catalogue.ts'
import type { Answer, AnswerStatus, Choice } from '../../core/domain.ts'
import type { ProfileState } from '../../core/profile.ts'
import type { AssessmentDesk } from '../assess/index.ts'
import type { Reading } from '../recommend/index.ts'
import type { Search } from '../find/index.ts'
import type { Understanding } from '../understand/index.ts'
import type { Evidence } from './evidence.ts'

export interface Draft {
  status: AnswerStatus
  text: string
  choices: Choice[]
  notes: string[]
  document?: NonNullable<Answer['document']>
  /** What the conversation remembers from now on; left out, what it did, without an open question. */
  state?: ProfileState
}

export interface Workbench {
  catalogue: Catalogue
  search: Search
  understanding: Understanding
  evidence: Evidence
  /** What the question and the conversation say about the business. */
  reading: Reading
  /** What the conversation remembered before this question. */
  state: ProfileState
  /** False where nothing is remembered, so that a choice must say everything again. */
  stateful: boolean
  /** True where long answers are a burden: chat apps. */
  short: boolean
  assess?: AssessBench
}

/** What a self-assessment needs besides: where it is kept, and which message this is. */
export interface AssessBench {
  desk: AssessmentDesk
  /** Undefined where nothing is remembered between messages. */
  turn?: { conversationId: string; messageId: string }
  /** Address of a page of the site, from its path. */
  urlOfPage: (path: string) => string
}

export const draft = (status: AnswerStatus, text: string, rest: Partial<Draft> = {}): Draft => ({
  status,
  text,
  choices: [],
  notes: [],
  ...rest,
})

/** Paragraphs and lists: empty parts are left out. */
export const paragraphs = (...parts: (string | undefined | false)[]): string =>
  parts.filter(Boolean).join('\n\n')
export const bullets = (items: string[]): string => items.map((item) => `- ${item}`).join('\n')

/** A self-assessment under way is kept at hand while something else is talked about, without its open question. */
export const restedAssessment = ({ assessment }: ProfileState): Pick<ProfileState, 'assessment'> =>
  assessment ? { assessment: { id: assessment.id } } : {}
