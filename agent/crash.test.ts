import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tempFolder } from '../ingest/testing/fixtures.ts'

const ROUNDS = 20
const PASSAGES = 4

interface State {
  documents: { id: string; passages: number; indexed: number; rounds: number[] }[]
  wrongTerms: number
  size: { passages: number; counted: number; documents: number }
  turns: { id: string; answer: unknown }[]
}
interface Acknowledged {
  turns: Map<string, unknown>
  /** How many documents of this round, in the order of their ids. */
  stored: number
}

describe('a server that is killed at work', { timeout: 300_000 }, () => {
  let temp: Awaited<ReturnType<typeof tempFolder>>
  beforeAll(async () => {
    temp = await tempFolder()
  })
  afterAll(() => temp.remove())

  /** Runs until some documents and then some turns are done, kills, and returns what the start found. */
  async function runAndKill(round: number, acknowledged: Acknowledged): Promise<State> {
    const child = spawn(
      process.execPath,
      [
        '--import',
        'tsx',
        join(import.meta.dirname, 'testing/crash-child.ts'),
        join(temp.folder, 'data'),
        String(round),
      ],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    )
    let errors = ''
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
    const wanted = 25 * (round % 4)
    let turnsLeft = (round * 7) % 10
    let state: State | undefined
    acknowledged.stored = 0
    for await (const line of createInterface({ input: child.stdout })) {
      const one = JSON.parse(line) as State | { turn: string; answer: unknown } | { stored: number }
      // What was said before the kill arrived counts too: lines that are still in the pipe are read.
      if ('documents' in one) state = one
      else if ('stored' in one) acknowledged.stored = one.stored
      else {
        acknowledged.turns.set(one.turn, one.answer)
        turnsLeft--
      }
      if (state && acknowledged.stored >= wanted && turnsLeft < 0) child.kill('SIGKILL')
    }
    expect(state, errors).toBeDefined()
    return state!
  }

  it(`keeps all it has acknowledged and nothing half done, ${ROUNDS} times`, async () => {
    const acknowledged: Acknowledged = { turns: new Map(), stored: 0 }
    let storedInAll = 0
    for (let round = 0; round <= ROUNDS; round++) {
      const before = { turns: new Map(acknowledged.turns), stored: acknowledged.stored }
      const { documents, wrongTerms, size, turns } = await runAndKill(round, acknowledged)
      const answers = new Map(turns.map(({ id, answer }) => [id, answer]))
      for (const [id, answer] of before.turns) expect(answers.get(id), id).toEqual(answer)
      for (const one of documents) {
        expect(one).toMatchObject({ passages: PASSAGES, indexed: PASSAGES })
        expect(one.rounds, one.id).toHaveLength(1)
      }
      const ofLastRound = documents.filter(({ rounds }) => rounds[0] === round - 1)
      expect(ofLastRound.length).toBeGreaterThanOrEqual(before.stored)
      expect(ofLastRound.length % 25).toBe(0)
      expect(wrongTerms).toBe(0)
      const passages = documents.length * PASSAGES
      expect(size).toEqual({ passages, counted: passages, documents: documents.length })
      storedInAll += acknowledged.stored
    }
    expect(acknowledged.turns.size).toBeGreaterThan(ROUNDS)
    expect(storedInAll).toBeGreaterThan(ROUNDS * 25)
  })
})
