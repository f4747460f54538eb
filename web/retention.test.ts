import { pino } from 'pino'
import { expect, it } from 'vitest'
import { createAssistant, newConversationId } from '../agent/index.ts'
import { Catalogue } from '../core/catalogue.ts'
import { testDatabase } from '../core/testing.ts'
import { keepRetention } from './retention.ts'

const log = pino({ level: 'silent' })

it('erases what is older than the retention time at the start, and nothing younger', async () => {
  const { pool, close } = await testDatabase()
  const assistant = createAssistant({
    pool,
    catalogue: new Catalogue({}),
    config: { chatModel: undefined, embeddingModel: undefined, publicUrl: undefined },
  })
  const [old, young] = [newConversationId(), newConversationId()]
  for (const conversationId of [old, young]) {
    const request = { conversationId, messageId: newConversationId(), text: 'TCVN là gì?' }
    for await (const event of assistant.turn({ ...request, channel: 'web' })) void event
  }
  await pool.query("update conversation set last_at = now() - interval '91 days' where id = $1", [
    old,
  ])
  await keepRetention({ pool, days: 90, assessmentDays: 365, log })()
  expect(await assistant.conversation(old)).toBeUndefined()
  expect(await assistant.conversation(young)).toHaveLength(1)
  await close()
})

it('erases self-assessments by their own retention time', async () => {
  const { pool, close } = await testDatabase()
  await pool.query(
    `insert into assessment (id, checklist_id, version, snapshot, profile, last_at)
     values ('old', 'thu', 1, '{}', '{}', now() - interval '366 days'),
            ('young', 'thu', 1, '{}', '{}', now() - interval '364 days')`,
  )
  await keepRetention({ pool, days: 90, assessmentDays: 365, log })()
  const { rows } = await pool.query<{ id: string }>('select id from assessment')
  expect(rows).toEqual([{ id: 'young' }])
  await close()
})

it('goes on where the database is away', async () => {
  const { pool, close } = await testDatabase()
  await close()
  await keepRetention({ pool, days: 90, assessmentDays: 365, log })()
})
