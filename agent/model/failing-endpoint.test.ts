import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Answer } from '../../core/domain.ts'
import type { Assistant } from '../door.ts'
import { openLibrary, type TestLibrary } from '../testing.ts'
import {
  breaksOff,
  fails,
  keepsSilent,
  says,
  sendsRaw,
  startModelServer,
  type ModelServer,
} from './testing.ts'

const QUESTION = 'TCVN 5603:2008 còn hiệu lực không?'
const GOOD = 'Bản TCVN 5603:2008 đã được thay bằng **TCVN 5603:2023**. [S1]'
/** One call, and one more where the client tries again. */
const MOST_CALLS = 2

describe('an endpoint that fails', () => {
  let library: TestLibrary
  let server: ModelServer
  let assistant: Assistant
  let byRules: Answer
  beforeAll(async () => {
    ;[library, server] = await Promise.all([openLibrary(), startModelServer()])
    byRules = await library.assistant().answer({ text: QUESTION })
  })
  // A fresh breaker each.
  beforeEach(() => {
    assistant = library.assistant({ chatModel: server.settings() })
  })
  afterAll(() => Promise.all([library.close(), server.close()]))

  const shown = ({ status, text, sources, mode }: Answer) => ({ status, text, sources, mode })

  it.each([
    ['is not paid', fails(401)],
    ['has had enough for a day', fails(429, { 'retry-after': '86400' })],
    ['has broken', fails(500)],
    ['is overloaded', fails(503, { 'retry-after': '1' })],
    ['breaks off', breaksOff],
    ['sends no JSON', sendsRaw('<html>Cổng đăng nhập</html>')],
    ['sends half a JSON', sendsRaw('{"choices":[{"index":0')],
    ['sends no choices', sendsRaw('{"id":"x","object":"chat.completion","choices":[]}')],
    ['sends something else', sendsRaw('{"loi":"không rõ"}')],
    ['sends nothing', sendsRaw('')],
    ['says nothing', says('')],
    ['says null', says(null)],
    ['says blanks', says(' \n\t ')],
  ])('that %s leaves the answer by rules', async (_, reply) => {
    server.script(reply)
    expect(shown(await assistant.answer({ text: QUESTION }))).toEqual(shown(byRules))
    expect(server.sent.length).toBeGreaterThanOrEqual(1)
    expect(server.sent.length).toBeLessThanOrEqual(MOST_CALLS)
  })

  it('that never answers is left at the time limit', async () => {
    const impatient = library.assistant({ chatModel: server.settings(600) })
    server.script(keepsSilent)
    expect(shown(await impatient.answer({ text: QUESTION }))).toEqual(shown(byRules))
    expect(server.sent.length).toBeLessThanOrEqual(MOST_CALLS)
  })

  it('that says far too much is not believed', async () => {
    server.script(says(`${GOOD} ${'Số 123456. '.repeat(100_000)}`))
    expect(shown(await assistant.answer({ text: QUESTION }))).toEqual(shown(byRules))
  })

  it('that says far too much without inventing anything is not believed either', async () => {
    server.script(says(`${GOOD}\n\n`.repeat(5_000)))
    expect(shown(await assistant.answer({ text: QUESTION }))).toEqual(shown(byRules))
  })

  it('that cannot be reached leaves the answer by rules', async () => {
    const gone = await startModelServer()
    const settings = gone.settings()
    await gone.close()
    const alone = library.assistant({ chatModel: settings })
    expect(shown(await alone.answer({ text: QUESTION }))).toEqual(shown(byRules))
  })

  it('is not asked again after five failures', async () => {
    server.script(fails(400))
    for (let time = 0; time < 5; time++) await assistant.answer({ text: QUESTION })
    expect(server.sent).toHaveLength(5)
    server.script(says(GOOD))
    const { mode, trace } = await assistant.answer({ text: QUESTION })
    expect({ mode, calls: server.sent.length }).toEqual({ mode: 'rules', calls: 0 })
    expect(trace.at(-1)).toMatchObject({ step: 'model-1', detail: { failure: 'ModelError' } })
  })

  it('takes no reader who left for a failure of the endpoint', async () => {
    for (let time = 0; time < 6; time++) {
      server.script(keepsSilent)
      const leave = new AbortController()
      await assistant.answer(
        { text: QUESTION },
        { signal: leave.signal, onStatus: (text) => text.includes('soạn') && leave.abort() },
      )
    }
    server.script(says(GOOD))
    expect(await assistant.answer({ text: QUESTION })).toMatchObject({ mode: 'model' })
  })
})
