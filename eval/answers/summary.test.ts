import { expect, it } from 'vitest'
import { formatFailures, formatSummary, summarise } from './summary.ts'
import { resultOf } from './testing.ts'

const results = [
  resultOf('a', 'how-to', true),
  resultOf('b', 'how-to', false),
  { ...resultOf('c', 'number-lookup', false), misses: [], breaches: ['nêu TCVN 9:2021'] },
]

it('counts by kind, in one order, without kinds that were not asked', () => {
  expect(summarise(results)).toEqual([
    { kind: 'number-lookup', questions: 1, passed: 0, breaching: 1 },
    { kind: 'how-to', questions: 2, passed: 1, breaching: 0 },
  ])
})

it('prints how many questions stand behind each share', () => {
  expect(formatSummary(results)).toBe(
    [
      'Loại câu hỏi   Số câu  Đạt   Tỷ lệ  Vi phạm',
      '-------------  ------  ---  ------  -------',
      'number-lookup       1    0   0,0 %        1',
      'how-to              2    1  50,0 %        0',
      'tất cả              3    1  33,3 %        1',
      'Mô hình viết 0/3 câu trả lời',
      'Thời gian trả lời: p50 1 ms, p95 1 ms',
    ].join('\n'),
  )
})

it('lists each failure with the question, what is missing and the beginning of the answer', () => {
  const long = { ...results[1]!, text: `đoạn\n\n${'á'.repeat(300)}` }
  expect(formatFailures([results[0]!, long])).toBe(
    `b: câu b\n  - không dẫn TCVN 1:2000\n  [answered] đoạn ${'á'.repeat(195)}`,
  )
  expect(formatFailures([results[2]!])).toContain('- vi phạm: nêu TCVN 9:2021')
})
