import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { InputError } from '../errors.ts'
import {
  findRegressions,
  findUnmetBars,
  readBaseline,
  updateBaseline,
  writeBaseline,
} from './baseline.ts'
import { resultOf } from './testing.ts'

const WAY = 'rules/typed'
const before = [
  resultOf('luật-1', 'law-change', true),
  resultOf('luật-2', 'law-change', false),
  resultOf('cách-1', 'how-to', true),
  resultOf('cách-2', 'how-to', false),
]
const baseline = updateBaseline({}, WAY, before)

describe('against the baseline', () => {
  it('the same results and better ones pass', () => {
    expect(findRegressions(baseline, WAY, before)).toEqual([])
    expect(
      findRegressions(
        baseline,
        WAY,
        before.map((one) => ({ ...one, passed: true })),
      ),
    ).toEqual([])
  })

  it('a kind that falls is told', () => {
    const after = before.map((one) => ({ ...one, passed: one.id.startsWith('luật-1') }))
    expect(findRegressions(baseline, WAY, after)).toEqual([
      'how-to: còn 0/2 câu đạt, trước đây 1/2',
    ])
  })

  it('a must-pass question that is lost is told though another one of its kind was won', () => {
    const after = before.map((one) =>
      one.kind === 'law-change' ? { ...one, passed: !one.passed } : one,
    )
    expect(findRegressions(baseline, WAY, after)).toEqual(['luật-1: trước đây đạt, nay không đạt'])
  })

  it('a new question that passes or a shorter list in the same share is no fall', () => {
    const more = [...before, resultOf('cách-3', 'how-to', true)]
    expect(findRegressions(baseline, WAY, more)).toEqual([])
  })

  it('another way of asking is not compared', () => {
    expect(findRegressions(baseline, 'rules/upper', [resultOf('cách-1', 'how-to', false)])).toEqual(
      [],
    )
  })
})

it('asks every must-pass question to pass, whatever was reached before', () => {
  expect(findUnmetBars(before)).toEqual(['law-change: phải đạt cả 2 câu, mới đạt 1'])
})

it('replaces only what was asked', () => {
  const after = updateBaseline(baseline, WAY, [resultOf('cách-1', 'how-to', false)])
  expect(after).toEqual({
    [WAY]: {
      'law-change': { passed: 1, questions: 2, failing: ['luật-2'] },
      'how-to': { passed: 0, questions: 1, failing: ['cách-1'] },
    },
  })
})

it('reads what it wrote, takes a missing file for an empty one and refuses another form', () => {
  const folder = mkdtempSync(join(tmpdir(), 'moc-'))
  try {
    const file = join(folder, 'baseline.json')
    expect(readBaseline(file)).toEqual({})
    writeBaseline(baseline, file)
    expect(readBaseline(file)).toEqual(baseline)
    writeFileSync(file, '{"rules/typed": {"how-to": 3}}')
    expect(() => readBaseline(file)).toThrow(InputError)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
