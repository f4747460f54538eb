import { expect, it } from 'vitest'
import { measureBots } from './run.ts'

const KILLS = 2

it('loses no message and keeps the order of each chat while the program is killed', async () => {
  const { burst, told20Times, killed } = await measureBots({
    updates: 30,
    chats: 10,
    seconds: 1,
    kills: KILLS,
  })
  expect(burst).toMatchObject({ lost: 0, repeated: 0, outOfOrder: 0 })
  expect(told20Times.answers).toBe(1)
  expect(killed).toMatchObject({ lost: 0, outOfOrder: 0, open: 0 })
  // What was on its way in the moment of a kill may come twice: one message for each chat that was worked on.
  expect(killed.repeated).toBeLessThanOrEqual(KILLS * 4)
}, 300_000)
