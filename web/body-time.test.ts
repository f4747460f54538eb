import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import express from 'express'
import { expect, it } from 'vitest'
import { allowBodyTime, limitBodyTime } from './body-time.ts'

/** Answers when the body is in; `/anh` takes more time than there is in a test. */
async function start(milliseconds: number) {
  const app = express()
  app.use(limitBodyTime(milliseconds))
  app.post('/anh', (request, _response, next) => {
    allowBodyTime(request, 600_000)
    next()
  })
  app.post('/{*path}', express.text({ type: () => true }), (request, response) => {
    response.send(`got ${request.body as string}`)
  })
  const server = createServer(app).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const open = async (path: string, part: string) => {
    const socket = connect(port, '127.0.0.1')
    await once(socket, 'connect')
    let heard = ''
    socket.setEncoding('utf8').on('data', (text: string) => (heard += text))
    socket.on('error', () => {})
    socket.write(
      `POST ${path} HTTP/1.1\r\nHost: a\r\nContent-Length: 8\r\nConnection: close\r\n\r\n${part}`,
    )
    const closed = new Promise<string>((resolve) => socket.once('close', () => resolve(heard)))
    return { socket, closed }
  }
  return { open, stop: () => server.close() }
}

it('a body that does not arrive ends its connection; one that is longer allowed is waited for', async () => {
  const { open, stop } = await start(50)
  const upload = await open('/anh', 'half')
  const slow = await open('/khac', 'half')
  expect(await slow.closed).toBe('')
  upload.socket.write('more')
  expect(await upload.closed).toContain('got halfmore')
  const whole = await open('/khac', 'all here')
  expect(await whole.closed).toContain('got all here')
  stop()
})
