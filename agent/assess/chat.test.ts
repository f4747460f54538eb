import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PublicAnswer } from '../../core/domain.ts'
import { readState } from '../../core/db/conversations.ts'
import { newConversationId, type Assistant } from '../index.ts'
import { fill, replies } from '../replies.ts'
import { openLibrary, type TestLibrary } from '../testing.ts'
import { createAssessmentDesk, type AssessmentDesk } from './index.ts'
import { askedQuestions } from './flow.ts'

let library: TestLibrary
let assistant: Assistant
let desk: AssessmentDesk
beforeAll(async () => {
  library = await openLibrary()
  assistant = library.assistant()
  desk = createAssessmentDesk(library.pool, library.catalogue)
})
afterAll(() => library.close())

function talk() {
  const conversationId = newConversationId()
  let count = 0
  const place = async () => (await readState(library.pool, conversationId))?.assessment
  return {
    conversationId,
    place,
    assessment: async () => (await desk.open((await place())!.id))!.assessment,
    async say(text: string, messageId = `message-${++count}`): Promise<PublicAnswer> {
      const turn = assistant.turn({ conversationId, messageId, text, channel: 'web' })
      for await (const event of turn) if (event.type === 'done') return event.answer
      throw new Error('no answer')
    },
  }
}

/** Begins the HACCP checklist and passes over what it asks about the firm first. */
async function begin() {
  const one = talk()
  await one.say('tự đánh giá HACCP')
  while ((await one.place())?.question?.startsWith('fact:')) await one.say('tôi không biết')
  return one
}

