/** One line a request: method, route pattern, status, time. No address, no question, no id. */
import type { RequestHandler } from 'express'
import type { Logger } from 'pino'
import { routeOf } from './handle-faults.ts'

export const logRequests =
  (log: Logger): RequestHandler =>
  (request, response, next) => {
    const started = performance.now()
    response.once('close', () =>
      log.info({
        method: request.method,
        route: routeOf(request),
        status: response.statusCode,
        ms: Math.round(performance.now() - started),
        // The client went away before the whole answer was out.
        ...(response.writableFinished ? {} : { cut: true }),
      }),
    )
    next()
  }
