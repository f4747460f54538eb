/** A temporary folder that is gone when the program ends, also when it is told to stop. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface TempFolder {
  path: string
  remove(): void
}

export function makeTempFolder(prefix: string): TempFolder {
  const path = mkdtempSync(join(tmpdir(), prefix))
  const remove = () => {
    process.off('exit', remove)
    rmSync(path, { recursive: true, force: true })
  }
  process.once('exit', remove)
  return { path, remove }
}

/** Without this, a signal ends the process before anything is tidied up. The codes are those of a shell. */
export function exitOnSignals(exit: (code: number) => void): void {
  process.once('SIGINT', () => exit(130))
  process.once('SIGTERM', () => exit(143))
}
