import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Answers, Depth, GivenAnswer } from '../../core/assessment.ts'
import { Catalogue } from '../../core/catalogue.ts'
import { answerValues, Checklist, type AnswerValue } from '../../core/data/checklist-schema.ts'
import { emptyProfile } from '../../core/profile.ts'
import { checklist, yesNoFact } from '../../core/testing-content.ts'
import { askedQuestions, askedSections, minutesLeft, nextOpenQuestion, openFacts } from './flow.ts'
import { scoreAnswers } from './score.ts'

const given = (value: AnswerValue): GivenAnswer => ({ value, at: '2026-11-24T08:00:00Z' })
const all = (values: Record<string, AnswerValue>): Answers =>
  Object.fromEntries(Object.entries(values).map(([id, value]) => [id, given(value)]))

/** Two sections; a1 is the legal minimum, b2 opens b3, b4 concerns exporters only. */
const form = Checklist.parse(
  checklist('thu', [
    {
      id: 'a',
      weight: 2,
      questions: [
        { id: 'a1', weight: 3, quick: true, knockout: { by: '1/2026/NĐ-CP' } },
        { id: 'a2' },
      ],
    },
    {
      id: 'b',
      questions: [
        { id: 'b1' },
        { id: 'b2', quick: true },
        { id: 'b3', after: { question: 'b2', is: ['yes', 'partly'] } },
        { id: 'b4', when: { fact: 'xuat-khau', is: ['co'] } },
      ],
    },
  ]),
)
const catalogue = new Catalogue({ facts: [yesNoFact('xuat-khau')], checklists: [form] })
const ids = ['a1', 'a2', 'b1', 'b2', 'b3', 'b4']
const judge = (
  values: Record<string, AnswerValue>,
  exports?: 'co' | 'khong',
  depth: Depth = 'full',
) => {
  const answers = all(values)
  const facts: Record<string, string[]> = exports ? { 'xuat-khau': [exports] } : {}
  return scoreAnswers(
    askedSections(
      catalogue,
      { checklist: form, depth, profile: { ...emptyProfile(), facts } },
      answers,
    ),
    answers,
    depth,
  )
}
const every = (value: AnswerValue) => judge(Object.fromEntries(ids.map((id) => [id, value])))

describe('outcomes', () => {
  it('all good is ready', () => {
    expect(every('yes')).toMatchObject({ score: 100, coverage: 1, readiness: 'ready', gaps: [] })
  })

  it('all bad is blocked, and the legal minimum stands first', () => {
    const { score, readiness, gaps } = every('no')
    expect({ score, readiness }).toEqual({ score: 0, readiness: 'blocked' })
    expect(gaps[0]).toMatchObject({ isBlocker: true, question: { id: 'a1' } })
  })

  it('a high score with one legal minimum missing is blocked all the same', () => {
    const values = Object.fromEntries(ids.map((id): [string, AnswerValue] => [id, 'yes']))
    expect(judge({ ...values, a1: 'partly' }).readiness).toBe('blocked')
  })

  it('is as ready as the score that is shown says', () => {
    const [a2, b1] = ['a2', 'b1'].map((id) =>
      form.sections.flatMap((one) => one.questions).find((one) => one.id === id)!,
    )
    const sections = [
      { id: 'a', title: 'A', weight: 19, questions: [a2!] },
      { id: 'b', title: 'B', weight: 5, questions: [b1!] },
    ]
    // 89.58…, shown as 90.
    expect(scoreAnswers(sections, all({ a2: 'yes', b1: 'partly' }))).toMatchObject({
      score: 90,
      readiness: 'ready',
    })
  })

  it('half that does not concern the firm leaves the rest to be judged by itself', () => {
    const result = judge({ a1: 'yes', a2: 'na', b1: 'no', b2: 'na', b4: 'na' })
    expect(result).toMatchObject({ coverage: 1, score: 67, asked: 5, answered: 5 })
    expect(result.sections.map((one) => one.score)).toEqual([100, 0])
  })

  it('many not known is open, whatever the score of the rest', () => {
    const result = judge({ a1: 'yes', a2: 'unknown', b1: 'unknown', b2: 'unknown', b4: 'yes' })
    expect(result.readiness).toBe('open')
    expect(result.score).toBe(100)
    expect(result.coverage).toBeCloseTo(7 / 11)
    expect(result.toFindOut.map((one) => one.id)).toEqual(['a2', 'b1', 'b2'])
  })

  it('a legal minimum that nobody knows keeps the result open', () => {
    const values = Object.fromEntries(ids.map((id): [string, AnswerValue] => [id, 'yes']))
    const result = judge({ ...values, a1: 'unknown' })
    expect(result.readiness).toBe('open')
    expect(result.unsettled.map((one) => one.id)).toEqual(['a1'])
  })

  it('a quick version in order says so, and not that all is ready', () => {
    const result = judge({ a1: 'yes', b2: 'yes' }, undefined, 'quick')
    expect(result).toMatchObject({ score: 100, coverage: 1, readiness: 'core', asked: 2 })
    expect(judge({ a1: 'no', b2: 'yes' }, undefined, 'quick').readiness).toBe('blocked')
    expect(judge({ a1: 'yes', b2: 'no' }, undefined, 'quick').readiness).not.toBe('core')
  })

  it('nothing answered has no score', () => {
    expect(judge({})).toMatchObject({ coverage: 0, readiness: 'open', answered: 0 })
    expect(judge({}).score).toBeUndefined()
  })
})

