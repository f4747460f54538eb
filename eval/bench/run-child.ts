/** Starts the measuring process and waits for its one reply. */
import { fork } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { BenchError } from './errors.ts'
import type { Measurement, Task } from './messages.ts'

/** How a child process learns to run TypeScript. */
export const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href

export function measureApart(task: Task): Promise<Measurement> {
  return new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'child/main.ts'), [], {
      execArgv: ['--import', TSX],
    })
    child.once('message', (measurement) => resolve(measurement as Measurement))
    child.once('error', reject)
    child.once('exit', (code, signal) =>
      reject(
        new BenchError(
          `Tiến trình đo ${task.engine} với ${task.size} đoạn đã dừng (${signal ?? code}).`,
        ),
      ),
    )
    child.send(task)
  })
}
