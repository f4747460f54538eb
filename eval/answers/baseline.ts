/** What was reached before, kept in version control, so that a change that makes answers worse is noticed. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { InputError } from '../errors.ts'
import { KINDS, type Kind } from './questions.ts'
import type { CaseResult } from './run.ts'
import { summarise } from './summary.ts'

/** A fault here misleads an owner into a wrong number or a wrong duty: every question must pass. */
export const MUST_PASS: ReadonlySet<Kind> = new Set([
  'number-lookup',
  'superseded',
  'mandatory-trap',
  'law-change',
])

const KindBaseline = z.strictObject({
  passed: z.number().int().min(0),
  questions: z.number().int().min(0),
  /** Ids that do not pass; whatever else was asked did. */
  failing: z.array(z.string()),
})
/** Kinds by way of asking: "rules/typed", "rules/no-marks"... */
const Baseline = z.record(z.string(), z.partialRecord(z.enum(KINDS), KindBaseline))
export type Baseline = z.infer<typeof Baseline>

export const baselineFile = join(import.meta.dirname, '../baseline.json')

export function readBaseline(file = baselineFile): Baseline {
  if (!existsSync(file)) return {}
  try {
    return Baseline.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    throw new InputError(
      `Tệp mốc ${file} không đúng định dạng; hãy tạo lại bằng --update-baseline`,
      {
        cause: error,
      },
    )
  }
}

export function writeBaseline(baseline: Baseline, file = baselineFile): void {
  writeFileSync(file, `${JSON.stringify(baseline, null, 2)}\n`)
}

/** Replaces the kinds that were asked in this way; the others stay as they were. */
export function updateBaseline(baseline: Baseline, way: string, results: CaseResult[]): Baseline {
  const kinds = Object.fromEntries(
    summarise(results).map(({ kind, questions, passed }) => [
      kind,
      {
        passed,
        questions,
        failing: results.filter((one) => one.kind === kind && !one.passed).map((one) => one.id),
      },
    ]),
  )
  return { ...baseline, [way]: { ...baseline[way], ...kinds } }
}

/** Why the run must not pass, one line each. A kind that the baseline does not know is not compared. */
export function findRegressions(baseline: Baseline, way: string, results: CaseResult[]): string[] {
  const known = baseline[way] ?? {}
  const fallen = summarise(results).flatMap(({ kind, questions, passed }) => {
    const before = known[kind]
    // Shares are compared crosswise, in whole numbers.
    return before && passed * before.questions < before.passed * questions
      ? [
          `${kind}: còn ${passed}/${questions} câu đạt, trước đây ${before.passed}/${before.questions}`,
        ]
      : []
  })
  const lost = results
    .filter((one) => MUST_PASS.has(one.kind) && !one.passed)
    .flatMap(({ id, kind }) => {
      const before = known[kind]
      return before && !before.failing.includes(id) ? [`${id}: trước đây đạt, nay không đạt`] : []
    })
  return [...fallen, ...lost]
}

/** Of questions as people type them; a variant may lose what cannot be told without marks. */
export const findUnmetBars = (results: CaseResult[]): string[] =>
  summarise(results)
    .filter(({ kind, passed, questions }) => MUST_PASS.has(kind) && passed < questions)
    .map(
      ({ kind, passed, questions }) => `${kind}: phải đạt cả ${questions} câu, mới đạt ${passed}`,
    )
