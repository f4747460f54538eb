import { describe, expect, it } from 'vitest'
import { Checklist } from '../../core/data/checklist-schema.ts'
import { checklist } from '../../core/testing-content.ts'
import { layOutAssessment } from './assessment-blocks.ts'
import { describeAssessment } from './assessment-report.ts'
import {
  bigChecklist,
  fillIn,
  given,
  judge,
  poison,
  sampleCatalogue,
  sampleReport,
  textsOf,
} from './testing/sample.ts'

const catalogue = sampleCatalogue()
const report = sampleReport(catalogue, fillIn(bigChecklist()))

describe('what stands first', () => {
  it('the legal minimum that is missing, with its law, and three steps that are none', () => {
    const assessment = fillIn(bigChecklist())
    const blocked = sampleReport(catalogue, {
      ...assessment,
      answers: { ...assessment.answers, owner: { ...assessment.answers.owner, a1: given('no') } },
    })
    expect(blocked.readiness.id).toBe('blocked')
    expect(blocked.blockers[0]).toMatchObject({ id: 'a1', law: 'Nghị định 1/2026/NĐ-CP' })
    expect(blocked.gaps[0]?.id).toBe('a1')
    expect(blocked.nextSteps).toHaveLength(3)
    expect(blocked.nextSteps.some((one) => one.isBlocker)).toBe(false)
  })

  it('the days are days in Viet Nam', () => {
    expect(report).toMatchObject({ startedOn: '2026-11-24', finishedOn: '2026-11-24' })
  })

  it('a legal minimum that nobody knows leads what is to be found out', () => {
    const assessment = fillIn(bigChecklist())
    const owner = { ...assessment.answers.owner, b1: given('unknown'), a5: given('unknown') }
    const found = sampleReport(catalogue, { ...assessment, answers: { owner, advisor: {} } })
    expect(found.toFindOut[0]).toMatchObject({ id: 'b1', law: 'Nghị định 1/2026/NĐ-CP' })
    expect(found.toFindOut.filter((one) => one.id === 'b1')).toHaveLength(1)
  })
})

describe('answers', () => {
  it('all stand there, what is open too, with a remark on numbers that nobody has seen in print', () => {
    expect(report.answers).toHaveLength(45)
    expect(report.answers.filter((one) => one.value === 'open')).toHaveLength(4)
    const [first, second] = report.answers
    expect(first?.clause).toBe('Nghị định 1/2026/NĐ-CP, mục 1')
    expect(second?.clause).toBe('TCVN 5603:2023, mục 2 (số điều khoản cần đối chiếu với bản in)')
  })

  it('of owner and advisor are set side by side only where they differ', () => {
    const { owner, advisor } = fillIn(bigChecklist()).answers
    for (const one of report.differences) expect(one.owner.value).not.toBe(one.advisor.value)
    const differing = Object.keys(advisor).filter((id) => owner[id] && owner[id].value !== 'partly')
    expect(report.differences.map((one) => one.id)).toEqual(differing)
  })

  it('can be those of the advisor', () => {
    const assessment = fillIn(bigChecklist())
    const swapped = {
      ...assessment,
      answers: { owner: assessment.answers.advisor, advisor: assessment.answers.owner },
    }
    const { sections, result } = judge(catalogue, assessment)
    const own = describeAssessment(catalogue, swapped, { sections, result, by: 'advisor' })
    expect(own.by).toBe('advisor')
    expect(own.answers).toEqual(report.answers)
  })
})

describe('the plan', () => {
  it('has a line for each gap in their order, agreed on or not', () => {
    expect(report.plan.slice(0, report.gaps.length).map((one) => one.id)).toEqual(
      report.gaps.map((one) => one.id),
    )
    expect(report.plan.find((one) => one.due)).toMatchObject({
      owner: 'tổ trưởng',
      statusText: 'Đang làm',
    })
    expect(report.plan.find((one) => !one.due)?.statusText).toBe('Chưa làm')
  })

  it('keeps what was agreed on when the gap is closed', () => {
    const assessment = fillIn(bigChecklist())
    const [id] = Object.keys(assessment.plan)
    const owner = { ...assessment.answers.owner, [id!]: given('yes') }
    const later = sampleReport(catalogue, { ...assessment, answers: { owner, advisor: {} } })
    expect(later.plan.at(-1)).toMatchObject({ id, isOpen: false, statusText: 'Đang làm' })
  })
})

describe('an earlier run', () => {
  const small = (version: number, ids: string[], changed: string[] = []) =>
    Checklist.parse({
      ...checklist('nho', [
        { id: 'a', questions: ids.map((id) => ({ id })) },
        { id: 'b', questions: [{ id: 'b1' }] },
      ]),
      version,
      ...(changed.length
        ? { changes: [{ version, note: 'Câu hỏi đã đổi nghĩa.', questions: changed }] }
        : {}),
    })
  const run = (form: Checklist, values: Parameters<typeof given>[0][]) => {
    const ids = form.sections.flatMap((one) => one.questions.map(({ id }) => id))
    const owner = Object.fromEntries(
      ids.flatMap((id, index) => (values[index] ? [[id, given(values[index])]] : [])),
    )
    return { ...fillIn(form), answers: { owner, advisor: {} }, plan: {} }
  }

  it('tells what improved, fell and is new, and leaves out what changed its meaning', () => {
    const before = run(small(1, ['a1', 'a2', 'a3']), ['no', 'yes', 'partly', 'yes'])
    const now = run(small(2, ['a1', 'a2', 'a3', 'a4'], ['a3']), [
      'yes',
      'partly',
      'yes',
      'no',
      'yes',
    ])
    const { comparison, sections } = sampleReport(catalogue, now, before)
    const ids = (moves: { id: string }[] = []) => moves.map((one) => one.id)
    expect(ids(comparison?.improved)).toEqual(['a1'])
    expect(ids(comparison?.fell)).toEqual(['a2'])
    expect(ids(comparison?.fresh)).toEqual(['a4'])
    expect(ids(comparison?.reworded)).toEqual(['a3'])
    expect(comparison?.improved[0]).toMatchObject({ before: 'Chưa', now: 'Có' })
    expect(sections.map((one) => one.earlierScore)).toEqual([50, 100])
  })

  it('of another checklist is not compared', () => {
    const other = sampleReport(catalogue, fillIn(bigChecklist()), run(small(1, ['a1']), ['no']))
    expect(other.comparison).toBeUndefined()
  })
})

it('leaves nothing in typed texts that a file format cannot hold', () => {
  const texts = textsOf(sampleReport(catalogue, poison(fillIn(bigChecklist()))))
  for (const text of texts) {
    expect(text).toBe(text.normalize('NFC').toWellFormed())
    expect(text).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202a-\u202e\ufffe\uffff]/)
  }
})

it('an assessment without any answer is a report too', () => {
  const empty = { ...fillIn(bigChecklist()), answers: { owner: {}, advisor: {} }, plan: {} }
  const blank = sampleReport(catalogue, empty)
  expect(blank).toMatchObject({ readiness: { id: 'open' }, gaps: [], answered: 0 })
  expect(blank.score).toBeUndefined()
  expect(layOutAssessment(blank, { writtenOn: '2026-11-24' }).length).toBeGreaterThan(10)
})
