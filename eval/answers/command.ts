/** `npm run eval -- answers`: the gold questions through the assistant, scored and held against the baseline. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Assistant } from '../../agent/index.ts'
import { createProgress, vietnameseNumber, type Say } from '../progress.ts'
import {
  findRegressions,
  findUnmetBars,
  readBaseline,
  updateBaseline,
  writeBaseline,
} from './baseline.ts'
import type { FindBreaches } from './invariants.ts'
import { loadQuestions, type Kind } from './questions.ts'
import { askAll, type CaseResult } from './run.ts'
import { formatFailures, formatSummary } from './summary.ts'
import { VARIANTS, type Variant } from './variants.ts'

export interface AnswersOptions {
  /** Let the language model word the answers; without it, rules alone. */
  model: boolean
  /** Only questions of this kind. */
  kind?: Kind
  /** Ask each question in every variant too. */
  variants: boolean
  /** Where all results go as JSON. */
  out?: string
  updateBaseline: boolean
}

export interface AnswersParts {
  assistant: Pick<Assistant, 'answer'>
  findBreaches: FindBreaches
  /** The result, for the terminal. */
  print: Say
  /** Progress and warnings. */
  say: Say
}

/** Returns whether nothing fell behind the baseline and every must-pass question passed. */
export async function runAnswers(options: AnswersOptions, parts: AnswersParts): Promise<boolean> {
  const { kind, model } = options
  const questions = loadQuestions().filter((one) => kind === undefined || one.kind === kind)
  const variants = (options.variants ? Object.keys(VARIANTS) : ['typed']) as Variant[]
  let baseline = readBaseline()
  const problems: string[] = []
  const all: CaseResult[] = []
  for (const variant of variants) {
    const way = `${model ? 'model' : 'rules'}/${variant}`
    const results = await ask(variant)
    all.push(...results)
    print(way, results)
    const fallen = findRegressions(baseline, way, results)
    const unmet = variant === 'typed' ? findUnmetBars(results) : []
    problems.push(
      ...[...(options.updateBaseline ? [] : fallen), ...unmet].map((one) => `${way}: ${one}`),
    )
    baseline = updateBaseline(baseline, way, results)
  }
  if (options.out !== undefined) save(options.out, all)
  if (options.updateBaseline) {
    writeBaseline(baseline)
    parts.say('Đã ghi mốc mới vào eval/baseline.json')
  }
  if (problems.length) parts.print(`\nKhông đạt:\n${problems.map((one) => `  ${one}`).join('\n')}`)
  return problems.length === 0

  function ask(variant: Variant): Promise<CaseResult[]> {
    const progress = createProgress(
      parts.say,
      (n) => `${variant}: đã hỏi ${vietnameseNumber(n)}/${vietnameseNumber(questions.length)} câu`,
    )
    return askAll(questions, variant, { ...parts, useModel: model, onProgress: progress.show })
  }

  function print(way: string, results: CaseResult[]): void {
    const failures = formatFailures(results)
    parts.print(`\n${way}\n${formatSummary(results)}${failures ? `\n\n${failures}` : ''}`)
  }
}

function save(file: string, results: CaseResult[]): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`)
}
