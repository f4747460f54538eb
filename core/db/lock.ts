/**
 * One process at a time on an embedded database folder. PGlite itself accepts a second opener
 * silently and then loses rows of both, so the folder carries a lock file of ours.
 */
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { DatabaseError } from '../errors.ts'

export interface FolderLock {
  release(): void
}

/** Takes the lock or throws a DatabaseError that says who holds it. A dead process's lock is taken over. */
export function lockFolder(folder: string): FolderLock {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'lock')
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const handle = openSync(file, 'wx')
      writeSync(handle, JSON.stringify(thisProcess()))
      closeSync(handle)
      return { release: () => releaseOwn(file) }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
        throw new DatabaseError(
          `Không ghi được vào thư mục dữ liệu ${folder}: ${(error as Error).message}`,
          { cause: error },
        )
    }
    const holder = readHolder(file)
    if (holder === 'gone') continue
    if (holder && isRunning(holder))
      throw new DatabaseError(
        `Thư mục dữ liệu ${folder} đang được một tiến trình khác sử dụng (số ${holder.pid}).\n` +
          'Hãy dừng tiến trình đó trước, hoặc đặt DATA_DIR sang thư mục khác, hoặc dùng PostgreSQL qua DATABASE_URL khi cần chạy nhiều tiến trình.',
      )
    // Renaming first makes the take-over a single winner's: the loser of a race finds nothing to rename.
    const stale = `${file}.${process.pid}.stale`
    try {
      renameSync(file, stale)
      rmSync(stale, { force: true })
    } catch {
      // Another process took the stale lock over first; the next round meets its fresh one.
    }
  }
  throw new DatabaseError(`Không lấy được khóa của thư mục dữ liệu ${folder}. Vui lòng thử lại.`)
}

interface Holder {
  pid: number
  /** Start time of the process in clock ticks, where the system tells: a reused pid is another process. */
  startedAt?: string
}

const thisProcess = (): Holder => ({ pid: process.pid, startedAt: startTime(process.pid) })

function startTime(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // Fields behind the parenthesised name; the start time is the 22nd of all.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  } catch {
    return undefined
  }
}

/** 'gone' when the file vanished meanwhile; undefined when its writer died before it wrote. */
function readHolder(file: string): Holder | 'gone' | undefined {
  try {
    const holder = JSON.parse(readFileSync(file, 'utf8')) as Holder
    return Number.isInteger(holder.pid) ? holder : undefined
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'gone' : undefined
  }
}

function isRunning({ pid, startedAt }: Holder): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  const now = startTime(pid)
  return !startedAt || !now || startedAt === now
}

function releaseOwn(file: string): void {
  const holder = readHolder(file)
  if (holder && holder !== 'gone' && holder.pid === process.pid) rmSync(file, { force: true })
}
