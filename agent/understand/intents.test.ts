import { describe, expect, it } from 'vitest'
import { readIntents, type Intent } from './intents.ts'

/** Each is asked with marks and without. */
const QUESTIONS: [string, Intent[]][] = [
  ['TCVN 5603:2008 còn hiệu lực không?', ['standing']],
  ['Bản mới nhất là bản nào', ['standing']],
  ['HACCP có bắt buộc không', ['mandatory']],
  ['không làm thì có bị phạt không', ['mandatory']],
  ['Gửi cho tôi toàn văn TCVN 5603:2023', ['full-text']],
  ['tải file pdf QCVN 8-2', ['full-text']],
  ['TCVN và QCVN khác nhau thế nào', ['compare']],
  ['hồ sơ gồm những gì', ['steps']],
  ['làm nước mắm theo tiêu chuẩn nào', ['which']],
  ['giới hạn chì là bao nhiêu mg/kg', ['limit']],
  ['chi phí chứng nhận ISO 9001 bao nhiêu tiền', ['fee']],
  ['Quy chuẩn này do bộ nào ban hành', ['issuer']],
  ['có tương đương với bản quốc tế nào', ['equivalent']],
  ['Xin chào', ['greeting']],
  ['cảm ơn bạn nhiều', ['thanks']],
]
const withoutMarks = (text: string) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D')

describe('readIntents', () => {
  it.each(QUESTIONS)('%s asks for %j', (question, intents) => {
    for (const typed of [question, withoutMarks(question), question.toUpperCase()])
      expect([...readIntents(typed)], typed).toEqual(expect.arrayContaining(intents))
  })

  it('hears several wishes in one question', () =>
    expect([...readIntents('TCVN 5603 còn hiệu lực không, có bắt buộc không?')]).toEqual(
      expect.arrayContaining(['standing', 'mandatory']),
    ))

  it('takes a paper bag that holds bread for no question on an edition', () =>
    expect(readIntents('tui giay dung banh mi').has('standing')).toBe(false))

  it('takes shoes and pork rolls for no question on steps', () => {
    for (const text of ['tui lam giay bao ho', 'làm giò chả'])
      expect(readIntents(text).has('steps'), text).toBe(false)
  })

  it('takes a fillet for no fee', () =>
    expect(readIntents('cá tra phi lê đông lạnh').has('fee')).toBe(false))

  it('takes a long question that begins with a greeting for a question', () =>
    expect(readIntents('Chào bạn tôi làm nước mắm thì cần tiêu chuẩn gì').has('greeting')).toBe(
      false,
    ))
})
