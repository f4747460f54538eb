import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../core/db/open.ts'
import { testDatabase } from '../../core/testing.ts'
import { keepLog } from '../testing/tools.ts'
import { createQuotaMeter } from './quota.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

describe('the meter of a month', () => {
  it('counts both ways and warns once at four fifths', async () => {
    const { log: its, lines: told } = keepLog()
    const meter = () =>
      createQuotaMeter({ pool: database.pool, bot: 'metered', limit: 10, log: its })
    for (let count = 1; count <= 9; count++) {
      // Another process, or the same one after a restart.
      await meter().count(count % 2 ? 'incoming' : 'outgoing')
      expect(told.filter((line) => line.includes('ALERT'))).toHaveLength(count >= 8 ? 1 : 0)
    }
    const { rows } = await database.pool.query(
      `select incoming, outgoing from bot_usage where bot = 'metered'`,
    )
    expect(rows).toEqual([{ incoming: 5, outgoing: 4 }])
  })

  it('has nothing to warn of without a quota', async () => {
    const { log: its, lines: told } = keepLog()
    const meter = createQuotaMeter({ pool: database.pool, bot: 'free', limit: 0, log: its })
    await meter.count('incoming')
    expect(told).toEqual([])
  })
})
