/** The measuring process: a task in, a measurement out. */
import { exitOnSignals } from '../../temp-folder.ts'
import { measure } from '../measure.ts'
import type { Task } from '../messages.ts'

process.once('message', (task: Task) => {
  void measure(task).then((measurement) => {
    process.send!(measurement, () => process.disconnect())
  })
})
// The benchmark was stopped: nobody is left to reply to.
process.once('disconnect', () => process.exit())
exitOnSignals((code) => process.exit(code))
