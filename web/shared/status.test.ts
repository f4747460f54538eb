import { expect, it } from 'vitest'
import { statusLabel } from './status.ts'

const source = { id: 'a' } as never

it('says what an answer is, unless it is a cited one or the result of a self-assessment', () => {
  expect(statusLabel({ status: 'answered', sources: [source] })).toBeUndefined()
  expect(statusLabel({ status: 'answered', sources: [] })).toContain('không dẫn nguồn')
  expect(statusLabel({ status: 'clarify', sources: [] })).toBe('Cần hỏi thêm một ý')
  expect(statusLabel({ status: 'clarify', sources: [], document: 'assessment' })).toBeUndefined()
})
