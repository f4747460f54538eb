/** For tests: answers and results with only what a test is about written out. */
import type { Answer, Source } from '../../core/domain.ts'
import type { CaseResult } from './run.ts'

export const sourceOf = (id: string, designation: string): Source => ({
  id,
  designation,
  title: designation,
  standing: 'current',
  standingText: 'còn hiệu lực',
  section: '',
  url: `/nguon/${id}`,
  quote: '',
})

export const answerOf = (parts: Partial<Answer>): Answer => ({
  status: 'answered',
  text: '',
  sources: [],
  choices: [],
  notes: [],
  mode: 'rules',
  trace: [],
  ...parts,
})

export const resultOf = (id: string, kind: CaseResult['kind'], passed: boolean): CaseResult => ({
  id,
  kind,
  variant: 'typed',
  question: `câu ${id}`,
  status: 'answered',
  mode: 'rules',
  passed,
  misses: passed ? [] : ['không dẫn TCVN 1:2000'],
  breaches: [],
  text: 'câu trả lời',
  sources: [],
  ms: 1,
})
