/** What is known about a business; every field may be missing, and missing never means "no". */
import type { AnswerValue } from './data/checklist-schema.ts'
import type { SizeId } from './data/rule-schema.ts'

export interface Profile {
  /** Ids of products, activities or services of the catalogue. */
  products: string[]
  /** Values of facts: { 'thi-truong': ['eu'] }. For a fact with one value the list has one. */
  facts: Record<string, string[]>
  /** Facts that were answered in full: a value that is not listed does not hold. Facts with one value always are. */
  complete: string[]
  /** Facts that were asked and that the owner does not know. */
  unknown: string[]
  /** Workers with social insurance, yearly average. */
  people?: number
  /** Billions of VND a year. */
  revenue?: number
  /** Billions of VND. */
  capital?: number
  /** Customs codes that the owner gave, digits only. */
  hs: string[]
}

/** What a conversation remembers about the business. */
export interface ProfileState {
  profile: Profile
  /** The fact that was asked last and not answered yet. */
  pending?: string
  /** Questions asked so far. */
  asked: number
  assessment?: AssessmentPlace
}

/** Where the conversation is in a self-assessment. */
export interface AssessmentPlace {
  id: string
  /** The question (or "fact:<id>") that the next words answer; undefined while it rests. */
  question?: string
  /** What is asked about that answer before it counts. */
  wants?: { kind: 'confirm' | 'reason'; value: AnswerValue }
  /** Said to the question before it was answered; goes with the answer. */
  note?: string
}

export const emptyProfile = (): Profile => ({
  products: [],
  facts: {},
  complete: [],
  unknown: [],
  hs: [],
})

/** The memory of a conversation that has not heard of the business yet. */
export const nothingKnown = (): ProfileState => ({ profile: emptyProfile(), asked: 0 })

export type Truth = 'yes' | 'no' | 'unknown'

/** What an outcome rests on, in words for the owner. */
export interface Reason {
  /** "làm nước mắm", "bán vào siêu thị", "có 8 lao động"; follows "cơ sở của bạn". */
  phrase: string
  /** The fact, or "san-pham", "quy-mo", "ma-hs". */
  fact: string
  /** True when the owner did not say it, but it is usually so for such goods. */
  assumed?: boolean
}

/** What would settle an outcome: a question the owner can answer, or something to check elsewhere. */
export type Missing = { fact: string } | { confirm: string }

export interface Outcome {
  ref: string
  level: 'mandatory' | 'buyers' | 'voluntary'
  /** yes: applies; unknown: may apply; no: does not, though it does to others with the same product. */
  verdict: Truth
  why: string
  note?: string
  /** The owner's own facts that decided it (for `no`: that ruled it out). */
  because: Reason[]
  /** Only for `unknown`. */
  missing: Missing[]
  /** True when the rule is about these very products, not about a family they belong to. */
  own: boolean
  /** Risk-list group it comes from, when it does. */
  riskGroup?: string
}

/** The question whose answer would change the list most. */
export interface NextQuestion {
  fact: string
  text: string
  why: string
  choices: { id: string; label: string; phrase: string }[]
}

export interface SizeVerdict {
  /** Every class the business may belong to, smallest first; one when it is settled. */
  possible: SizeId[]
  /** One sentence on how it was reached, with what is missing. */
  explanation: string
}

export interface Recommendation {
  profile: Profile
  /** Strongest first: mandatory before buyers before voluntary, applies before may apply. */
  outcomes: Outcome[]
  /** Risk groups of the products, high before medium. */
  risks: { id: string; verdict: Truth; missing: Missing[] }[]
  size: SizeVerdict
  programmes: { id: string; verdict: Truth; missing: Missing[] }[]
  /** Guides to read next. */
  guides: string[]
  question?: NextQuestion
}
