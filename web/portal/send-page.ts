/** Pages that are the same for everyone, so that caches may keep them; a browser that has one gets 304. */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Request, Response } from 'express'

const compress = promisify(gzip)
/** How long a page may be shown without asking again: content changes only when the server restarts. */
const FRESH_SECONDS = 300

/** private: the address carries words of the reader, which no cache between us should keep. */
type Keep = 'public' | 'private'

export async function sendPublic(
  request: Request,
  response: Response,
  content: string,
  { type = 'text/html', keep = 'public' }: { type?: string; keep?: Keep } = {},
): Promise<void> {
  const digest = createHash('sha256').update(content).digest('base64url').slice(0, 22)
  response
    .set({
      'Content-Type': `${type}; charset=utf-8`,
      'Cache-Control': `${keep}, max-age=${FRESH_SECONDS}`,
      ETag: `W/"${digest}"`,
    })
    .vary('Accept-Encoding')
  if (request.fresh) return void response.status(304).end()
  if (request.acceptsEncodings(['gzip', 'identity']) !== 'gzip') return void response.end(content)
  const body = await compress(content)
  response.set({ 'Content-Encoding': 'gzip', 'Content-Length': String(body.length) }).end(body)
}

/** An older spelling of an address: kept by browsers no longer than a page is. */
export function redirectTo(response: Response, path: string): void {
  response.set('Cache-Control', `public, max-age=${FRESH_SECONDS}`).redirect(301, path)
}
