/** For tests: a real Postgres in this process, started from one snapshot so that each test file starts fast. */
import { createHash, randomUUID } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { vector } from '@electric-sql/pglite-pgvector'
import type pg from 'pg'
import { wrapEmbedded, type Database } from './db/open.ts'
import { migrate, migrations } from './db/migrate.ts'

/** An empty, migrated database in memory. */
export async function testDatabase(): Promise<Database> {
  const loadDataDir = new Blob([readFileSync(await snapshotFile())])
  const engine = await PGlite.create({ extensions: { vector }, loadDataDir })
  return wrapEmbedded(engine, 30_000, () => {})
}

export const testPool = async (): Promise<pg.Pool> => (await testDatabase()).pool

const root = join(import.meta.dirname, '..')
const cache = join(root, 'node_modules/.cache/test-database')

/** Making a cluster takes 4 s, reading one back 0.4 s; a new one is made when a migration or a package changes. */
async function snapshotFile(): Promise<string> {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')))
  for (const step of migrations()) hash.update(`${step.name}\0${step.text}\0`)
  const name = `${hash.digest('hex').slice(0, 16)}.tar`
  const file = join(cache, name)
  if (existsSync(file)) return file

  const engine = await PGlite.create({ extensions: { vector } })
  const database = wrapEmbedded(engine, 30_000, () => {})
  await migrate(database.pool)
  const dump = Buffer.from(await (await engine.dumpDataDir('none')).arrayBuffer())
  await database.close()

  mkdirSync(cache, { recursive: true })
  for (const old of readdirSync(cache).filter((one) => one.endsWith('.tar') && one !== name))
    rmSync(join(cache, old), { force: true })
  // Two workers may come here at once: each writes its own file, and the rename makes it whole or absent.
  const own = `${file}.${randomUUID()}`
  writeFileSync(own, dump)
  renameSync(own, file)
  return file
}
