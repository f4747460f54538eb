/** What a language model is asked for: the same facts, better said. */
import type { Answer, Source } from '../../core/domain.ts'

export interface WriteRequest {
  question: string
  /** The answer by rules with its sources: what the model starts from. */
  answer: Answer
  /** What was wrong with the previous try; empty on the first. */
  faults: string[]
  signal?: AbortSignal
  /** True when the person who asked has gone: the call then ended for no fault of the endpoint. */
  readerLeft?: () => boolean
}

export interface Written {
  /** `[n]` points to the answer's sources, then to `sources`. */
  text: string
  /** Further sources that the model looked up with its tools. */
  sources: Source[]
  /** What those further sources say. */
  evidence: string[]
  tokens: number
  toolCalls: number
}

export interface Writer {
  model: string
  /** SHA-256 of the prompt, kept with each answer. */
  promptDigest: string
  /** For all tries of one question together. */
  timeoutMs: number
  /** Throws a ModelError when the endpoint fails, is too slow, or breaks a limit. */
  write(request: WriteRequest): Promise<Written>
}
