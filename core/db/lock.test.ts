import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DatabaseError } from '../errors.ts'
import { lockFolder } from './lock.ts'

/** Takes the lock, says so, and lives until it is killed; or prints why not and ends. */
const HOLDER = `
  const { lockFolder } = await import(${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'lock.ts')).href)})
  try {
    const lock = lockFolder(process.argv[1])
    process.on('message', () => { lock.release(); process.send('released') })
    process.send('locked')
  } catch (error) {
    process.send(error.name + ': ' + error.message)
    process.disconnect()
  }`

/** Tries one folder after the other, each at a moment that all racers share, and tells which ones it got. */
const RACER = `
  const { lockFolder } = await import(${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'lock.ts')).href)})
  process.on('message', ({ folders, at }) => {
    const won = folders.filter((folder, index) => {
      while (Date.now() < at + index * 10);
      try {
        return lockFolder(folder)
      } catch (error) {
        if (error.name !== 'DatabaseError' || !error.message.includes('đang được một tiến trình khác')) throw error
      }
    })
    process.send(JSON.stringify(won))
  })
  process.send('ready')`

let folder: string
let children: ChildProcess[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'))
  children = []
})
afterEach(async () => {
  await Promise.all(children.map(kill))
  rmSync(folder, { recursive: true, force: true })
})

const start = (program = HOLDER): ChildProcess => {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '-e', program, folder],
    { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
  )
  children.push(child)
  return child
}
const said = async (child: ChildProcess) => (await once(child, 'message'))[0] as string
const kill = async (child: ChildProcess) => {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}
const file = () => join(folder, 'lock')
const holder = () => JSON.parse(readFileSync(file(), 'utf8')) as { pid: number; startedAt?: string }
const refusal = () => {
  try {
    lockFolder(folder).release()
  } catch (error) {
    expect(error).toBeInstanceOf(DatabaseError)
    return (error as Error).message
  }
  throw new Error('the lock was given')
}

describe('a data folder', () => {
  it('refuses a second process in clear words and leaves the first unharmed', async () => {
    const first = start()
    expect(await said(first)).toBe('locked')
    const before = readFileSync(file(), 'utf8')

    const answer = await said(start())
    expect(answer).toMatch(/^DatabaseError: /)
    expect(answer).toContain(folder)
    expect(answer).toContain(`(số ${first.pid})`)
    expect(answer).toContain('Hãy dừng tiến trình đó trước')
    expect(refusal()).toContain(`(số ${first.pid})`)

    expect(readFileSync(file(), 'utf8')).toBe(before)
    expect(first.exitCode).toBeNull()
    first.send('release')
    expect(await said(first)).toBe('released')
    lockFolder(folder).release()
  })

  it('is taken over from a process that was killed', async () => {
    const first = start()
    await said(first)
    await kill(first)
    expect(holder().pid).toBe(first.pid)
    expect(await said(start())).toBe('locked')
    expect(holder().pid).not.toBe(first.pid)
  })

  it('is taken over when the number of the dead process now belongs to another', async () => {
    const other = start()
    await said(other)
    const { pid, startedAt } = holder()
    writeFileSync(file(), JSON.stringify({ pid, startedAt: `${startedAt}0` }))
    const lock = lockFolder(folder)
    expect(holder().pid).toBe(process.pid)
    lock.release()
  })

  it.each(['', '{', '{"pid":"7"}', 'null', '[]'])(
    'is taken over from a process that died while it wrote %j',
    (torn) => {
      writeFileSync(file(), torn)
      const lock = lockFolder(folder)
      expect(holder().pid).toBe(process.pid)
      lock.release()
      expect(existsSync(file())).toBe(false)
    },
  )

  it.each([
    ['a new folder', ''],
    ['the lock of a dead process', '{"pid":999999999}'],
  ])(
    'has one winner when several processes start at the same moment over %s',
    async (_name, stale) => {
      const folders = Array.from({ length: 20 }, (_, at) => join(folder, String(at)))
      for (const one of folders) {
        mkdirSync(one)
        if (stale) writeFileSync(join(one, 'lock'), stale)
      }
      const racers = Array.from({ length: 4 }, () => start(RACER))
      await Promise.all(racers.map(said))
      for (const racer of racers) racer.send({ folders, at: Date.now() + 50 })
      const won = (await Promise.all(racers.map(said))).flatMap(
        (one) => JSON.parse(one) as string[],
      )
      expect(won.toSorted()).toEqual(folders.toSorted())
      expect(folders.flatMap((one) => readdirSync(one))).toEqual(folders.map(() => 'lock'))
    },
  )

  it('is taken over although a process was killed in the middle of taking it over', () => {
    for (const name of ['lock', 'lock.takeover'])
      writeFileSync(join(folder, name), '{"pid":999999999}')
    const lock = lockFolder(folder)
    lock.release()
    expect(readdirSync(folder)).toEqual([])
  })

  it('is not opened twice by one process either', () => {
    const lock = lockFolder(folder)
    expect(refusal()).toContain(`(số ${process.pid})`)
    lock.release()
    lockFolder(folder).release()
  })

  it('keeps the lock of whoever holds it now, when an old holder lets go late', () => {
    const lock = lockFolder(folder)
    const foreign = JSON.stringify({ pid: process.ppid })
    writeFileSync(file(), foreign)
    lock.release()
    expect(readFileSync(file(), 'utf8')).toBe(foreign)
  })

  it('that cannot be written says which one and why', () => {
    const path = join(folder, 'a-file')
    writeFileSync(path, '')
    for (const wrong of [path, join(path, 'below')]) {
      expect(() => lockFolder(wrong)).toThrow(DatabaseError)
      expect(() => lockFolder(wrong)).toThrow(/Không ghi được vào thư mục dữ liệu .*a-file/)
    }
  })
})
