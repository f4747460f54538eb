import { connect } from 'node:net'
import { once } from 'node:events'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newConversationId } from '../agent/door.ts'
import type { Database } from '../core/db/open.ts'
import { testDatabase } from '../core/testing.ts'
import { createApp } from './app.ts'
import { serve } from './server.ts'
import { createScriptedAssistant } from './testing-assistant.ts'
import { startTestServer } from './testing.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

async function start(graceMs: number) {
  const assistant = createScriptedAssistant()
  const { parts, stop } = await startTestServer({ assistant, pool: database.pool })
  await stop()
  const parking = new AbortController()
  const app = createApp({ ...parts, parking: parking.signal })
  const running = await serve(app, { host: '127.0.0.1', port: 0, parking, graceMs })
  const ask = () =>
    fetch(`${running.url}/api/v1/chat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        conversationId: newConversationId(),
        messageId: newConversationId(),
        text: 'Làm bánh thì sao?',
      }),
    })
  return { assistant, running, ask }
}

/** Resolves once the assistant has begun, with the way to let it go on. */
function holdAnswers(assistant: ReturnType<typeof createScriptedAssistant>) {
  let release = () => {}
  const begun = new Promise<void>((resolve) => {
    assistant.beforeEnd = (_request, signal) =>
      new Promise<void>((done) => {
        release = done
        signal?.addEventListener('abort', () => done())
        resolve()
      })
  })
  return { begun, release: () => release() }
}

it('lets an answer under way finish, takes nothing new, and then is gone', async () => {
  const { assistant, running, ask } = await start(60_000)
  const { begun, release } = holdAnswers(assistant)
  const response = await ask()
  await begun
  const stopped = running.stop()
  await expect(fetch(running.url)).rejects.toThrow()
  release()
  expect(await response.text()).toContain('event: done')
  await stopped
})

it('parks what takes too long with words that say what to do', async () => {
  const { assistant, running, ask } = await start(0)
  const { begun } = holdAnswers(assistant)
  const response = await ask()
  await begun
  const stopped = running.stop()
  expect(await response.text()).toMatch(/event: error\ndata: .*khởi động lại.*Thử lại/)
  await stopped
})

it('does not wait for a client that sends half a request', async () => {
  const { running } = await start(0)
  const socket = connect(Number(new URL(running.url).port), '127.0.0.1')
  socket.on('error', () => {})
  await once(socket, 'connect')
  socket.write(
    'POST /api/v1/chat HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{',
  )
  const closed = once(socket, 'close')
  await running.stop()
  await closed
})

it('says that a port is taken', async () => {
  const { running } = await start(0)
  const parking = new AbortController()
  const port = Number(new URL(running.url).port)
  const { parts, stop } = await startTestServer({
    assistant: createScriptedAssistant(),
    pool: database.pool,
  })
  await stop()
  await expect(serve(createApp(parts), { host: '127.0.0.1', port, parking })).rejects.toMatchObject(
    { code: 'EADDRINUSE' },
  )
  await running.stop()
})
