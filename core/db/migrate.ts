/** Applies `migrations/NNN-name.sql` in order, forward only, each in a transaction with its own record. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { DatabaseError } from '../errors.ts'
import { sql } from './sql.ts'

const folder = join(import.meta.dirname, 'migrations')
/** Any number, the same for every process of this program: two starts at once migrate one after the other. */
const LOCK = 7_314_905_512

export interface Migration {
  version: number
  name: string
  text: string
}

export const migrations = (): Migration[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({
      version: Number(name.slice(0, 3)),
      name,
      text: readFileSync(join(folder, name), 'utf8'),
    }))

/** Safe to kill at any moment and to run from several processes; an older program refuses a newer schema. */
export async function migrate(pool: pg.Pool, steps = migrations()): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query(sql`select pg_advisory_xact_lock(${LOCK})`)
    await client.query(
      'create table if not exists migration (version integer primary key, name text not null, applied_at timestamptz not null default now())',
    )
    const { rows } = await client.query<{ version: number }>('select version from migration')
    const applied = new Set(rows.map((row) => row.version))
    const newest = Math.max(0, ...applied)
    const known = Math.max(0, ...steps.map((step) => step.version))
    if (newest > known)
      throw new DatabaseError(
        `Cơ sở dữ liệu đã ở phiên bản ${newest}, mới hơn chương trình này (${known}). Hãy cập nhật chương trình rồi khởi động lại.`,
      )
    for (const step of steps.filter((one) => !applied.has(one.version))) {
      await client.query(step.text)
      await client.query(
        sql`insert into migration (version, name) values (${step.version}, ${step.name})`,
      )
    }
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}
