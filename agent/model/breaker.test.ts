import { describe, expect, it } from 'vitest'
import { Breaker } from './breaker.ts'

describe('the breaker', () => {
  const breakerAt = () => {
    const clock = { now: 1_000 }
    return { clock, breaker: new Breaker(5, 30_000, () => clock.now) }
  }
  const fail = (breaker: Breaker, times: number) => {
    for (let time = 0; time < times; time++) breaker.failed()
  }

  it('opens after five failures in a row, not before', () => {
    const { breaker } = breakerAt()
    fail(breaker, 4)
    expect(breaker.open).toBe(false)
    breaker.failed()
    expect(breaker.open).toBe(true)
  })

  it('lets one through after the pause: a failure closes the way again, a success frees it', () => {
    const { breaker, clock } = breakerAt()
    fail(breaker, 5)
    clock.now += 30_000
    expect(breaker.open).toBe(false)
    breaker.failed()
    expect(breaker.open).toBe(true)
    clock.now += 30_000
    breaker.succeeded()
    fail(breaker, 4)
    expect(breaker.open).toBe(false)
  })

  it('counts failures in a row only', () => {
    const { breaker } = breakerAt()
    fail(breaker, 4)
    breaker.succeeded()
    fail(breaker, 4)
    expect(breaker.open).toBe(false)
  })
})
