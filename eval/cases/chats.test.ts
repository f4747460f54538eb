import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Assistant } from '../../agent/index.ts'
import { openLibrary, type TestLibrary } from '../../agent/testing.ts'
import { fold } from '../../core/text.ts'
import { bindingIn, judgeChat, loadChats } from './chats/chats.ts'

const chats = loadChats()
const trades = loadChats(join(import.meta.dirname, 'chats', 'nganh-nghe.yaml'))
let library: TestLibrary
let assistant: Assistant

beforeAll(async () => {
  library = await openLibrary()
  assistant = library.assistant()
})
afterAll(() => library.close())

it('the chats are forty, half of them typed without marks', () => {
  expect(chats).toHaveLength(40)
  expect(chats.filter(({ text }) => fold(text) === text.toLowerCase()).length).toBeGreaterThan(19)
})

it('every document named in a case is in the catalogue', () => {
  for (const { applies, acceptable, mustNot } of [...chats, ...trades])
    for (const ref of [...applies, ...acceptable, ...mustNot])
      expect(library.catalogue.resolveRef(ref), ref).toBeDefined()
})

it('the binding documents are read off an answer by their numbers', () => {
  const text =
    'Với **Rượu**\n\n**Bắt buộc theo pháp luật:**\n\n*Vì bạn làm rượu:*\n- **Luật 55/2010/QH12** – Luật An toàn thực phẩm: ...\n- **QCVN 6-3:2010/BYT** – Đồ uống có cồn: ...\n\n**Nên áp dụng (tự nguyện):**\n- **TCVN 7087:2013** – Ghi nhãn: ...'
  expect(bindingIn(library.catalogue, text)).toEqual(['55/2010/QH12', 'QCVN 6-3:2010/BYT'])
})

it.each([...chats, ...trades].map((one) => [one.text, one] as const))('%s', async (text, one) => {
  expect(judgeChat(library.catalogue, one, await assistant.answer({ text }))).toEqual([])
})
