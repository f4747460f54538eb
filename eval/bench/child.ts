/** The measuring process: a task in, a measurement out. */
import type { Task } from './messages.ts'
import { measure } from './measure.ts'

process.once('message', (task: Task) => {
  void measure(task).then((measurement) => {
    process.send!(measurement, () => process.disconnect())
  })
})
