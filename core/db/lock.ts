/**
 * One process at a time on an embedded database folder. PGlite itself accepts a second opener
 * silently and then loses rows of both, so the folder carries a lock file of ours.
 */
import { randomUUID } from 'node:crypto'
import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { DatabaseError } from '../errors.ts'

export interface FolderLock {
  release(): void
}

/** Takes the lock or throws a DatabaseError that says who holds it. A dead process's lock is taken over. */
export function lockFolder(folder: string): FolderLock {
  const file = join(folder, 'lock')
  // Written whole under a name of its own first, so that nobody ever meets a lock that is still empty.
  const own = `${file}.${randomUUID()}.new`
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(own, JSON.stringify(thisProcess()))
    for (let attempt = 0; attempt < 3; attempt++) {
      if (createOnce(own, file)) return { release: () => releaseOwn(file) }
      const holder = readHolder(file)
      if (holder === 'gone') continue
      if (holder && isRunning(holder)) throw inUse(folder, holder)
      if (takeOver(folder, file, own)) return { release: () => releaseOwn(file) }
    }
  } catch (error) {
    if (error instanceof DatabaseError) throw error
    throw new DatabaseError(
      `Không ghi được vào thư mục dữ liệu ${folder}: ${(error as Error).message}`,
      { cause: error },
    )
  } finally {
    removeIfThere(own)
  }
  throw new DatabaseError(`Không lấy được khóa của thư mục dữ liệu ${folder}. Vui lòng thử lại.`)
}

/** False when somebody else's file is there already. Linking is atomic, unlike creating and then writing. */
function createOnce(own: string, file: string): boolean {
  try {
    linkSync(own, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/**
 * Puts our lock in the place of a dead process's, one taker at a time: without the guard, a slow taker would
 * throw away the fresh lock of a quick one. False when the lock changed meanwhile.
 */
function takeOver(folder: string, file: string, own: string): boolean {
  const guard = `${file}.takeover`
  if (!createOnce(own, guard)) {
    const taker = readHolder(guard)
    if (taker && taker !== 'gone' && isRunning(taker)) throw inUse(folder, taker)
    // Its taker was killed in the middle; the next round begins anew.
    rmSync(guard, { force: true })
    return false
  }
  try {
    const holder = readHolder(file)
    if (holder === 'gone' || (holder && isRunning(holder))) return false
    // Replaces it in one step, so the folder is never without a lock.
    renameSync(own, file)
    return true
  } finally {
    rmSync(guard, { force: true })
  }
}

const inUse = (folder: string, { pid }: Holder) =>
  new DatabaseError(
    `Thư mục dữ liệu ${folder} đang được một tiến trình khác sử dụng (số ${pid}).\n` +
      'Hãy dừng tiến trình đó trước, hoặc đặt DATA_DIR sang thư mục khác, hoặc dùng PostgreSQL qua DATABASE_URL khi cần chạy nhiều tiến trình.',
  )

/** Its folder may be none at all, which has been told already. */
function removeIfThere(file: string): void {
  if (existsSync(file)) rmSync(file, { force: true })
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
