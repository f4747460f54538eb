/** `npm start` as a child process that is killed without warning and started again on the same folder and port. */
import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { BenchError } from '../errors.ts'
import { TSX } from '../run-child.ts'

const MAIN = join(import.meta.dirname, '../../../web/main.ts')
const READY = /sẵn sàng: (http:\/\/\S+)/
const UNLIMITED = '1000000'

export interface KillableServer {
  url: string
  /** SIGKILL, as a power cut does it; then a start on the same folder. */
  killAndRestart(): Promise<void>
  /** For good: no restart that is under way comes after it. */
  kill(): Promise<void>
}

/** `settings` come on top of those that make measuring possible. */
export async function startKillable(
  dataDir: string,
  settings: Record<string, string> = {},
): Promise<KillableServer> {
  const port = await freePort()
  let child = spawnServer(dataDir, port, settings)
  let isOver = false
  await untilReady(child)
  const kill = async () => {
    const ended = child.exitCode === null && child.signalCode === null && once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }
  return {
    url: `http://127.0.0.1:${port}`,
    async kill() {
      isOver = true
      await kill()
    },
    async killAndRestart() {
      await kill()
      if (isOver) return
      // Known before it is ready, so that one that is just starting can be ended too.
      child = spawnServer(dataDir, port, settings)
      await untilReady(child)
    },
  }
}

type Server = ChildProcessByStdio<null, Readable, Readable>

function spawnServer(dataDir: string, port: number, settings: Record<string, string>): Server {
  const child = spawn(process.execPath, ['--import', TSX, MAIN], {
    // No setting of the operator; all owners come from one address, so nobody may be refused for his number.
    env: {
      DATA_DIR: dataDir,
      HOST: '127.0.0.1',
      PORT: String(port),
      LOG_LEVEL: 'silent',
      RATE_READS_PER_MINUTE: UNLIMITED,
      RATE_ANSWERS_PER_MINUTE: UNLIMITED,
      RATE_WRITES_PER_MINUTE: UNLIMITED,
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const stop = () => child.kill('SIGKILL')
  process.once('exit', stop)
  child.once('exit', () => process.off('exit', stop))
  return child
}

/** Rejects with what it printed when it ends before it listens. */
async function untilReady(child: Server): Promise<void> {
  let printed = ''
  child.stderr.setEncoding('utf8').on('data', (piece: string) => (printed += piece))
  await new Promise<void>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (piece: string) => {
      printed += piece
      if (READY.test(printed)) resolve()
    })
    child.once('error', reject)
    child.once('exit', () =>
      reject(new BenchError(`Chương trình không khởi động được:\n${printed.trim()}`)),
    )
  })
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}
