/** How a firm comes out of each checklist of the catalogue, for kinds of answers whose outcome is known beforehand. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import {
  askedQuestions,
  askedSections,
  minutesLeft,
  nextOpenQuestion,
  quickCount,
} from '../../agent/assess/flow.ts'
import { scoreAnswers } from '../../agent/assess/score.ts'
import type { AssessmentResult, Depth, GivenAnswer, Readiness } from '../../core/assessment.ts'
import { Catalogue } from '../../core/catalogue.ts'
import { findChecklistFaults } from '../../core/data/checklist-references.ts'
import {
  Checklist,
  type AnswerValue,
  type ChecklistQuestion,
} from '../../core/data/checklist-schema.ts'
import { dataDir, readData } from '../../core/data/load.ts'
import { emptyProfile } from '../../core/profile.ts'

const { data } = readData()
/** The example that authors are told to copy must come out like any other. */
const example = Checklist.array().parse(parse(exampleOfTheGuide()))
const checklists = [...data.checklists, ...example]
const catalogue = new Catalogue({ ...data, checklists })

/** The answer to a question. */
type Answerer = (question: ChecklistQuestion) => AnswerValue

interface OutcomeCase {
  name: string
  /** Made anew for each walk, so that it can count. */
  answerer: () => Answerer
  score?: number
  /** With and without a legal minimum among the questions. */
  readiness: { withLaw: Readiness; withoutLaw: Readiness }
}

const both = (readiness: Readiness) => ({ withLaw: readiness, withoutLaw: readiness })
const always = (value: AnswerValue) => () => () => value
/** `first`, `second`, `first`... over the questions that `counts`; `second` for the others. */
const alternating =
  (first: AnswerValue, second: AnswerValue, counts = (_: ChecklistQuestion) => true) =>
  (): Answerer => {
    let seen = 0
    return (question) => (counts(question) && seen++ % 2 === 0 ? first : second)
  }

const CASES: OutcomeCase[] = [
  { name: 'all good', answerer: always('yes'), score: 100, readiness: both('ready') },
  {
    name: 'all bad',
    answerer: always('no'),
    score: 0,
    readiness: { withLaw: 'blocked', withoutLaw: 'beginning' },
  },
  {
    name: 'all half done',
    answerer: always('partly'),
    score: 50,
    readiness: { withLaw: 'blocked', withoutLaw: 'partly' },
  },
  {
    name: 'half of what may be left out does not concern the firm, the rest is good',
    answerer: alternating('na', 'yes', (question) => question.allowsNa),
    score: 100,
    readiness: both('ready'),
  },
  {
    name: 'all that may be left out does not concern the firm, the rest is good',
    answerer: () => (question) => (question.allowsNa ? 'na' : 'yes'),
    score: 100,
    readiness: both('ready'),
  },
  {
    name: 'half not known, the rest good',
    answerer: alternating('unknown', 'yes'),
    readiness: both('open'),
  },
  { name: 'nothing known', answerer: always('unknown'), readiness: both('open') },
]

describe.each(checklists.map((one) => [one.id, one] as const))('%s', (_, checklist) => {
  const minima = questionsOf(checklist).filter((question) => question.knockout)
  const but = (id: string, value: AnswerValue) =>
    walk(checklist, (question) => (question.id === id ? value : 'yes'))

  it.each(CASES.map((one) => [one.name, one] as const))('%s', (__, { answerer, ...expected }) => {
    const { score, readiness } = walk(checklist, answerer())
    expect(readiness).toBe(expected.readiness[minima.length ? 'withLaw' : 'withoutLaw'])
    if (expected.score !== undefined) expect(score).toBe(expected.score)
  })

  it('tells first what the law demands when all is bad', () => {
    const { gaps } = walk(checklist, () => 'no')
    const blockers = gaps.filter((gap) => gap.isBlocker)
    expect(gaps.slice(0, blockers.length)).toEqual(blockers)
  })

  it('one legal minimum missing or half done blocks, one not known leaves it open', () => {
    for (const { id } of minima) {
      for (const value of ['no', 'partly'] as const) {
        const { readiness, gaps } = but(id, value)
        expect({ id, readiness, first: gaps[0]?.question.id }).toEqual({
          id,
          readiness: 'blocked',
          first: id,
        })
      }
      const { readiness, unsettled } = but(id, 'unknown')
      expect({ readiness, unsettled: unsettled.map((one) => one.id) }).toEqual({
        readiness: 'open',
        unsettled: [id],
      })
    }
  })

  it('no other single question blocks', () => {
    for (const { id } of questionsOf(checklist).filter((question) => !question.knockout))
      expect({ id, readiness: but(id, 'no').readiness }).not.toMatchObject({ readiness: 'blocked' })
  })

  it('has enough to ask whatever is known of the firm, and lets it be ready', () => {
    for (const id of checklist.facts)
      for (const choice of catalogue.facts.get(id)!.choices) {
        const result = walk(checklist, () => 'yes', { [id]: [choice.id] })
        expect({ choice: choice.id, readiness: result.readiness }).toEqual({
          choice: choice.id,
          readiness: 'ready',
        })
        expect(result.asked * 2, choice.id).toBeGreaterThanOrEqual(questionsOf(checklist).length)
      }
  })

  const quick = quickCount(checklist)
  if (quick)
    it('has a quick version of under ten minutes that asks what the law demands', () => {
      const result = walk(checklist, () => 'no', {}, 'quick')
      expect(minutesLeft(checklist, result.asked)).toBeLessThanOrEqual(9)
      const demanded = questionsOf(checklist).filter((question) => question.knockout)
      expect(result.gaps.filter((gap) => gap.isBlocker)).toHaveLength(demanded.length)
      expect(walk(checklist, () => 'yes', {}, 'quick').readiness).toBe('core')
      for (const id of checklist.facts)
        for (const choice of catalogue.facts.get(id)!.choices) {
          const { asked } = walk(checklist, () => 'yes', { [id]: [choice.id] }, 'quick')
          expect(asked, choice.id).toBeGreaterThanOrEqual(8)
        }
    })

  it('has a quick version when it takes more than ten minutes', () => {
    expect(quick !== undefined || checklist.minutes <= 10).toBe(true)
  })

  it('reaches every question', () => {
    const asked = walk(checklist, () => 'yes').asked
    expect(asked).toBe(questionsOf(checklist).length)
  })
})

it('the example of the authoring guide has no fault', () => {
  expect(example).toHaveLength(1)
  expect(findChecklistFaults(catalogue)).toEqual([])
})

/** Answers one question after the other, as a firm does: an answer may open further ones. */
function walk(
  checklist: Checklist,
  answerOf: Answerer,
  facts: Record<string, string[]> = {},
  depth: Depth = 'full',
): AssessmentResult {
  const profile = { ...emptyProfile(), facts }
  const answers: Record<string, GivenAnswer> = {}
  for (;;) {
    const sections = askedSections(catalogue, { checklist, depth, profile }, answers)
    const question = nextOpenQuestion(askedQuestions(sections), answers)
    if (!question) return scoreAnswers(sections, answers, depth)
    answers[question.id] = { value: answerOf(question), at: '2026-11-24T08:00:00Z' }
  }
}

function questionsOf(checklist: Checklist): ChecklistQuestion[] {
  return checklist.sections.flatMap((section) => section.questions)
}

/** The last YAML block of the guide for authors. */
function exampleOfTheGuide(): string {
  const guide = readFileSync(join(dataDir, 'checklists/README.md'), 'utf8')
  return [...guide.matchAll(/```yaml\n([\s\S]*?)\n```/g)].at(-1)![1]!
}
