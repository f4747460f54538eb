/** Files that never change while the server runs: compressed once, served with a version. */
import { createHash } from 'node:crypto'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { RequestHandler } from 'express'

export interface Asset {
  type: string
  body: Buffer
  gzip: Buffer
  brotli: Buffer
  /** Digest of the content: the entity tag, and the version in addresses that we write. */
  version: string
}

/** Best brotli takes seconds for some megabytes: give large content a lower quality. */
export function makeAsset(type: string, content: string, brotliQuality = 11): Asset {
  const body = Buffer.from(content)
  return {
    type,
    body,
    gzip: gzipSync(body, { level: 9 }),
    brotli: brotliCompressSync(body, {
      params: {
        [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
        [constants.BROTLI_PARAM_QUALITY]: brotliQuality,
      },
    }),
    version: createHash('sha256').update(body).digest('base64url').slice(0, 16),
  }
}

/** With `?v=<version>` a browser keeps it for a year; without, for an hour, so that sites that embed it stay fresh. */
export const serveAsset =
  ({ type, body, gzip, brotli, version }: Asset): RequestHandler =>
  (request, response) => {
    const encoding = request.acceptsEncodings(['br', 'gzip', 'identity'])
    const forever = request.query.v === version
    response
      .set({
        'Content-Type': `${type}; charset=utf-8`,
        'Cache-Control': forever
          ? 'public, max-age=31536000, immutable'
          : 'public, max-age=3600, stale-while-revalidate=86400',
        ETag: `W/"${version}"`,
      })
      .vary('Accept-Encoding')
    if (request.fresh) return void response.status(304).end()
    if (encoding === 'br' || encoding === 'gzip') response.set('Content-Encoding', encoding)
    const content = encoding === 'br' ? brotli : encoding === 'gzip' ? gzip : body
    response.set('Content-Length', String(content.length)).end(content)
  }
