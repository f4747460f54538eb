/** For tests: the whole program with chat apps on, over the real content and the real web server. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAssistant } from '../../agent/index.ts'
import type { TestLibrary } from '../../agent/testing.ts'
import { readConfig, type Config } from '../../core/config.ts'
import { createApp, createDocuments, createHealthCheck } from '../../web/index.ts'
import { createBots } from '../index.ts'
import { keepLog } from './tools.ts'

export interface RunningBots {
  url: string
  config: Config
  lines: string[]
  stop(): Promise<void>
}

/** `env` is given the server's own address, which the platforms need before the program starts. */
export async function startBots(
  library: TestLibrary,
  env: (url: string) => Record<string, string>,
): Promise<RunningBots> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const config = readConfig({ PUBLIC_URL: url, ...env(url) })
  const { log, lines } = keepLog()
  const { pool, catalogue } = library
  const assistant = createAssistant({ pool, catalogue, config })
  const documents = createDocuments({ pool, catalogue, publicUrl: url })
  const bots = (await createBots({ pool, catalogue, assistant, config, documents, log }))!
  const app = createApp({
    assistant,
    catalogue,
    config,
    pool,
    log,
    health: createHealthCheck(pool, config, () => bots.health()),
    webhooks: bots.webhooks,
  })
  server.on('request', app)
  bots.start()
  return {
    url,
    config,
    lines,
    async stop() {
      await bots.stop()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
    },
  }
}
