/** Results by kind, and as tables and lists for a terminal. Pure. */
import { percentile } from '../percentile.ts'
import { formatTable } from '../table.ts'
import { KINDS, type Kind } from './questions.ts'
import type { CaseResult } from './run.ts'

export interface KindSummary {
  kind: Kind
  questions: number
  passed: number
  /** Questions whose answer breaks what must hold for every answer. */
  breaching: number
}

/** Kinds that were asked, in the order of KINDS. */
export const summarise = (results: CaseResult[]): KindSummary[] =>
  KINDS.map((kind) => {
    const some = results.filter((one) => one.kind === kind)
    return {
      kind,
      questions: some.length,
      passed: some.filter((one) => one.passed).length,
      breaching: some.filter((one) => one.breaches.length > 0).length,
    }
  }).filter(({ questions }) => questions > 0)

const share = (passed: number, of: number) =>
  of ? `${((passed / of) * 100).toFixed(1).replace('.', ',')} %` : '-'

export function formatSummary(results: CaseResult[]): string {
  const kinds = summarise(results)
  const total = (pick: (kind: KindSummary) => number) =>
    kinds.reduce((sum, kind) => sum + pick(kind), 0)
  const row = ({ questions, passed, breaching }: Omit<KindSummary, 'kind'>) => [
    String(questions),
    String(passed),
    share(passed, questions),
    String(breaching),
  ]
  const times = results.map((one) => one.ms)
  return [
    formatTable(
      ['Loại câu hỏi', 'Số câu', 'Đạt', 'Tỷ lệ', 'Vi phạm'],
      [
        ...kinds.map((kind) => [kind.kind, ...row(kind)]),
        [
          'tất cả',
          ...row({
            questions: total((one) => one.questions),
            passed: total((one) => one.passed),
            breaching: total((one) => one.breaching),
          }),
        ],
      ],
    ),
    `Mô hình viết ${results.filter((one) => one.mode === 'model').length}/${results.length} câu trả lời`,
    `Thời gian trả lời: p50 ${percentile(times, 0.5).toFixed(0)} ms, p95 ${percentile(times, 0.95).toFixed(0)} ms`,
  ].join('\n')
}

const SHOWN_CHARACTERS = 200

/** What went wrong with each question that did not pass. */
export const formatFailures = (results: CaseResult[]): string =>
  results
    .filter((one) => !one.passed)
    .map(({ id, question, status, misses, breaches, text }) =>
      [
        `${id}: ${question}`,
        ...misses.map((miss) => `  - ${miss}`),
        ...breaches.map((breach) => `  - vi phạm: ${breach}`),
        `  [${status}] ${[...text.replace(/\s+/g, ' ')].slice(0, SHOWN_CHARACTERS).join('')}`,
      ].join('\n'),
    )
    .join('\n\n')
