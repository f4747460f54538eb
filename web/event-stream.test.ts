import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { expect, it } from 'vitest'
import { openEventStream } from './event-stream.ts'

it('shows life while nothing happens, numbers its events, and ends', async () => {
  const app = express()
  let finish = () => {}
  app.get('/', (_request, response) => {
    const stream = openEventStream(response, 5)
    finish = () => {
      void stream.send({ type: 'status', text: 'a\nb' })
      void stream.send({ type: 'error', text: 'c' })
      stream.end()
    }
  })
  const server = createServer(app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  let text = ''
  let finished = false
  const decoder = new TextDecoder()
  const reader = response.body!.getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    text += decoder.decode(part.value, { stream: true })
    if (!finished && text.includes(': nhip')) {
      finished = true
      finish()
    }
  }
  expect(text).toContain(
    'id: 1\nevent: status\ndata: {"type":"status","text":"a\\nb"}\n\nid: 2\nevent: error\ndata: {"type":"error","text":"c"}\n\n',
  )
  await new Promise((resolve) => server.close(resolve))
})
