/** The words everyone shares. */
import type { ProfileState } from './profile.ts'

/** In force, replaced, suspended: what a reader must know before relying on a document. */
export type Standing = 'current' | 'superseded' | 'suspended' | 'withdrawn' | 'unknown'

export type DocumentKind = 'standard' | 'law' | 'guide' | 'policy' | 'other'

/** One retrievable piece of a document, small enough to quote, with its place in the document. */
export interface Passage {
  /** From the document down: ["Nghị định 37/2026/NĐ-CP", "Chương IV", "Điều 42. Nội dung...", "khoản 1"]. */
  breadcrumb: string[]
  text: string
  /** Tokens of the o200k_base vocabulary, counted by tiktoken. */
  tokens: number
}

/** A document as the readers and the content loader hand it to the store. */
export interface SourceDocument {
  /** Plain slug, kept across versions of the same document. */
  id: string
  kind: DocumentKind
  title: string
  /** As printed: "TCVN 5603:2023", "37/2026/NĐ-CP". */
  designation?: string
  issuer?: string
  /** ISO dates, YYYY-MM-DD. */
  issuedOn?: string
  effectiveFrom?: string
  standing: Standing
  /** What a reader can look for: a web address or a file name. Never a path of this machine. */
  origin: string
  /** "data" for bundled content, "file" for what an operator added. */
  collection: 'data' | 'file'
  /** ISO date on which somebody last compared it with its source. */
  checkedOn?: string
  /** SHA-256 of what it was made of; unchanged documents are left alone. */
  digest: string
  passages: Passage[]
}

/** A passage that search found. */
export interface Hit extends Passage {
  /** Stable id of the passage: "<document id>.<n>". */
  id: string
  document: Omit<SourceDocument, 'passages' | 'digest'>
  score: number
  /** Share of the query's idf weight that the passage contains, 0 to 1: what abstention looks at. */
  coverage: number
}

/** What an answer rests on, as shown to people. */
export interface Source {
  /** Passage id; opens through `url` and `GET /api/v1/passages/:id`. */
  id: string
  designation: string
  title: string
  standing: Standing
  /** Plain Vietnamese for the standing: "còn hiệu lực", "đã được thay bằng TCVN 5603:2023". */
  standingText: string
  /** Breadcrumb below the document, joined: "Chương IV › Điều 42 › khoản 1". */
  section: string
  url: string
  /** The exact words that were relied on. */
  quote: string
  checkedOn?: string
  /** Set when a single source stands behind the entry: "một nguồn, nên tra lại". */
  caution?: string
}

export type AnswerStatus =
  'answered' | 'clarify' | 'not-found' | 'out-of-scope' | 'refused' | 'unavailable'

/** A button, or a numbered line where a channel has no buttons; `text` is what is asked when chosen. */
export interface Choice {
  label: string
  text: string
}

export interface TraceStep {
  step: string
  ms: number
  detail?: Record<string, unknown>
}

/** Every question ends in exactly one of these. */
export interface Answer {
  status: AnswerStatus
  /** Vietnamese, light Markdown (paragraphs, lists, bold); `[1]` points to `sources[0]`. */
  text: string
  sources: Source[]
  choices: Choice[]
  /** What the reader should know about the answer: doubts, dates, "hướng dẫn, không phải ý kiến pháp lý". */
  notes: string[]
  /** 'rules' without a language model, 'model' when its wording passed the checks. */
  mode: 'rules' | 'model'
  /** What can be had on paper after this answer. */
  document?: 'recommendation' | 'assessment'
  trace: TraceStep[]
  /** Undefined when nothing about the business was told or asked. */
  state?: ProfileState
}

/** What a channel receives while a question is worked on; `done` is always the last one. */
export type TurnEvent =
  | { type: 'status'; text: string }
  | { type: 'token'; text: string }
  | { type: 'done'; messageId: string; answer: PublicAnswer }
  | { type: 'error'; text: string }

/** An answer without its trace and memory: what leaves the server. */
export type PublicAnswer = Omit<Answer, 'trace' | 'state'>

export interface ConversationTurn {
  messageId: string
  question: string
  /** Undefined while the answer is being worked on, or after a crash until it is asked again. */
  answer?: PublicAnswer
  askedAt: string
  feedback?: 'up' | 'down'
}
