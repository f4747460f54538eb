import { expect, it } from 'vitest'
import type { Answer } from '../../core/domain.ts'
import { findMisses, namesOf } from './score.ts'
import { answerOf, sourceOf } from './testing.ts'

const answer: Answer = answerOf({
  text: 'TCVN 5603:2008 đã **được thay** [1] bằng **TCVN 5603:2023**.\nĐây là tiêu chuẩn tự nguyện [2].',
  sources: [
    sourceOf('tcvn-5603-2023.1', 'TCVN 5603:2023'),
    sourceOf('huong-dan-haccp-la-gi.2', 'Hướng dẫn'),
  ],
  notes: ['Tra cứu ngày 22/11/2026.'],
})

it('passes an answer that holds everything, whatever the marks, case, bold signs and pointers', () => {
  const expectation = {
    status: ['clarify' as const, 'answered' as const],
    cites: ['TCVN 5603:2023', 'guide:haccp-la-gi'],
    citesAny: [['TCVN 1:2000', 'TCVN 5603:2023']],
    says: ['DUOC THAY BANG TCVN 5603:2023', '22/11/2026'],
    saysAny: [['bắt buộc', 'tự nguyện']],
    never: ['vẫn còn hiệu lực'],
  }
  expect(findMisses(expectation, answer)).toEqual([])
})

it('names everything that is missing', () => {
  const expectation = {
    status: ['not-found' as const],
    cites: ['TCVN 5603:2008'],
    citesAny: [['guide:halal', '37/2026/NĐ-CP']],
    says: ['bắt buộc'],
    saysAny: [['không có', 'chưa rõ']],
    never: ['được thay bằng', 'hết hạn'],
  }
  expect(findMisses(expectation, answer)).toEqual([
    'kết thúc là answered, cần not-found',
    'không dẫn TCVN 5603:2008',
    'không dẫn văn bản nào trong: guide:halal, 37/2026/NĐ-CP',
    'không nói “bắt buộc”',
    'không nói câu nào trong: “không có”, “chưa rõ”',
    'nói điều không được nói: “được thay bằng”',
  ])
})

it('knows a guide by its id, and a standard whose id ends like one by its designation', () => {
  expect(namesOf(sourceOf('huong-dan-ghi-nhan-hang-hoa.12', 'Hướng dẫn'))).toContain(
    'guide:ghi-nhan-hang-hoa',
  )
  expect(namesOf(sourceOf('tcvn-5603-2023.1', 'TCVN 5603:2023'))).toEqual(['TCVN 5603:2023'])
})
