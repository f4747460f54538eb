/** Work in a process of its own that may be killed at any time, and is replaced when it was. */
import { fork, type ChildProcess } from 'node:child_process'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import type { Socket } from 'node:net'
import type { ChildReply } from './messages.ts'

export interface KillableLimits {
  /** For one request, the start of the process not included. */
  milliseconds: number
  /** Resident memory of the whole process. */
  memoryBytes: number
}

/** The child itself does not start: a fault of the installation, not of what it was to read. */
export class KillableError extends Error {
  override name = 'KillableError'
}

/** How a request ended: with a reply, or killed for taking too long, or gone for taking too much memory. */
export type Outcome<Reply> = { reply: Reply } | 'timeout' | 'exit'

const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
const START_MS = 30_000
/** A process that has grown to this share of its memory is replaced, so that every request has a whole budget. */
const RETIRE_SHARE = 0.5
/** V8's own limit lies below the resident one: most overruns then end by themselves, in the same way. */
const HEAP_SHARE = 0.85
const MEGABYTE = 1024 * 1024

export class KillableProcess<Asked extends object, Reply> {
  private child: ChildProcess | undefined

  /** `file` calls `serveParent`. */
  constructor(
    private readonly file: string,
    private readonly limits: KillableLimits,
  ) {}

  /** One request at a time. Rejects with the signal's reason when aborted. */
  async ask(request: Asked, signal?: AbortSignal): Promise<Outcome<Reply>> {
    signal?.throwIfAborted()
    const child = (this.child ??= await this.start())
    const outcome = await this.request(child, request, signal).catch((error: unknown) => {
      this.close()
      throw error
    })
    // After a kill nobody knows what state the process is in.
    if (typeof outcome === 'string') this.close()
    else if (outcome.residentBytes >= this.limits.memoryBytes * RETIRE_SHARE) this.close()
    return typeof outcome === 'string' ? outcome : { reply: outcome.reply }
  }

  close(): void {
    this.child?.kill('SIGKILL')
    this.child = undefined
  }

  private async start(): Promise<ChildProcess> {
    const { memoryBytes } = this.limits
    const heapMegabytes = Math.floor((memoryBytes / MEGABYTE) * HEAP_SHARE)
    const child = fork(this.file, [String(memoryBytes)], {
      execArgv: ['--import', TSX, `--max-old-space-size=${heapMegabytes}`],
      // Bytes go over as bytes, and the child sees no setting and no key of the program.
      serialization: 'advanced',
      env: {},
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    let complaint = ''
    child.stderr
      ?.setEncoding('utf8')
      .on('data', (text: string) => (complaint = (complaint + text).slice(-2_000)))
    const ready = await nextMessage<Reply>(child, START_MS)
    if (typeof ready !== 'string' && ready.status === 'ready') {
      // A child that waits for work keeps nobody from ending.
      child.unref()
      child.channel?.unref()
      ;(child.stderr as Socket | null)?.unref()
      return child
    }
    child.kill('SIGKILL')
    throw new KillableError(`The process does not start:\n${complaint.trim() || 'no message'}`)
  }

  private async request(child: ChildProcess, request: Asked, signal?: AbortSignal) {
    const next = nextMessage<Reply>(child, this.limits.milliseconds, signal)
    // A process that died in between is told by `exit`, which `nextMessage` hears.
    child.send(request, () => {})
    const message = await next
    return typeof message !== 'string' && message.status === 'ready' ? 'exit' : message
  }
}

/** The next message, or how the wait ended without one. */
function nextMessage<Reply>(
  child: ChildProcess,
  milliseconds: number,
  signal?: AbortSignal,
): Promise<ChildReply<Reply> | 'timeout' | 'exit'> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      clearTimeout(timer)
      child.off('message', onMessage).off('exit', onExit).off('error', onExit)
      signal?.removeEventListener('abort', onAbort)
      settle()
    }
    const onMessage = (reply: unknown) => end(() => resolve(reply as ChildReply<Reply>))
    const onExit = () => end(() => resolve('exit'))
    const onAbort = () => end(() => reject(signal?.reason as Error))
    const timer = setTimeout(() => end(() => resolve('timeout')), milliseconds)
    child.on('message', onMessage).on('exit', onExit).on('error', onExit)
    signal?.addEventListener('abort', onAbort)
    if (signal?.aborted) onAbort()
    else if (child.exitCode !== null || child.signalCode !== null) onExit()
  })
}
