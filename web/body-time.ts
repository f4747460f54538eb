/** How long a request may take to arrive: somebody who sends one byte a second holds a socket no longer than this. */
import type { IncomingMessage } from 'node:http'
import type { RequestHandler } from 'express'

/** For all but photos. */
export const BODY_MS = 15_000
/** A photo from a phone on a slow line. The server as a whole must allow the longest of all. */
export const UPLOAD_MS = 60_000

const timers = new WeakMap<IncomingMessage, NodeJS.Timeout>()

/** Cuts the connection of a request whose body is not in by then. */
export const limitBodyTime =
  (milliseconds = BODY_MS): RequestHandler =>
  (request, _response, next) => {
    const { 'content-length': length, 'transfer-encoding': coding } = request.headers
    if (coding || Number(length) > 0) {
      allowBodyTime(request, milliseconds)
      const arrived = () => clearTimeout(timers.get(request))
      request.once('end', arrived).once('close', arrived)
    }
    next()
  }

/** Counts anew, for a route that takes more. */
export function allowBodyTime(request: IncomingMessage, milliseconds: number): void {
  clearTimeout(timers.get(request))
  timers.set(request, setTimeout(() => request.socket.destroy(), milliseconds).unref())
}
