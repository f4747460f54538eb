import { afterAll, beforeAll, expect, it } from 'vitest'
import { newConversationId } from '../door.ts'
import { openLibrary, type TestLibrary } from '../testing.ts'
import type { Assistant } from '../index.ts'
import type { PublicAnswer } from '../../core/domain.ts'

let library: TestLibrary
let assistant: Assistant
beforeAll(async () => {
  library = await openLibrary()
  assistant = library.assistant()
})
afterAll(() => library.close())

async function ask(text: string, channel: 'web' | 'zalo'): Promise<PublicAnswer> {
  const turn = assistant.turn({
    conversationId: newConversationId(),
    messageId: 'mot',
    text,
    channel,
  })
  for await (const event of turn) if (event.type === 'done') return event.answer
  throw new Error('no answer')
}

/** What stands in bold at the head of the lines below a heading. */
const namesBelow = (text: string, heading: RegExp): string[] => {
  const [, rest = ''] = text.split(heading)
  const section = rest.split(/\n\n\*\*/)[0]!
  return [...section.matchAll(/^- \*\*(.+?)\*\*/gm)].map((match) => match[1]!)
}

it.each([
  'tôi làm nước mắm đóng chai bán siêu thị, 8 người',
  'xưởng may áo sơ mi bán trong nước, 30 thợ',
  'nhập khẩu nồi cơm điện về bán',
  'xưởng chế biến cá tra phi lê xuất khẩu sang EU',
])(
  'in a chat app "%s" names all that binds, in less than two thirds of the words',
  async (text) => {
    const [long, short] = [await ask(text, 'web'), await ask(text, 'zalo')]
    const binding = /\*\*Bắt buộc theo pháp luật:\*\*/
    const names = namesBelow(short.text, binding)
    expect(names.length).toBeGreaterThan(0)
    expect(new Set(names)).toEqual(new Set(namesBelow(long.text, binding)))
    expect(short.text.length).toBeLessThan((long.text.length * 2) / 3)
    expect(short.document).toBe('recommendation')
    expect(short.choices).toEqual(long.choices)
  },
)

it('says nothing that its sources do not', async () => {
  const { text, sources } = await ask('tôi làm nước mắm đóng chai bán siêu thị, 8 người', 'zalo')
  const cited = new Set([...text.matchAll(/\[(\d+)\]/g)].map((match) => Number(match[1])))
  expect([...cited].toSorted((a, b) => a - b)).toEqual(sources.map((_, index) => index + 1))
})
