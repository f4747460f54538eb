/**
 * The reader process: one request, one reply, again and again. Files are read only here, because a
 * crafted one can take all time and memory of the process that reads it.
 */
import { Worker } from 'node:worker_threads'
import { prepare } from '../prepare.ts'
import { UnreadableError } from '../reading.ts'
import type { ReadReply, ReadRequest } from './messages.ts'

const send = (reply: ReadReply) => process.send?.(reply)

/**
 * A crafted file blocks the event loop, so a thread of its own watches the memory, and whether the parent
 * that would end this process is still there.
 */
const WATCH = `
  const { workerData } = require('node:worker_threads')
  const parent = process.ppid
  setInterval(() => {
    if (process.memoryUsage.rss() > workerData.limit || process.ppid !== parent) process.kill(process.pid, 'SIGKILL')
  }, 50)
`
// The first argument is the limit in bytes of resident memory.
new Worker(WATCH, { eval: true, workerData: { limit: Number(process.argv[2]) } }).unref()

process.on('message', async ({ name, bytes }: ReadRequest) => {
  try {
    const document = await prepare(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      name,
    )
    send({ status: 'read', document, residentBytes: process.memoryUsage.rss() })
  } catch (error) {
    const reason =
      error instanceof UnreadableError
        ? error.message
        : 'tệp bị hỏng hoặc có cấu trúc lạ, không đọc được'
    send({ status: 'unreadable', reason })
  }
})
// The parent is gone: nobody is left to reply to.
process.on('disconnect', () => process.exit())
send({ status: 'ready' })
