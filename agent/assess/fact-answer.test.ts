import { expect, it } from 'vitest'
import type { Fact } from '../../core/data/rule-schema.ts'
import { yesNoFact } from '../../core/testing-content.ts'
import { readFactAnswer } from './fact-answer.ts'

const one = yesNoFact('kho-lanh')
const [yes, no] = one.choices.map(({ id }) => id)
const many: Fact = { ...one, many: true }

it('takes a choice by its words or its number', () => {
  expect(readFactAnswer(one, one.choices[1]!.label.toUpperCase())).toEqual([no])
  expect(readFactAnswer(one, ' 1 ')).toEqual([yes])
  // The last one offered is "Tôi không biết".
  expect(readFactAnswer(one, '3')).toBe('unknown')
  expect(readFactAnswer(one, '4')).toBeUndefined()
})

it.each(['1, 2', '1 và 2', '1 va 2', '2;1', '1 2'])(
  'takes "%s" where several may hold',
  (typed) => {
    const said = readFactAnswer(many, typed)
    expect(new Set(said)).toEqual(new Set([yes, no]))
    expect(readFactAnswer(one, typed)).toBeUndefined()
  },
)

it('takes the names of several choices, as people shorten them', () => {
  const [choice] = one.choices
  const market: Fact = {
    ...many,
    choices: [
      ['trong-nuoc', 'Trong nước'],
      ['eu', 'Liên minh châu Âu (EU)'],
      ['my', 'Mỹ'],
      ['hoi-giao', 'Các nước Hồi giáo (Malaysia, Indonesia, Trung Đông…)'],
    ].map(([id, label]) => ({ ...choice!, id: id!, label: label!, phrase: `bán ở ${label}` })),
  }
  expect(readFactAnswer(market, 'trong nước và EU')).toEqual(['trong-nuoc', 'eu'])
  expect(readFactAnswer(market, 'Trong nuoc, my')).toEqual(['trong-nuoc', 'my'])
  expect(readFactAnswer(market, 'Malaysia')).toEqual(['hoi-giao'])
  expect(readFactAnswer(market, 'trong nước và chỗ nào đó')).toBeUndefined()
})

it('takes nothing when one of the numbers is no choice', () => {
  expect(readFactAnswer(many, '1, 7')).toBeUndefined()
})

it('tells "I do not know" from words about something else', () => {
  expect(readFactAnswer(one, 'Tôi không biết')).toBe('unknown')
  expect(readFactAnswer(one, 'TCVN 5603 là gì?')).toBeUndefined()
  expect(readFactAnswer(one, 'xưởng tôi có kho', ['co'])).toEqual(['co'])
})

it('takes the beginning of one choice, and other words for yes and no', () => {
  const [choice] = one.choices
  const packed: Fact = {
    ...one,
    choices: [
      ['co', 'Có, đóng gói sẵn'],
      ['khong', 'Không, bán trực tiếp không bao bì'],
    ].map(([id, label]) => ({ ...choice!, id: id!, label: label!, phrase: label! })),
  }
  for (const typed of ['co', 'Có', 'rồi ạ', 'có, đóng gói'])
    expect(readFactAnswer(packed, typed)).toEqual(['co'])
  for (const typed of ['khong', 'chưa', 'ko'])
    expect(readFactAnswer(packed, typed)).toEqual(['khong'])
  expect(readFactAnswer(packed, 'khong biet')).toBe('unknown')
  expect(readFactAnswer(packed, 'c')).toBeUndefined()
})
