/** Pages behind a secret address: kept by no cache, listed by no search engine, compressed for slow lines. */
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Request, Response } from 'express'

const compress = promisify(gzip)

export const PRIVATE_HEADERS = {
  'Cache-Control': 'no-store',
  'X-Robots-Tag': 'noindex, nofollow',
} as const

export async function sendPrivate(
  request: Request,
  response: Response,
  content: string,
): Promise<void> {
  response.set({ ...PRIVATE_HEADERS, 'Content-Type': 'text/html; charset=utf-8' })
  response.vary('Accept-Encoding')
  if (request.acceptsEncodings(['gzip', 'identity']) !== 'gzip') return void response.end(content)
  const body = await compress(content)
  response.set({ 'Content-Encoding': 'gzip', 'Content-Length': String(body.length) }).end(body)
}

export const redirectPrivately = (response: Response, path: string): void =>
  response.set(PRIVATE_HEADERS).redirect(303, path)
