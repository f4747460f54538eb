import { describe, expect, it } from 'vitest'
import { readChoice } from './read-choice.ts'

const offerOf = (...labels: string[]) => ({
  set: '7',
  choices: labels.map((label) => ({ label, text: `=${label}` })),
})
const BUTTONS = { text: 4_096, buttons: { most: 24, label: 120 }, files: true }
const NUMBERS = { text: 2_000, files: false }
const read = (text: string, offer: ReturnType<typeof offerOf>, limits = NUMBERS) => {
  const said = readChoice({ kind: 'text', text, externalId: '1', chat: 'c' }, offer, limits)
  return said.kind === 'chosen' ? said.text : said.kind
}

describe('words after an offer', () => {
  const answers = offerOf('Có', 'Một phần', 'Chưa')
  it.each([
    ['2', '=Một phần'],
    [' 2. ', '=Một phần'],
    ['số 3', '=Chưa'],
    // The first question, not the first answer.
    ['câu 1', 'none'],
    ['1, 3', 'none'],
    ['mot  phan', '=Một phần'],
    ['MỘT PHẦN', '=Một phần'],
    ['4', 'no-such-number'],
    ['0', 'no-such-number'],
    ['2 người', 'none'],
    ['tôi có 2', 'none'],
  ])('%j is read as %s', (words, meant) => expect(read(words, answers)).toBe(meant))

  it('without choices mean nothing', () => {
    expect(read('1', offerOf())).toBe('none')
    expect(
      readChoice({ kind: 'text', text: '1', externalId: '1', chat: 'c' }, undefined, NUMBERS).kind,
    ).toBe('none')
  })
})

describe('a bare number where a number of people is asked', () => {
  const people = offerOf('Đến 10 người', 'Trên 10 đến 50 người', 'Trên 50 người')
  it('is the number of people where buttons carry no numbers', () => {
    expect(['2', '8', '11', '50', '99'].map((words) => read(words, people, BUTTONS))).toEqual([
      '=Đến 10 người',
      '=Đến 10 người',
      '=Trên 10 đến 50 người',
      '=Trên 10 đến 50 người',
      '=Trên 50 người',
    ])
  })

  it('is the line of a numbered list where there is such a line, else the number of people', () => {
    expect(['2', '8', '60'].map((words) => read(words, people))).toEqual([
      '=Trên 10 đến 50 người',
      '=Đến 10 người',
      '=Trên 50 người',
    ])
  })
})