describe('which questions are asked', () => {
  const asked = (
    values: Record<string, AnswerValue>,
    exports?: 'co' | 'khong',
    depth: Depth = 'full',
  ) => {
    const facts: Record<string, string[]> = exports ? { 'xuat-khau': [exports] } : {}
    const sections = askedSections(
      catalogue,
      { checklist: form, depth, profile: { ...emptyProfile(), facts } },
      all(values),
    )
    return askedQuestions(sections).map((one) => one.id)
  }
  it('follows what is known of the firm and what was answered before', () => {
    expect(asked({})).toEqual(['a1', 'a2', 'b1', 'b2', 'b4'])
    expect(asked({ b2: 'yes' }, 'khong')).toEqual(['a1', 'a2', 'b1', 'b2', 'b3'])
    expect(asked({ b2: 'no', b3: 'yes' }, 'co')).toEqual(['a1', 'a2', 'b1', 'b2', 'b4'])
  })
  it('asks in the quick version what is marked for it, and leaves out a section without any', () => {
    expect(asked({}, undefined, 'quick')).toEqual(['a1', 'b2'])
    expect(asked({ b2: 'yes' }, 'co', 'quick')).toEqual(['a1', 'b2'])
  })
  it('goes round once from where one is', () => {
    const questions = form.sections.flatMap((section) => section.questions)
    expect(nextOpenQuestion(questions, all({ b1: 'yes' }), 'a2')?.id).toBe('b2')
    expect(nextOpenQuestion(questions, all({ b4: 'yes' }), 'b4')?.id).toBe('a1')
  })
  it('asks the facts first that it depends on', () => {
    const needing = { ...form, facts: ['xuat-khau'] }
    expect(openFacts(catalogue, needing, emptyProfile())).toHaveLength(1)
    const known = { ...emptyProfile(), facts: { 'xuat-khau': ['co'] } }
    expect(openFacts(catalogue, needing, known)).toEqual([])
  })
  it('tells a time that shrinks and never says nothing', () => {
    expect(minutesLeft(form, 6)).toBe(form.minutes)
    expect(minutesLeft(form, 0)).toBe(1)
  })
})

const values = fc.dictionary(fc.constantFrom(...ids), fc.constantFrom(...answerValues))

describe('for any answers', () => {
  it('scores stay within 0 and 100, coverage within 0 and 1', () => {
    fc.assert(
      fc.property(values, (one) => {
        const { score, coverage, sections, answered, asked } = judge(one)
        for (const value of [score, ...sections.map((section) => section.score)])
          if (value !== undefined) expect(value >= 0 && value <= 100).toBe(true)
        for (const share of [coverage, ...sections.map((section) => section.coverage)])
          expect(share >= 0 && share <= 1).toBe(true)
        expect(answered).toBeLessThanOrEqual(asked)
      }),
    )
  })

  it('"does not concern us" and "do not know" never change the score of a section', () => {
    fc.assert(
      fc.property(values, fc.constantFrom('a2', 'b1', 'b4'), (one, id) => {
        const { [id]: _left, ...without } = one
        const scores = (given: Record<string, AnswerValue>) =>
          judge(given).sections.map((section) => section.score)
        expect(scores({ ...without, [id]: 'na' })).toEqual(scores(without))
        expect(scores({ ...without, [id]: 'unknown' })).toEqual(scores(without))
      }),
    )
  })

  it('a better answer never lowers the score', () => {
    fc.assert(
      fc.property(values, fc.constantFrom('a1', 'a2', 'b1', 'b4'), (one, id) => {
        const score = (value: AnswerValue) => judge({ ...one, [id]: value }).score!
        expect(score('yes')).toBeGreaterThanOrEqual(score('partly'))
        expect(score('partly')).toBeGreaterThanOrEqual(score('no'))
      }),
    )
  })

  it('"does not concern us" lowers no coverage, "do not know" raises none', () => {
    fc.assert(
      fc.property(values, fc.constantFrom('a2', 'b1', 'b4'), (one, id) => {
        const { [id]: _left, ...without } = one
        expect(judge({ ...without, [id]: 'na' }).coverage).toBeGreaterThanOrEqual(
          judge(without).coverage,
        )
        expect(judge({ ...without, [id]: 'unknown' }).coverage).toBe(judge(without).coverage)
      }),
    )
  })
})
