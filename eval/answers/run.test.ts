import { afterAll, beforeAll, expect, it } from 'vitest'
import { createAssistant, type Assistant } from '../../agent/index.ts'
import { Catalogue } from '../../core/catalogue.ts'
import { Standard } from '../../core/data/schema.ts'
import type { Database } from '../../core/db/open.ts'
import { testDatabase } from '../../core/testing.ts'
import { ingestContent } from '../../ingest/index.ts'
import { createInvariants } from './invariants.ts'
import type { Question } from './questions.ts'
import { askAll } from './run.ts'

const catalogue = new Catalogue({
  standards: [
    Standard.parse({
      designation: 'TCVN 5107:2018',
      title: 'Nước mắm',
      status: 'current',
      supersedes: ['TCVN 5107:2003'],
      sectors: ['thuc-pham'],
      summary: { covers: 'Nêu yêu cầu đối với nước mắm.', appliesTo: 'Cơ sở làm nước mắm.' },
      provenance: { confidence: 'verified', checkedOn: '2026-11-22', sources: ['nguồn thử'] },
    }),
  ],
})
let database: Database
let assistant: Assistant
beforeAll(async () => {
  database = await testDatabase()
  await ingestContent(database.pool, catalogue)
  assistant = createAssistant({
    pool: database.pool,
    catalogue,
    config: { chatModel: undefined, embeddingModel: undefined, publicUrl: undefined },
  })
})
afterAll(() => database.close())

const questions: Question[] = [
  {
    id: 'cũ',
    kind: 'superseded',
    text: 'TCVN 5107:2003 còn dùng được không?',
    expect: { status: ['answered'], cites: ['TCVN 5107:2003'], says: ['TCVN 5107:2018'] },
  },
  {
    id: 'sai',
    kind: 'number-lookup',
    text: 'TCVN 5107:2018 là gì?',
    expect: { status: ['answered'], cites: ['TCVN 1:2000'] },
  },
]

it('scores the answers of the real assistant, in each way of asking', async () => {
  const parts = { assistant, findBreaches: createInvariants(catalogue), useModel: false }
  for (const variant of ['typed', 'no-marks', 'nfd', 'upper'] as const) {
    const asked: number[] = []
    const results = await askAll(questions, variant, {
      ...parts,
      onProgress: (count) => asked.push(count),
    })
    expect(results).toMatchObject([
      { id: 'cũ', variant, status: 'answered', passed: true, misses: [], breaches: [] },
      { id: 'sai', variant, passed: false, misses: ['không dẫn TCVN 1:2000'], breaches: [] },
    ])
    expect(asked).toEqual([1, 2])
  }
})
