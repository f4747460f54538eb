import { describe, expect, it } from 'vitest'
import { readSaid } from './read-answer.ts'

describe('an answer that is certain', () => {
  it.each([
    ['Có', 'yes'],
    ['co', 'yes'],
    ['rồi ạ', 'yes'],
    ['1', 'yes'],
    ['Một phần', 'partly'],
    ['chưa đủ', 'partly'],
    ['Chưa', 'no'],
    ['không', 'no'],
    ['Không áp dụng', 'na'],
    ['không liên quan', 'na'],
    ['chưa rõ', 'unknown'],
    ['ko biết', 'unknown'],
    ['Có'.normalize('NFD'), 'yes'],
    ['tôi không biết', 'unknown'],
    ['dạ bên em chưa có', 'no'],
    ['xưởng tôi có rồi', 'yes'],
  ])('"%s" is %s', (typed, value) => expect(readSaid(typed)).toEqual({ kind: 'answer', value }))
})

describe('words that may be an answer', () => {
  it.each([
    ['có ghi sổ hằng ngày', 'yes'],
    ['ngày nào cũng ghi', 'yes'],
    ['thỉnh thoảng mới làm', 'partly'],
    ['có nhưng chưa ghi sổ', 'partly'],
    ['co lam nhung khong deu', 'partly'],
    ['làm rồi nhưng giấy cũ', 'partly'],
    ['chưa bao giờ làm', 'no'],
    ['xưởng tôi không có khâu này', 'na'],
    ['để tôi hỏi lại kế toán', 'unknown'],
  ])('"%s" seems to be %s', (typed, value) =>
    expect(readSaid(typed)).toEqual({ kind: 'maybe', value }),
  )
})

describe('what is no answer', () => {
  it.each([
    ['vì sao hỏi?', { kind: 'why' }],
    ['cho ví dụ', { kind: 'examples' }],
    ['tôi không hiểu', { kind: 'why' }],
    ['cụ thể là gì', { kind: 'examples' }],
    ['câu trước', { kind: 'back' }],
    ['bỏ qua', { kind: 'skip' }],
    ['tạm dừng', { kind: 'pause' }],
    ['câu 12', { kind: 'goto', number: 12 }],
    ['làm bản đầy đủ', { kind: 'full' }],
    ['Ghi chú: sổ ở tủ', { kind: 'note', text: 'sổ ở tủ' }],
    ['TCVN 5603:2023 là gì?', undefined],
    ['đầy đủ', undefined],
    ['6', undefined],
  ])('"%s"', (typed, said) => expect(readSaid(typed)).toEqual(said))
})