describe('a self-assessment in a conversation', () => {
  it('lists what there is when none is named, and begins the one that is', async () => {
    const { say, place } = talk()
    const list = await say('tôi muốn tự đánh giá')
    expect(list.choices.length).toBeGreaterThan(3)
    await say(list.choices[0]!.text)
    expect(await place()).toBeDefined()
  })

  it('asks to the end, then tells the score, what comes first and where the report is', async () => {
    const { say, place, assessment } = await begin()
    let answer: PublicAnswer | undefined
    for (let step = 0; (await place())?.question && step < 60; step++)
      answer = await say(step % 3 === 0 ? '1' : step % 3 === 1 ? 'một phần' : 'chua')
    expect(answer!.text).toMatch(/Điểm \d+\/100/)
    expect(answer!.text).toContain(replies.assessSteps)
    const done = await assessment()
    expect(answer!.text).toContain(`/danh-gia/${done.id}/ket-qua`)
    const { asked, answered } = desk.result(done)
    expect(answered).toBe(asked)
    expect(done.finishedAt).toBeDefined()
  })

  it('keeps an answer before it asks the next question, and the same message counts once', async () => {
    const { say, assessment, place } = await begin()
    const before = (await place())!.question
    const first = await say('Có', 'tap')
    expect(await say('Có', 'tap')).toEqual(first)
    const { answers } = await assessment()
    expect(Object.keys(answers.owner)).toEqual([before])
    expect((await place())!.question).not.toBe(before)
  })

  it('says why it asks and what can be shown, and asks the same question again', async () => {
    const { say, place } = await begin()
    const { question } = (await place())!
    for (const asked of [replies.assessCommands.why, 'vi sao', replies.assessCommands.examples]) {
      const answer = await say(asked)
      expect(answer.text).toMatch(/Vì sao hỏi|Có thể đưa ra/)
      expect((await place())!.question).toBe(question)
    }
  })

  it('takes free words after asking whether they were understood', async () => {
    const { say, place, assessment } = await begin()
    const { question } = (await place())!
    const asked = await say('thỉnh thoảng mới làm, không đều lắm')
    expect(asked.text).toBe(fill(replies.assessConfirm, { answer: 'Một phần' }))
    expect((await assessment()).answers.owner).toEqual({})
    await say('đúng')
    expect((await assessment()).answers.owner[question!]?.value).toBe('partly')
  })

  it('wants a reason for "does not concern us"', async () => {
    const { say, place, assessment } = await begin()
    const questions = askedQuestions(desk.sections(await assessment()))
    const index = questions.findIndex((one) => one.allowsNa)
    await say(`câu ${index + 1}`)
    const { question } = (await place())!
    await say('không áp dụng')
    expect((await assessment()).answers.owner).toEqual({})
    await say('xưởng tôi không có khâu này')
    expect((await assessment()).answers.owner[question!]).toMatchObject({
      value: 'na',
      reason: 'xưởng tôi không có khâu này',
    })
  })

  it('goes back, on, and to a number, and an answer can be changed', async () => {
    const { say, place, assessment } = await begin()
    const first = (await place())!.question!
    await say('có')
    expect((await say('câu trước')).text).toContain('Bạn đã trả lời: Có')
    // One good answer is no hundred points.
    expect((await say('xem ket qua')).text).toContain('Điểm tạm tính 100/100, mới dựa trên')
    await say('câu 1')
    await say('lam tiep')
    await say('câu 1')
    await say('chưa')
    expect((await assessment()).answers.owner[first]?.value).toBe('no')
    const second = (await place())!.question
    await say('bỏ qua')
    expect((await place())!.question).not.toBe(second)
    await say('câu 1')
    expect((await place())!.question).toBe(first)
  })

  it('keeps a note without changing the answer', async () => {
    const { say, place, assessment } = await begin()
    const first = (await place())!.question!
    await say('có')
    await say('câu trước')
    await say('Ghi chú: sổ để ở tủ văn phòng')
    expect((await assessment()).answers.owner[first]).toMatchObject({
      value: 'yes',
      note: 'sổ để ở tủ văn phòng',
    })
  })

  it('keeps a note said before the answer, and stores it with the answer', async () => {
    const { say, place, assessment } = await begin()
    const question = (await place())!.question!
    const answer = await say('ghi chú: hỏi lại anh Tư')
    expect(answer.text).toContain(replies.assessNotePending)
    expect((await assessment()).answers.owner).toEqual({})
    await say('vì sao hỏi?')
    await say('thỉnh thoảng mới làm')
    await say('đúng')
    expect((await assessment()).answers.owner).toMatchObject({
      [question]: { value: 'partly', note: 'hỏi lại anh Tư' },
    })
    const next = (await place())!.question!
    await say('có')
    expect((await assessment()).answers.owner[next]!.note).toBeUndefined()
  })

  it('asks the quick version first, and the full one on request, keeping what was answered', async () => {
    const { say, place, assessment } = await begin()
    expect((await assessment()).depth).toBe('quick')
    for (let step = 0; (await place())?.question && step < 60; step++) await say('có')
    const done = await assessment()
    const quick = desk.result(done).asked
    expect(desk.result(done)).toMatchObject({ readiness: 'core', answered: quick, asked: quick })
    expect(done.finishedAt).toBeDefined()
    const told = await say('làm bản đầy đủ')
    const full = await assessment()
    expect(full.answers.owner).toEqual(done.answers.owner)
    expect(full.finishedAt).toBeUndefined()
    const { asked } = desk.result(full)
    expect(asked).toBeGreaterThan(quick)
    expect(told.text).toContain(`còn ${asked - quick} câu`)
  })

  it('begins with the full version when that is what is asked for', async () => {
    const { say, assessment } = talk()
    await say('tu danh gia haccp day du')
    expect((await assessment()).depth).toBe('full')
  })

  it('takes answers without marks and every command before the first question too', async () => {
    const { say, place, assessment } = talk()
    await say('tu danh gia haccp')
    const facts = (await assessment()).checklist.facts.map((id) => `fact:${id}`)
    await say('tu lam ra hang, mua lai')
    expect((await place())!.question).toBe(facts[1])
    for (const typed of ['vi sao', 'vi du', 'u thi cung tam', 'mot phan', 'khong hieu'])
      expect((await say(typed)).choices[0]!.label).toBe('Có, đóng gói sẵn')
    await say('co')
    expect((await assessment()).profile.facts['dong-goi-san']).toEqual(['co'])
    await say('cau truoc')
    expect((await place())!.question).toBe(facts[1])
    await say('khong')
    expect((await assessment()).profile.facts['dong-goi-san']).toEqual(['khong'])
    await say('tam dung')
    expect((await place())!.question).toBeUndefined()
    await say('lam tiep')
    expect((await place())!.question).toBe(facts[2])
    await say('trong nuoc, eu')
    expect((await assessment()).profile.facts['thi-truong']).toEqual(['trong-nuoc', 'eu'])
    expect((await place())!.question).not.toContain('fact:')
  })

  it('asks again when a few words are no answer, and answers what is a question', async () => {
    const { say, place } = await begin()
    const { question } = (await place())!
    const again = await say('u thi cung')
    expect(again.text).toContain('Tôi chưa hiểu câu trả lời.')
    expect((await place())!.question).toBe(question)
    expect((await say('TCVN 5603:2008')).text).toContain('TCVN 5603:2023')
    expect((await place())!.question).toBe(question)
    expect((await say('toi khong hieu')).text).toContain('Vì sao hỏi')
    expect((await say('lam tiep')).text).toContain('Mình làm tiếp nhé.')
    expect((await place())!.question).toBe(question)
  })

  it('rests while something else is asked, and goes on where it was', async () => {
    const { say, place } = await begin()
    await say('có')
    const { question } = (await place())!
    expect((await say('TCVN 5603:2008 còn hiệu lực không?')).text).toContain('TCVN 5603:2023')
    await say('tạm dừng')
    expect((await place())!.question).toBeUndefined()
    await say('làm tiếp tự đánh giá')
    expect((await place())!.question).toBe(question)
  })

  it('goes on in another conversation by a code that works once', async () => {
    const here = await begin()
    await here.say('có')
    const told = await here.say(replies.assessCommands.share)
    const code = /\*\*([0-9A-Z]{8})\*\*/.exec(told.text)![1]!
    const there = talk()
    await there.say(code.toLowerCase())
    expect((await there.place())!.id).toBe((await here.assessment()).id)
    await there.say('chưa')
    expect(Object.keys((await here.assessment()).answers.owner)).toHaveLength(2)
    expect((await talk().say(code)).text).toBe(replies.assessCodeWrong)
  })

  it('goes with the conversation, and by itself on request', async () => {
    const one = await begin()
    const { id } = await one.assessment()
    await assistant.eraseConversation(one.conversationId)
    expect(await desk.open(id)).toBeUndefined()
    const two = await begin()
    const second = await two.assessment()
    expect((await two.say('xóa bài tự đánh giá')).text).toBe(replies.assessErased)
    expect(await desk.open(second.id)).toBeUndefined()
  })

  it('where nothing is remembered, points to the page', async () => {
    const answer = await assistant.answer({ text: 'tự đánh giá HACCP' })
    expect(answer.text).toContain('/tu-danh-gia')
  })
})
