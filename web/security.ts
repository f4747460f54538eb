/** Response headers that protect readers, and the list of sites that may embed the assistant. */
import type { RequestHandler } from 'express'
import helmet from 'helmet'
import type { Config } from '../core/config.ts'
import { forbiddenOrigin } from './faults.ts'

type Settings = Pick<Config, 'publicUrl' | 'widgetOrigins'>

/** Strict by default: a page of ours loads nothing from anywhere else and runs no inline code. */
export function securityHeaders({ publicUrl }: Settings): RequestHandler[] {
  return [
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'"],
          connectSrc: ["'self'"],
          imgSrc: ["'self'", 'data:'],
          baseUri: ["'none'"],
          objectSrc: ["'none'"],
          formAction: ["'self'"],
          frameAncestors: ["'self'"],
          requireTrustedTypesFor: ["'script'"],
          trustedTypes: ['lit-html'],
        },
      },
      strictTransportSecurity: publicUrl?.startsWith('https://')
        ? { maxAge: 365 * 24 * 60 * 60, includeSubDomains: false }
        : false,
      referrerPolicy: { policy: 'no-referrer' },
    }),
    (_request, response, next) => {
      response.set('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=()')
      next()
    },
  ]
}

/** For what carries people's words: no cache keeps it. */
export const neverStore: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store')
  next()
}

/** Lets a page of another site load it as a script or style sheet. */
export const loadableAnywhere: RequestHandler = (_request, response, next) => {
  response.set('Cross-Origin-Resource-Policy', 'cross-origin')
  next()
}

/** Content of the catalogue is the same for everybody: any site may read it, any cache may keep it for a while. */
export const openToAll: RequestHandler = (_request, response, next) => {
  response.set({
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Expose-Headers': 'ETag, Link, Retry-After',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Cache-Control': 'public, max-age=300',
  })
  next()
}

/** The browser's question before it reads with headers of its own; stands behind `openToAll`. */
export const answerOpenPreflight: RequestHandler = (_request, response) => {
  response
    .set({
      'Access-Control-Allow-Methods': 'GET, HEAD',
      'Access-Control-Allow-Headers': 'Content-Type, Accept, If-None-Match',
      'Access-Control-Max-Age': '600',
    })
    .status(204)
    .end()
}

/** Answers for the sites in the list may be read there; a write from any other site is refused. */
export function shareWithOrigins({ publicUrl, widgetOrigins }: Settings): RequestHandler {
  const listed = new Set(widgetOrigins)
  const own = publicUrl && new URL(publicUrl).origin
  return (request, response, next) => {
    response.vary('Origin')
    const origin = request.get('Origin')
    const isOwn = origin === own || origin === `${request.protocol}://${request.get('Host')}`
    if (origin === undefined || isOwn) return next()
    if (!listed.has(origin)) {
      // Without the header the other site's script cannot read an answer, which is all a read needs.
      return request.method === 'GET' || request.method === 'HEAD'
        ? next()
        : next(forbiddenOrigin())
    }
    response.set('Access-Control-Allow-Origin', origin)
    response.set('Access-Control-Expose-Headers', 'Retry-After')
    next()
  }
}

/** The browser's question before a request from another site; stands behind `shareWithOrigins`. */
export const answerPreflight: RequestHandler = (_request, response) => {
  response
    .set({
      'Access-Control-Allow-Methods': 'GET, POST, DELETE',
      'Access-Control-Allow-Headers': 'Content-Type, Accept, Mcp-Protocol-Version',
      'Access-Control-Max-Age': '600',
    })
    .status(204)
    .end()
}
