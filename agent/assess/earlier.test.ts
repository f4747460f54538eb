import { afterAll, beforeAll, expect, it } from 'vitest'
import { Catalogue } from '../../core/catalogue.ts'
import { storeQuestion } from '../../core/db/conversations.ts'
import type { Database } from '../../core/db/open.ts'
import { testDatabase } from '../../core/testing.ts'
import { catalogueData, checklist } from '../../core/testing-content.ts'
import { newConversationId } from '../door.ts'
import { createAssessmentDesk } from './index.ts'

const catalogue = new Catalogue(
  catalogueData({
    checklists: [
      checklist('thu', [
        { id: 'mot', questions: [{ id: 'a' }] },
        { id: 'hai', questions: [{ id: 'b' }] },
      ]),
    ],
  }),
)
let database: Database
beforeAll(async () => (database = await testDatabase()))
afterAll(() => database.close())

it('finds the run that this one repeats, else one of the same conversation, never an empty or a strange one', async () => {
  const { pool } = database
  const desk = createAssessmentDesk(pool, catalogue)
  const conversationId = newConversationId()
  const message = { conversationId, messageId: newConversationId(), channel: 'web' }
  await storeQuestion(pool, { ...message, question: 'tự đánh giá' })
  const start = async (options: Parameters<typeof desk.start>[1], answers = true) => {
    const started = (await desk.start('thu', options))!
    const event = { eventId: newConversationId(), question: 'a', by: 'owner', value: 'no' } as const
    if (answers) await desk.answer(started, event)
    return started
  }
  const strange = await start({})
  const first = await start({ conversationId })
  await start({ conversationId }, false)
  const second = await start({ conversationId })
  expect((await desk.earlier(second))?.id).toBe(first.id)
  expect(await desk.earlier(first)).toBeUndefined()
  const repeated = await start({ conversationId, earlier: strange.id })
  expect((await desk.earlier(repeated))?.id).toBe(strange.id)
  await desk.erase(strange.id)
  expect((await desk.earlier(repeated))?.id).toBe(second.id)
})
