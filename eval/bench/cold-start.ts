/** From starting the program to its first answer, as somebody meets it who runs `npm start` and asks. */
import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { newConversationId } from '../../agent/index.ts'
import { makeTempFolder } from '../temp-folder.ts'
import { BenchError } from './errors.ts'
import { TSX } from './run-child.ts'

export interface ColdStart {
  folder: 'empty' | 'filled'
  /** From the start of the process until the address is printed. */
  readySeconds: number
  /** Until the first answer is there. */
  firstAnswerSeconds: number
  /** Undefined where the system does not tell. */
  rssMegabytes: number | undefined
}

const MAIN = join(import.meta.dirname, '../../web/main.ts')
const READY = /sẵn sàng: (http:\/\/\S+)/
const QUESTION = 'Tôi sản xuất nước mắm thì áp dụng tiêu chuẩn nào?'

/** Once with an empty data folder, once more with the folder that the first start filled. */
export async function measureColdStarts(): Promise<ColdStart[]> {
  const folder = makeTempFolder('khoi-dong-')
  try {
    return [await startOnce(folder.path, 'empty'), await startOnce(folder.path, 'filled')]
  } finally {
    folder.remove()
  }
}

async function startOnce(dataDir: string, folder: ColdStart['folder']): Promise<ColdStart> {
  const start = performance.now()
  const child = spawn(process.execPath, ['--import', TSX, MAIN], {
    // No setting of the operator: the same program is measured everywhere.
    env: { DATA_DIR: dataDir, HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  const stop = () => child.kill('SIGTERM')
  process.once('exit', stop)
  try {
    const url = await readAddress(child)
    const ready = performance.now()
    await ask(url)
    const answered = performance.now()
    return {
      folder,
      readySeconds: (ready - start) / 1000,
      firstAnswerSeconds: (answered - start) / 1000,
      rssMegabytes: residentMegabytes(child.pid),
    }
  } finally {
    process.off('exit', stop)
    stop()
    await ended
  }
}

/** The program prints its address when it listens. */
function readAddress(child: ChildProcessByStdio<null, Readable, null>): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = ''
    // Listened to until the end: a closed pipe would be an error of the program that is measured.
    child.stdout.setEncoding('utf8').on('data', (piece: string) => {
      printed += piece
      const url = READY.exec(printed)?.[1]
      if (url) resolve(url)
    })
    child.once('error', reject)
    child.once('exit', () =>
      reject(new BenchError(`Chương trình không khởi động được:\n${printed.trim()}`)),
    )
  })
}

async function ask(url: string): Promise<void> {
  const response = await fetch(new URL('/api/v1/chat', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({
      conversationId: newConversationId(),
      messageId: newConversationId(),
      text: QUESTION,
    }),
  })
  const { answer } = (await response.json()) as { answer?: { status: string } }
  if (answer?.status !== 'answered')
    throw new BenchError(`Câu hỏi đầu tiên không được trả lời (HTTP ${response.status}).`)
}

/** Of another process: only Linux tells, in its process folder. */
function residentMegabytes(pid: number | undefined): number | undefined {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024
  } catch {
    return undefined
  }
}
