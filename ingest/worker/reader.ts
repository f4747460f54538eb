/** Reads files in a process of its own that may be killed at any time, and is replaced when it was. */
import { fork, type ChildProcess } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { PreparedDocument } from '../prepare.ts'
import { LIMITS } from '../reading.ts'
import type { ReadReply, ReadRequest } from './messages.ts'

export type ReadResult =
  { status: 'read'; document: PreparedDocument } | { status: 'unreadable'; reason: string }

export interface ReaderLimits {
  /** For one file, the start of the process not included. */
  milliseconds: number
  /** Resident memory of the whole process. */
  memoryBytes: number
}

/** The reader process itself does not start: a fault of the installation, not of a file. */
export class ReaderError extends Error {
  override name = 'ReaderError'
}

const CHILD = join(import.meta.dirname, 'child.ts')
const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
const START_MS = 30_000
/** A process that has grown to this share of its memory is replaced, so that every file has a whole budget. */
const RETIRE_SHARE = 0.5
/** V8's own limit lies below the resident one: most overruns then end by themselves, with the same message. */
const HEAP_SHARE = 0.85
const MEGABYTE = 1024 * 1024

export class Reader {
  private child: ChildProcess | undefined

  constructor(private readonly limits: ReaderLimits = LIMITS) {}

  /** One file at a time. Rejects with the signal's reason when aborted; a fault of the file is a value. */
  async read(request: ReadRequest, signal?: AbortSignal): Promise<ReadResult> {
    signal?.throwIfAborted()
    const child = (this.child ??= await start(this.limits))
    const reply = await ask(child, request, this.limits, signal).catch((error: unknown) => {
      this.close()
      throw error
    })
    if (reply.status === 'read' && reply.residentBytes < this.limits.memoryBytes * RETIRE_SHARE)
      return { status: 'read', document: reply.document }
    // After a fault nobody knows what state the process is in.
    this.close()
    return reply.status === 'read' ? { status: 'read', document: reply.document } : reply
  }

  close(): void {
    this.child?.kill('SIGKILL')
    this.child = undefined
  }
}

async function start({ memoryBytes }: ReaderLimits): Promise<ChildProcess> {
  const heapMegabytes = Math.floor((memoryBytes / MEGABYTE) * HEAP_SHARE)
  const child = fork(CHILD, [String(memoryBytes)], {
    execArgv: ['--import', TSX, `--max-old-space-size=${heapMegabytes}`],
    // Bytes go over as bytes, and the readers see no setting and no key of the program.
    serialization: 'advanced',
    env: {},
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let complaint = ''
  child.stderr
    ?.setEncoding('utf8')
    .on('data', (text: string) => (complaint = (complaint + text).slice(-2_000)))
  const reply = await nextReply(child, START_MS)
  if (typeof reply !== 'string' && reply.status === 'ready') return child
  child.kill('SIGKILL')
  throw new ReaderError(`The reader process does not start:\n${complaint.trim() || 'no message'}`)
}

type FileReply = Exclude<ReadReply, { status: 'ready' }>

async function ask(
  child: ChildProcess,
  request: ReadRequest,
  { milliseconds, memoryBytes }: ReaderLimits,
  signal?: AbortSignal,
): Promise<FileReply> {
  const reply = nextReply(child, milliseconds, signal)
  // A process that died in between is told by `exit`, which `nextReply` hears.
  child.send(request, () => {})
  const answer = await reply
  if (answer === 'timeout')
    return {
      status: 'unreadable',
      reason: `đọc quá ${Math.round(milliseconds / 1000)} giây, đã dừng`,
    }
  if (answer === 'exit' || answer.status === 'ready')
    return {
      status: 'unreadable',
      reason: `đọc tệp cần quá ${Math.round(memoryBytes / MEGABYTE)} MB bộ nhớ hoặc làm trình đọc dừng đột ngột`,
    }
  return answer
}

/** The next message, or how the wait ended without one. */
function nextReply(
  child: ChildProcess,
  milliseconds: number,
  signal?: AbortSignal,
): Promise<ReadReply | 'timeout' | 'exit'> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      clearTimeout(timer)
      child.off('message', onMessage).off('exit', onExit).off('error', onExit)
      signal?.removeEventListener('abort', onAbort)
      settle()
    }
    const onMessage = (reply: ReadReply) => end(() => resolve(reply))
    const onExit = () => end(() => resolve('exit'))
    const onAbort = () => end(() => reject(signal?.reason as Error))
    const timer = setTimeout(() => end(() => resolve('timeout')), milliseconds)
    child.on('message', onMessage).on('exit', onExit).on('error', onExit)
    signal?.addEventListener('abort', onAbort)
    if (signal?.aborted) onAbort()
    else if (child.exitCode !== null || child.signalCode !== null) onExit()
  })
}
