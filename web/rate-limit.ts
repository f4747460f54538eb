/** Requests a minute for each client address, counted in Postgres so that many processes count together. */
import { createHash } from 'node:crypto'
import { isIPv6 } from 'node:net'
import type { RequestHandler } from 'express'
import type pg from 'pg'
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import type { Config } from '../core/config.ts'
import { tooManyRequests } from './faults.ts'

/** answer: a click of a self-assessment; cheap, and more of them a minute than questions. */
export type Cost = 'free' | 'read' | 'answer' | 'write'

/** A middleware for each cost. While the database is away the same limits hold in this process's memory. */
export function createLimits(pool: pg.Pool, rate: Config['rate']): Record<Cost, RequestHandler> {
  return {
    free: (_request, _response, next) => next(),
    read: limit(pool, 'read', rate.readsPerMinute),
    answer: limit(pool, 'answer', rate.answersPerMinute),
    write: limit(pool, 'write', rate.writesPerMinute),
  }
}

function limit(pool: pg.Pool, kind: Cost, points: number): RequestHandler {
  const shared = { keyPrefix: kind, points, duration: 60 }
  const limiter = new RateLimiterPostgres({
    ...shared,
    storeClient: pool,
    storeType: 'pool',
    tableName: 'rate_limit',
    tableCreated: true,
    insuranceLimiter: new RateLimiterMemory(shared),
    // Whoever is over the limit is refused from memory: a flood costs no queries.
    inMemoryBlockOnConsumed: points + 1,
  })
  return async (request, _response, next) => {
    try {
      await limiter.consume(clientKey(request.ip ?? '', new Date()))
      next()
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error
      next(tooManyRequests(Math.max(1, Math.ceil(error.msBeforeNext / 1000))))
    }
  }
}

/**
 * A digest in place of the address, another one each day, so that the table tells nobody's visits.
 * IPv6 counts by /64: one household owns a whole one and could otherwise change address at will.
 */
export function clientKey(address: string, now: Date): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  const subject = isIPv6(plain) ? networkOf(plain) : plain
  return createHash('sha256')
    .update(`${now.toISOString().slice(0, 10)} ${subject}`)
    .digest('base64url')
    .slice(0, 22)
}

function networkOf(address: string): string {
  const [head = '', tail = ''] = address.split('%')[0]!.toLowerCase().split('::')
  const front = head ? head.split(':') : []
  const back = tail ? tail.split(':') : []
  const zeros = address.includes('::')
    ? Array<string>(8 - front.length - back.length).fill('0')
    : []
  const groups = [...front, ...zeros, ...back].map((group) => group.replace(/^0+(?=.)/, ''))
  return groups.slice(0, 4).join(':')
}
