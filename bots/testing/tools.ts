/** For tests of the channels: waiting, a log that is kept, and servers that answer as told. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { pino, type Logger } from 'pino'

/** Resolves as soon as it holds. */
export async function until(holds: () => boolean | Promise<boolean>, ms = 30_000): Promise<void> {
  const giveUpAt = performance.now() + ms
  while (!(await holds())) {
    if (performance.now() > giveUpAt) throw new Error(`never came true: ${holds.toString()}`)
    await wait(20)
  }
}

/** Keeps every line, of every level. */
export function keepLog(): { log: Logger; lines: string[] } {
  const lines: string[] = []
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) })
  return { log, lines }
}

/** An address of this machine on which nobody listens any more. */
export async function closedAddress(): Promise<string> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return `http://127.0.0.1:${port}`
}

export interface Scripted {
  url: string
  /** Path and body of each request, oldest first. */
  requests: { path: string; body: string }[]
  stop(): Promise<void>
}

/** A server that answers as told: what ready-made stand-ins do not do. `undefined` cuts the line. */
export async function startScripted(
  answer: (
    path: string,
    count: number,
  ) => { status?: number; body: string | Buffer } | undefined | 'hang',
): Promise<Scripted> {
  const requests: Scripted['requests'] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const path = request.url ?? ''
      requests.push({ path, body: Buffer.concat(chunks).toString() })
      const told = answer(path, requests.length)
      if (told === 'hang') return
      if (!told) return void response.destroy()
      response.writeHead(told.status ?? 200).end(told.body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
