/** Server-sent events over an Express response. */
import { once } from 'node:events'
import type { Response } from 'express'
import type { TurnEvent } from '../core/domain.ts'

/** Proxies and phones drop a silent connection; a comment keeps it open and tells the client it lives. */
const HEARTBEAT_MS = 15_000

export interface EventStream {
  /** Resolves when the client can take more. */
  send(event: TurnEvent): Promise<void>
  end(): void
}

/** Sends the headers and a first comment at once: from then on errors travel as events. */
export function openEventStream(response: Response, heartbeatMs = HEARTBEAT_MS): EventStream {
  response.status(200).set({
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store, no-transform',
    // nginx buffers answers unless told otherwise.
    'X-Accel-Buffering': 'no',
  })
  response.write(': mo\n\n')
  const heartbeat = setInterval(() => response.write(': nhip\n\n'), heartbeatMs)
  response.once('close', () => clearInterval(heartbeat))
  let id = 0
  return {
    async send(event) {
      if (response.closed || response.destroyed) return
      id += 1
      const room = response.write(
        `id: ${id}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`,
      )
      if (!room) await Promise.race([once(response, 'drain'), once(response, 'close')])
    },
    end: () => {
      clearInterval(heartbeat)
      response.end()
    },
  }
}
