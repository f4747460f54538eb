import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DatabaseError } from '../errors.ts'
import { testDatabase } from '../testing.ts'
import { lockFolder } from './lock.ts'
import { openDatabase, wrapEmbedded, type Database } from './open.ts'
import { sql } from './sql.ts'

describe('the embedded pool', () => {
  let database: Database
  beforeAll(async () => {
    database = await testDatabase()
    await database.pool.query('create table thing (id integer primary key)')
  })
  afterAll(() => database.close())

  it.each([
    ['a double key', sql`insert into thing values (${1}), (${1})`],
    ['a value of the wrong kind', sql`select ${'x'}::integer`],
    ['a missing table', sql`select ${1} from nowhere`],
    ['a text that is no SQL', { text: 'selec', values: [] }],
    ['a wrong number of parameters', { text: 'select $1::int', values: [1, 2] }],
  ])('answers the next queries rightly after %s', async (_name, query) => {
    for (let round = 0; round < 3; round++) {
      await expect(database.pool.query(query)).rejects.toThrow()
      for (const value of [7, 8]) {
        const { rows } = await database.pool.query(sql`select ${value}::int as value`)
        expect(rows).toEqual([{ value }])
      }
    }
  })

  it('keeps answers apart when good and bad queries come all at once', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 30 }, (_, at) =>
        at % 3 === 2
          ? database.pool.query(sql`select ${'x'}::integer`)
          : database.pool.query<{ value: number }>(sql`select ${at}::int as value`),
      ),
    )
    results.forEach((result, at) => {
      if (at % 3 === 2) expect(result.status).toBe('rejected')
      else expect(result).toMatchObject({ status: 'fulfilled', value: { rows: [{ value: at }] } })
    })
  })

  it('lets other work of the process go on between queries', async () => {
    let turns = 0
    let going = true
    const count = () => {
      turns++
      if (going) setImmediate(count)
    }
    setImmediate(count)
    for (let query = 0; query < 20; query++) await database.pool.query('select 1')
    going = false
    expect(turns).toBeGreaterThanOrEqual(20)
  })

  it('takes values as values, whatever they hold', async () => {
    const hostile = `'; drop table thing; --\\ $1 "`
    const { rows } = await database.pool.query(sql`select ${hostile}::text as value`)
    expect(rows).toEqual([{ value: hostile }])
    await database.pool.query('select * from thing')
  })

  it('ends a query at the time limit when the storage never answers', async () => {
    const engine = await PGlite.create()
    const stuck = wrapEmbedded(engine, 150, () => {})
    const answering = engine.syncToFs.bind(engine)
    engine.syncToFs = () => new Promise<void>(() => {})
    await expect(stuck.pool.query('select 1')).rejects.toThrow(/timeout/)
    // The next one does not wait for ever behind it.
    await expect(stuck.pool.query('select 2')).rejects.toThrow(/timeout/)
    engine.syncToFs = answering
    await engine.close()
  })
})

describe('opening a folder', () => {
  let dataDir: string
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'open-'))
  })
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }))
  const settings = () => ({ dataDir, databaseUrl: undefined, statementTimeoutMs: 30_000 })

  it('keeps what was written for the next start, and gives the folder free', async () => {
    const first = await openDatabase(settings())
    await first.pool.query("insert into conversation (id, channel) values ('một', 'web')")
    await expect(openDatabase(settings())).rejects.toThrow(/đang được một tiến trình khác sử dụng/)
    await first.close()

    const second = await openDatabase(settings())
    const { rows } = await second.pool.query('select id from conversation')
    await second.close()
    expect(rows).toEqual([{ id: 'một' }])
  })

  it('that is no database says so, and lets go of the lock', async () => {
    writeFileSync(join(dataDir, 'pg'), 'not a folder')
    const opened = openDatabase(settings())
    await expect(opened).rejects.toThrow(DatabaseError)
    await expect(opened).rejects.toThrow(/Không mở được dữ liệu trong thư mục .*bản sao lưu/s)
    lockFolder(dataDir).release()
  })
})

describe('opening a Postgres', () => {
  const open = (port: number) =>
    openDatabase({
      dataDir: 'unused',
      databaseUrl: `postgres://nguoi:matkhau@127.0.0.1:${port}/thu`,
      statementTimeoutMs: 200,
    })

  it('that is not there is told in words, without the password', async () => {
    const opened = open(1)
    await expect(opened).rejects.toThrow(DatabaseError)
    await expect(opened).rejects.toThrow(/^Không mở được cơ sở dữ liệu: /)
    await expect(opened).rejects.not.toThrow(/matkhau/)
  })

  it('that takes the connection and never answers ends at the time limit', async () => {
    const sockets: Socket[] = []
    const server = createServer((socket) => sockets.push(socket))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    await expect(open((server.address() as AddressInfo).port)).rejects.toThrow(
      /^Không mở được cơ sở dữ liệu: .*timeout/,
    )
    sockets.forEach((socket) => socket.destroy())
    server.close()
  })
})
