/** The last handlers of the app: whatever went wrong becomes one Vietnamese page or JSON, never a stack. */
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express'
import type { Logger } from 'pino'
import { DatabaseError } from '../core/errors.ts'
import {
  badRequest,
  bodyTooLarge,
  HttpFault,
  internalFault,
  pageNotFound,
  unavailable,
  wrongMediaType,
} from './faults.ts'
import { faultPage, type SentForm } from './pages/fault-page.ts'
import type { CatalogueEntry } from '../core/catalogue-search/query.ts'

export const refuseUnknownPaths: RequestHandler = (_request, _response, next) => {
  next(pageNotFound())
}

/** Pages that a reader may have meant by an address that leads nowhere. */
export type Suggest = (request: Request) => CatalogueEntry[]

/** Must be registered last. Faults of ours are told as they are; anything else is logged and told in general. */
export const answerFaults =
  (log: Logger, suggest: Suggest): ErrorRequestHandler =>
  (error: unknown, request, response, next) => {
    const fault = toFault(error)
    if (fault.status >= 500) log.error({ route: routeOf(request), err: error }, 'request failed')
    // Part of an answer is out: all that is left is to cut the connection, which the client notices.
    if (response.headersSent) return next(error)
    sendFault(request, response, fault, suggest)
  }

function sendFault(request: Request, response: Response, fault: HttpFault, suggest: Suggest): void {
  response.status(fault.status).set(fault.headers).set('Cache-Control', 'no-store')
  const wantsPage =
    !request.path.startsWith('/api/') && request.accepts(['json', 'html']) === 'html'
  if (wantsPage)
    response
      .type('html')
      .send(
        faultPage(fault, fault.status === 404 ? suggest(request) : [], sentForm(request, fault)),
      )
  else response.json({ error: { code: fault.code, message: fault.message } })
}

/** What was typed into a form of ours that could not be taken now: it can be sent again as it was. */
function sentForm(request: Request, { status }: HttpFault): SentForm | undefined {
  const isLater = status === 429 || status >= 500
  if (!isLater || request.method !== 'POST' || !request.is('application/x-www-form-urlencoded'))
    return undefined
  const fields = Object.entries((request.body ?? {}) as Record<string, unknown>).flatMap(
    ([name, value]) =>
      [value]
        .flat()
        .flatMap((one): [string, string][] => (typeof one === 'string' ? [[name, one]] : [])),
  )
  return { action: request.originalUrl, fields }
}

/** The pattern of the route, never the path itself: paths carry conversation ids. */
export const routeOf = (request: Request): string =>
  (request.route as { path?: string } | undefined)?.path ?? 'unmatched'

/** Postgres states and socket errors that mean "the database is away", not "the program is wrong". */
const AWAY = /^(?:08|53|57|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)/

export function toFault(error: unknown): HttpFault {
  if (error instanceof HttpFault) return error
  if (error instanceof DatabaseError) return unavailable()
  const { type, status, code, message } = (error ?? {}) as Record<string, unknown>
  if (type === 'entity.too.large') return bodyTooLarge()
  if (status === 415) return wrongMediaType()
  // Malformed JSON, a cut body, a path that does not decode: all are the sender's.
  if (typeof status === 'number' && status >= 400 && status < 500) return badRequest()
  if (error instanceof URIError) return badRequest()
  if (typeof code === 'string' && AWAY.test(code)) return unavailable()
  if (
    typeof message === 'string' &&
    /^(?:Query read timeout|timeout exceeded|Connection terminated)/.test(message)
  )
    return unavailable()
  return internalFault()
}
