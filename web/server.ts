/** Listening and stopping. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Express } from 'express'
import { UPLOAD_MS } from './body-time.ts'

export interface RunningServer {
  /** Address on this machine, for the terminal: "http://127.0.0.1:3000". */
  url: string
  /** Takes nothing new, lets answers finish, parks the rest; done within about 15 seconds. */
  stop(): Promise<void>
}

export interface ServeOptions {
  host: string
  /** 0 takes any free one. */
  port: number
  /** Fires when answers under way must end. */
  parking: AbortController
  /** How long answers under way may go on after `stop`. */
  graceMs?: number
}

/** The longest that any request may take to arrive; for most, `limitBodyTime` allows less. */
const SLOW_CLIENT = {
  headersTimeout: 10_000,
  requestTimeout: UPLOAD_MS,
  connectionsCheckingInterval: 2_000,
}
const MAX_CONNECTIONS = 5_000
const GRACE_MS = 11_000
/** From parking to cutting: time to send the last message. */
const LAST_WORDS_MS = 2_000

/** Rejects when the port is taken. */
export async function serve(app: Express, options: ServeOptions): Promise<RunningServer> {
  const server = createServer({ ...SLOW_CLIENT, keepAliveTimeout: 5_000 }, app)
  server.maxConnections = MAX_CONNECTIONS
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, options.host, resolve)
  })
  const { address, family, port } = server.address() as AddressInfo
  const host = family === 'IPv6' ? `[${address}]` : address
  return { url: `http://${host}:${port}`, stop: () => stop(server, options) }
}

async function stop(server: Server, { parking, graceMs = GRACE_MS }: ServeOptions): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  const timers = [
    setTimeout(() => parking.abort(), graceMs),
    setTimeout(() => server.closeAllConnections(), graceMs + LAST_WORDS_MS),
  ]
  await closed
  timers.forEach(clearTimeout)
}
