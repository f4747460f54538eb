/** For tests: the real app on a free port, over a real database in this process. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type pg from 'pg'
import { pino } from 'pino'
import type { Assistant } from '../agent/door.ts'
import type { Catalogue } from '../core/catalogue.ts'
import { readConfig } from '../core/config.ts'
import { loadCatalogue } from '../core/data/load.ts'
import { createApp, type AppParts } from './app.ts'

export interface TestServer {
  url: string
  parts: AppParts
  /** Everything the app has logged, one JSON line each. */
  logged: string[]
  /** Cuts every connection, as a dropped line or a killed server does. */
  cut(): void
  stop(): Promise<void>
}

export interface TestOptions {
  assistant: Assistant
  pool: pg.Pool
  env?: Record<string, string>
  parts?: Partial<AppParts>
}

let catalogue: Catalogue | undefined

export async function startTestServer({
  assistant,
  pool,
  env,
  parts,
}: TestOptions): Promise<TestServer> {
  const logged: string[] = []
  const all: AppParts = {
    assistant,
    catalogue: (catalogue ??= loadCatalogue()),
    config: readConfig({
      RATE_WRITES_PER_MINUTE: '10000',
      RATE_ANSWERS_PER_MINUTE: '10000',
      RATE_READS_PER_MINUTE: '10000',
      ...env,
    }),
    pool,
    health: () => Promise.resolve({ status: 'ok', database: 'ok', mode: 'rules' }),
    log: pino({}, { write: (line: string) => void logged.push(line) }),
    about: { standards: 212, laws: 41, guides: 18, checkedOn: '2026-11-22' },
    ...parts,
  }
  const server = createServer(createApp(all))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    parts: all,
    logged,
    cut: () => server.closeAllConnections(),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
