/** Asks every question and looks at every answer. */
import type { Assistant } from '../../agent/index.ts'
import type { Answer, AnswerStatus, Source } from '../../core/domain.ts'
import type { FindBreaches } from './invariants.ts'
import type { Question } from './questions.ts'
import { findMisses } from './score.ts'
import { VARIANTS, type Variant } from './variants.ts'

export interface CaseResult {
  id: string
  kind: Question['kind']
  variant: Variant
  /** As it was asked. */
  question: string
  status: AnswerStatus
  /** Who worded it: a model that fails leaves the answer by rules. */
  mode: Answer['mode']
  passed: boolean
  /** What was expected and is not there. */
  misses: string[]
  /** What no answer may do. */
  breaches: string[]
  text: string
  sources: Pick<Source, 'id' | 'designation'>[]
  ms: number
}

export interface AskParts {
  assistant: Pick<Assistant, 'answer'>
  findBreaches: FindBreaches
  useModel: boolean
  onProgress?: (asked: number) => void
}

/** One after the other, so that the times are those of one person asking. */
export async function askAll(
  questions: Question[],
  variant: Variant,
  { assistant, findBreaches, useModel, onProgress }: AskParts,
): Promise<CaseResult[]> {
  const results: CaseResult[] = []
  for (const { id, kind, text, expect } of questions) {
    const question = VARIANTS[variant](text)
    const start = performance.now()
    const answer = await assistant.answer({ text: question }, { useModel })
    const ms = performance.now() - start
    const misses = findMisses(expect, answer)
    const breaches = findBreaches(question, answer)
    results.push({
      id,
      kind,
      variant,
      question,
      status: answer.status,
      mode: answer.mode,
      passed: misses.length + breaches.length === 0,
      misses,
      breaches,
      text: answer.text,
      sources: answer.sources.map((source) => ({ id: source.id, designation: source.designation })),
      ms: Math.round(ms * 10) / 10,
    })
    onProgress?.(results.length)
  }
  return results
}
