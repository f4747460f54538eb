/** For tests: an OpenAI-compatible server that says what it is told to, well or badly, and keeps what it was sent. */
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Reply = (response: ServerResponse) => void

export interface ModelServer {
  /** Settings of an assistant that uses this server. */
  settings: (timeoutMs?: number) => {
    model: string
    apiKey: string
    baseUrl: string
    timeoutMs: number
  }
  /** Bodies of the requests so far, as sent. */
  sent: string[]
  /** Sets what is answered from now on, one reply a request, the last one for ever; forgets what was sent. */
  script: (...replies: Reply[]) => void
  close: () => Promise<void>
}

export async function startModelServer(): Promise<ModelServer> {
  const sent: string[] = []
  let replies: Reply[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (chunk: string) => (body += chunk))
    request.on('end', () => {
      sent.push(body)
      const reply = replies.length > 1 ? replies.shift() : replies[0]
      reply?.(response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    settings: (timeoutMs = 10_000) => ({
      model: 'mau-thu',
      apiKey: 'khoa-thu',
      baseUrl: `http://127.0.0.1:${port}/v1`,
      timeoutMs,
    }),
    sent,
    script: (...next) => {
      replies = next
      sent.length = 0
    },
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

const json = (response: ServerResponse, value: unknown, status = 200, headers = {}) =>
  response
    .writeHead(status, { 'content-type': 'application/json', ...headers })
    .end(JSON.stringify(value))

/** Each with an id of its own: the agent takes a message with a known id for a new version of that one. */
const completion = (message: object, finish = 'stop') => ({
  id: `chatcmpl-${crypto.randomUUID()}`,
  object: 'chat.completion',
  created: 1,
  model: 'mau-thu',
  choices: [{ index: 0, message: { role: 'assistant', ...message }, finish_reason: finish }],
  usage: { prompt_tokens: 10, completion_tokens: 10, total_tokens: 20 },
})

export const says =
  (content: string | null): Reply =>
  (response) =>
    json(response, completion({ content }))

/** `args` is the text between the braces of the call, valid JSON or not. */
export const callsTool =
  (name: string, args: string): Reply =>
  (response) =>
    json(
      response,
      completion(
        {
          content: null,
          tool_calls: [
            {
              id: `goi-${crypto.randomUUID()}`,
              type: 'function',
              function: { name, arguments: args },
            },
          ],
        },
        'tool_calls',
      ),
    )

export const fails =
  (status: number, headers: Record<string, string> = {}): Reply =>
  (response) =>
    json(response, { error: { message: 'hỏng', type: 'loi' } }, status, headers)

export const sendsRaw =
  (body: string): Reply =>
  (response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(body)

/** Half of an answer, and then the line is dead. */
export const breaksOff: Reply = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' })
  response.write('{"id":"chatcmpl-1","choices":[{"index":0,"mess', () => response.destroy())
}

/** Never answers. */
export const keepsSilent: Reply = () => {}
