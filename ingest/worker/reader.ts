/** Reads files in a process of its own, one at a time; a fault of a file is a value with a reason. */
import { join } from 'node:path'
import { KillableProcess, type KillableLimits } from '../../core/killable/process.ts'
import { LIMITS } from '../reading.ts'
import type { ReadReply, ReadRequest } from './messages.ts'

export type ReadResult = ReadReply

const CHILD = join(import.meta.dirname, 'child.ts')
const MEGABYTE = 1024 * 1024

export class Reader {
  private readonly process: KillableProcess<ReadRequest, ReadReply>

  constructor(private readonly limits: KillableLimits = LIMITS) {
    this.process = new KillableProcess(CHILD, limits)
  }

  /** Rejects with the signal's reason when aborted. */
  async read(request: ReadRequest, signal?: AbortSignal): Promise<ReadResult> {
    const outcome = await this.process.ask(request, signal)
    if (outcome === 'timeout')
      return unreadable(`đọc quá ${Math.round(this.limits.milliseconds / 1000)} giây, đã dừng`)
    if (outcome === 'exit')
      return unreadable(
        `đọc tệp cần quá ${Math.round(this.limits.memoryBytes / MEGABYTE)} MB bộ nhớ hoặc làm trình đọc dừng đột ngột`,
      )
    // After a fault nobody knows what state the process is in.
    if (outcome.reply.status === 'unreadable') this.close()
    return outcome.reply
  }

  close(): void {
    this.process.close()
  }
}

const unreadable = (reason: string): ReadResult => ({ status: 'unreadable', reason })
