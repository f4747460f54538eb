import { spawn } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DECREE, tempFolder } from '../ingest/testing/fixtures.ts'

const ROUNDS = 20
/** More than a round gets to, so that it is always killed at work. */
const FILES = 25
const PASSAGES = 6

interface State {
  documents: { origin: string; passages: number; indexed: number }[]
  wrongTerms: number
  size: { passages: number; counted: number }
  turns: { id: string; answer: unknown }[]
}
interface Acknowledged {
  turns: Map<string, unknown>
  documents: Set<string>
}

describe('a server that is killed at work', { timeout: 900_000 }, () => {
  let temp: Awaited<ReturnType<typeof tempFolder>>
  beforeAll(async () => {
    temp = await tempFolder()
  })
  afterAll(() => temp.remove())

  const filesFor = async (round: number) => {
    const folder = join(temp.folder, `tep-${round}`)
    await mkdir(folder)
    for (let file = 0; file < FILES; file++) {
      const number = 1_000 + round * FILES + file
      const text = DECREE.replaceAll('901/2031', `${number}/2031`)
      await writeFile(join(folder, `nghi-dinh-${number}.txt`), text)
    }
    return folder
  }

  /** Runs until so many documents and then so many turns are done, kills, and returns what the start found. */
  async function runAndKill(round: number, acknowledged: Acknowledged) {
    let documentsLeft = 1 + (round % 3)
    let turnsLeft = (round * 37) % 20
    const child = spawn(
      process.execPath,
      [
        '--import',
        'tsx',
        join(import.meta.dirname, 'testing/crash-child.ts'),
        join(temp.folder, 'data'),
        await filesFor(round),
        String(round),
      ],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    )
    let errors = ''
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
    let state: State | undefined
    for await (const line of createInterface({ input: child.stdout })) {
      const one = JSON.parse(line) as
        State | { turn: string; answer: unknown } | { document: string }
      // What was said before the kill arrived counts too: lines that are still in the pipe are read.
      if ('documents' in one) state = one
      else if ('document' in one) {
        acknowledged.documents.add(one.document)
        documentsLeft--
      } else {
        acknowledged.turns.set(one.turn, one.answer)
        if (documentsLeft <= 0) turnsLeft--
      }
      if (documentsLeft <= 0 && turnsLeft <= 0) child.kill('SIGKILL')
    }
    expect(state, errors).toBeDefined()
    return state!
  }

  it(`keeps all it has acknowledged and nothing half done, ${ROUNDS} times`, async () => {
    const acknowledged: Acknowledged = { turns: new Map(), documents: new Set() }
    for (let round = 0; round <= ROUNDS; round++) {
      const before = { turns: new Map(acknowledged.turns), documents: [...acknowledged.documents] }
      const { documents, wrongTerms, size, turns } = await runAndKill(round, acknowledged)
      const answers = new Map(turns.map(({ id, answer }) => [id, answer]))
      for (const [id, answer] of before.turns) expect(answers.get(id), id).toEqual(answer)
      expect(documents.map(({ origin }) => origin)).toEqual(
        expect.arrayContaining(before.documents),
      )
      for (const one of documents)
        expect(one).toMatchObject({ passages: PASSAGES, indexed: PASSAGES })
      expect(wrongTerms).toBe(0)
      expect(size).toEqual({
        passages: documents.length * PASSAGES,
        counted: documents.length * PASSAGES,
      })
    }
    expect(acknowledged.turns.size).toBeGreaterThan(ROUNDS)
    expect(acknowledged.documents.size).toBeGreaterThan(ROUNDS)
  })
})
