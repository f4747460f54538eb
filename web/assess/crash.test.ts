import { expect, it } from 'vitest'
import { runUnderCrashes } from '../../eval/bench/assessments/run.ts'

// The full run, 200 owners and 10 kills, is a command of its own: eval/bench/assessments/main.ts.
it('keeps every acknowledged answer of many owners while the server is killed', async () => {
  const { acknowledged, lost, unexpected } = await runUnderCrashes({
    owners: 8,
    answers: 5,
    kills: 2,
    checklist: 'vs-haccp',
  })
  expect({ acknowledged, lost, unexpected }).toEqual({ acknowledged: 40, lost: 0, unexpected: 0 })
}, 300_000)
