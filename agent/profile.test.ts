import { afterAll, beforeAll, expect, it } from 'vitest'
import { readState } from '../core/db/conversations.ts'
import type { PublicAnswer } from '../core/domain.ts'
import { newConversationId, type Assistant } from './index.ts'
import { replies } from './replies.ts'
import { openLibrary, type TestLibrary } from './testing.ts'

let library: TestLibrary
let assistant: Assistant
beforeAll(async () => {
  library = await openLibrary()
  assistant = library.assistant()
})
afterAll(() => library.close())

/** A conversation: each message under its own id unless one is given. */
function talk() {
  const conversationId = newConversationId()
  let count = 0
  return {
    conversationId,
    state: () => readState(library.pool, conversationId),
    async say(text: string, messageId = `message-${++count}`): Promise<PublicAnswer> {
      const turn = assistant.turn({ conversationId, messageId, text, channel: 'web' })
      for await (const event of turn) if (event.type === 'done') return event.answer
      throw new Error('no answer')
    },
  }
}

const START = 'tôi làm nước mắm đóng chai, bán siêu thị, có 8 người'

it('takes hired hands and work done for others for no tax', async () => {
  for (const text of [
    'nhà mình rang cà phê bột đóng gói bán shopee, thuê 3 người làm',
    'co so nhuom vai, nhuom thue cho cty may, 45 nguoi lam',
  ])
    expect((await talk().say(text)).text, text).toContain('Bắt buộc theo pháp luật')
  expect((await talk().say('mình bán nước mắm, 3 người, đóng thuế thế nào')).text).not.toContain(
    'Bắt buộc theo pháp luật',
  )
})

it('gives the whole list to who tells of the place and of selling abroad, asking nothing', async () => {
  const { text } = await talk().say(
    'minh che bien tom dong lanh, 60 nguoi, xuat di trung quoc, nuoc thai xa ra song',
  )
  expect(text).toContain('QCVN 40:2025/BTNMT')
  expect(text).toContain('Lệnh 280 (GACC)')
})

it('tells what was understood, and asks one question with choices and "I do not know"', async () => {
  const { say, state } = talk()
  const answer = await say(START)
  expect(answer.status).toBe('answered')
  expect(answer.text).toContain('8 lao động')
  expect(answer.text).toContain('Vì bạn làm nước mắm')
  expect(answer.text).toContain(replies.nextQuestion)
  expect(answer.choices.at(-1)?.label).toBe(replies.doNotKnow)
  expect(await state()).toMatchObject({
    asked: 1,
    profile: { products: ['nuoc-mam'], people: 8, facts: { 'dong-goi-san': ['co'] } },
  })
})

it.each([
  ['a choice', (answer: PublicAnswer) => answer.choices[0]!.text],
  ['its number', () => '1'],
  ['the choice without marks', (answer: PublicAnswer) => answer.choices[0]!.text.normalize('NFD')],
])('takes %s as the answer to its question, and judges anew', async (_, pick) => {
  const { say, state } = talk()
  const first = await say(START)
  const pending = (await state())!.pending!
  const second = await say(pick(first))
  expect(second.text).toContain('Đã ghi nhận')
  expect(second.choices.at(-1)?.text).toBe(replies.seeRecommendation)
  const after = (await state())!
  expect(after.profile.facts[pending]).toHaveLength(1)
  expect(after.pending).not.toBe(pending)
})

it('asks no more than three questions, and none twice', async () => {
  const { say, state } = talk()
  await say(START)
  const asked: (string | undefined)[] = []
  for (let turn = 0; turn < 4; turn++) {
    asked.push((await state())?.pending)
    await say('tôi không biết')
  }
  expect(new Set(asked.slice(0, 3)).size).toBe(3)
  expect(asked[3]).toBeUndefined()
})

it('takes another question for what it is, and the open question is over', async () => {
  const { say, state } = talk()
  await say(START)
  const answer = await say('TCVN 5603:2008 còn hiệu lực không?')
  expect(answer.text).toContain('TCVN 5603:2023')
  expect((await state())?.pending).toBeUndefined()
  expect((await state())?.profile.products).toEqual(['nuoc-mam'])
})

it('is corrected by saying it, shown on request and forgotten at once', async () => {
  const { say, state } = talk()
  await say(START)
  expect((await say('cơ sở có 15 người')).text).toContain('15 lao động')
  const shown = await say('hồ sơ của tôi')
  expect(shown.text).toContain('Nước mắm')
  expect(shown.text).toContain('15 lao động')
  expect((await say('xoa ho so')).text).toBe(replies.profileForgotten)
  expect((await state())?.profile.products).toEqual([])
  expect((await say('ho so cua toi')).text).toBe(replies.profileEmpty)
})

it('the same message again changes nothing', async () => {
  const { say, state } = talk()
  const first = await say(START, 'same-message')
  const before = await state()
  expect(await say(START, 'same-message')).toEqual(first)
  expect(await state()).toEqual(before)
})

it('goes with its conversation', async () => {
  const { say, state, conversationId } = talk()
  await say(START)
  await assistant.eraseConversation(conversationId)
  expect(await state()).toBeUndefined()
})

it('without a conversation each choice says everything again', async () => {
  const { choices } = await assistant.answer({ text: START })
  expect(choices[0]!.text).toContain('nước mắm')
  const next = await assistant.answer({ text: choices[0]!.text })
  expect(next.text).toContain('8 lao động')
})
