/** The child's side: one request, one reply, again and again, until it is killed or the parent is gone. */
import { Worker } from 'node:worker_threads'
import type { ChildReply } from './messages.ts'

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

/** To be called once, by the file that the parent starts. `answer` may not throw: a fault is a reply. */
export function serveParent<Asked, Reply>(answer: (request: Asked) => Promise<Reply>): void {
  const send = (message: ChildReply<Reply>) => process.send?.(message)
  // The first argument is the limit in bytes of resident memory.
  new Worker(WATCH, { eval: true, workerData: { limit: Number(process.argv[2]) } }).unref()
  process.on('message', async (request: Asked) => {
    const reply = await answer(request)
    send({ status: 'done', reply, residentBytes: process.memoryUsage.rss() })
  })
  // The parent is gone: nobody is left to reply to.
  process.on('disconnect', () => process.exit())
  send({ status: 'ready' })
}
