import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from './open.ts'
import { DatabaseError } from '../errors.ts'
import { testDatabase } from '../testing.ts'
import { migrate, migrations, type Migration } from './migrate.ts'

let database: Database
beforeEach(async () => {
  database = await testDatabase()
})
afterEach(() => database.close())

const newest = Math.max(...migrations().map((one) => one.version))
const step = (version: number, text: string): Migration => ({
  version,
  name: `${version}-thu.sql`,
  text,
})
const applied = async () =>
  (
    await database.pool.query<{ version: number }>('select version from migration order by version')
  ).rows.map((row) => row.version)
const tables = async () =>
  (
    await database.pool.query<{ name: string }>(
      `select relname as name from pg_class join pg_namespace on pg_namespace.oid = relnamespace
       where nspname = 'public' and relkind = 'r' order by 1`,
    )
  ).rows.map((row) => row.name)

describe('migrations', () => {
  it('are numbered from 1 without a gap or a double', () => {
    expect(migrations().map((one) => one.version)).toEqual(migrations().map((_, at) => at + 1))
  })

  it('make every table from nothing and record each step', async () => {
    await database.pool.query('drop schema public cascade; create schema public')
    await migrate(database.pool)
    expect(await applied()).toEqual(migrations().map((one) => one.version))
    expect(await tables()).toEqual(
      expect.arrayContaining([
        ...['document', 'passage', 'passage_index', 'term', 'library_size', 'embedding'],
        ...['conversation', 'turn', 'feedback', 'rate_limit', 'migration'],
      ]),
    )
  })

  it('change nothing when run again', async () => {
    await database.pool.query("insert into conversation (id, channel) values ('một', 'web')")
    const before = await database.pool.query('select * from migration order by version')
    await migrate(database.pool)
    await migrate(database.pool)
    expect((await database.pool.query('select * from migration order by version')).rows).toEqual(
      before.rows,
    )
    expect((await database.pool.query('select id from conversation')).rows).toEqual([{ id: 'một' }])
  })

  it('that fail half-way leave nothing behind, and can be run again when mended', async () => {
    const first = step(newest + 1, 'create table first_new (id integer)')
    const broken = step(newest + 2, 'create table second_new (id integer); select nonsense')
    const mended = step(newest + 2, 'create table second_new (id integer)')
    const before = await tables()

    await expect(migrate(database.pool, [...migrations(), first, broken])).rejects.toThrow(
      /nonsense/,
    )
    expect(await tables()).toEqual(before)
    expect(await applied()).toEqual(migrations().map((one) => one.version))

    await migrate(database.pool, [...migrations(), first, mended])
    expect(await tables()).toEqual([...before, 'first_new', 'second_new'].toSorted())
    expect((await applied()).slice(-2)).toEqual([newest + 1, newest + 2])
  })

  it('of an older program refuse a newer schema and leave it alone', async () => {
    await migrate(database.pool, [...migrations(), step(newest + 1, 'create table later (a int)')])
    const refused = migrate(database.pool)
    await expect(refused).rejects.toThrow(DatabaseError)
    await expect(refused).rejects.toThrow(
      `Cơ sở dữ liệu đã ở phiên bản ${newest + 1}, mới hơn chương trình này (${newest})`,
    )
    expect(await tables()).toContain('later')
    expect((await applied()).at(-1)).toBe(newest + 1)
  })

  it('asked for twice at once are applied once', async () => {
    // Fails when it runs a second time.
    const steps = [...migrations(), step(newest + 1, 'create table only_once (id integer)')]
    await Promise.all([
      migrate(database.pool, steps),
      migrate(database.pool, steps),
      migrate(database.pool, steps),
    ])
    expect((await applied()).at(-1)).toBe(newest + 1)
  })
})
