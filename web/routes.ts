/** Every route, once: its address, who may use it, what it costs, and whether other sites may. */
import type { RequestHandler } from 'express'
import type { Cost } from './rate-limit.ts'

/** Nobody logs in yet: all there is may be used by everyone. A new role is added here first. */
export type Role = 'public'

export interface Route {
  method: 'get' | 'post' | 'delete'
  path: string
  role: Role
  cost: Cost
  /**
   * asset: cached by browsers, loadable by other sites. api: JSON, never cached. page: HTML.
   * data: content of the catalogue, cached briefly, readable by every site.
   * webhook: called by a chat app, which proves itself; reads its own body.
   */
  kind: 'page' | 'api' | 'asset' | 'data' | 'webhook'
  /** Sites in WIDGET_ORIGINS may call it from a browser. */
  shared: boolean
  /** Each is there where the path names it. */
  handle: RequestHandler<{ id: string; photo: string }>
}

const describe =
  (kind: Route['kind'], shared: boolean) =>
  (method: Route['method'], path: string, cost: Cost, handle: Route['handle']): Route => ({
    method,
    path,
    role: 'public',
    cost,
    kind,
    shared,
    handle,
  })

export const page = describe('page', false)
export const asset = describe('asset', true)
export const api = describe('api', true)
export const internalApi = describe('api', false)
export const data = describe('data', false)
export const webhook = describe('webhook', false)
