/** `POST /mcp`: the MCP server over Streamable HTTP, without sessions: each request stands for itself. */
import { hostHeaderValidation } from '@modelcontextprotocol/sdk/server/middleware/hostHeaderValidation.js'
import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js'
import type { RequestHandler } from 'express'
import type { Config } from '../core/config.ts'
import { badRequest, HttpFault } from './faults.ts'

const MAX_BODY_BYTES = 16 * 1024

/** `create` gives a server of its own to each request, which ends with it. */
export function answerMcp(create: () => McpServer): RequestHandler {
  return async (request, response) => {
    // A batch would run any number of calls for the price of one; the protocol has none since 2025-06-18.
    if (Array.isArray(request.body)) throw badRequest('Mỗi lần chỉ gửi một thông điệp JSON-RPC.')
    const server = create()
    const transport = new StreamableHTTPServerTransport({
      sessionIdGenerator: undefined,
      enableJsonResponse: true,
      maxRequestBodySize: MAX_BODY_BYTES,
    })
    response.once('close', () => void server.close())
    await server.connect(transport)
    await transport.handleRequest(request, response, request.body)
  }
}

/** No stream waits for messages of the server, and there is no session to end: the client goes on without. */
export const refuseMcpStream: RequestHandler = () => {
  throw new HttpFault(405, 'method-not-allowed', 'Địa chỉ này chỉ nhận POST.', { Allow: 'POST' })
}

/** The handler, where the check lets the request pass. */
export const behind =
  (check: RequestHandler, handle: RequestHandler): RequestHandler =>
  (request, response, next) =>
    check(request, response, (error) => {
      if (error) return next(error)
      void (async () => handle(request, response, next))().catch(next)
    })

const LOCAL = ['localhost', '127.0.0.1', '[::1]']

/**
 * A page of another site can point its own name at this machine and then counts as the same origin. Where our own
 * name is known, or where we listen on this machine alone, no other name is answered.
 */
export function checkHost({ host, publicUrl }: Pick<Config, 'host' | 'publicUrl'>): RequestHandler {
  const isLocal = [...LOCAL, '::1'].includes(host)
  if (!isLocal && !publicUrl) return (_request, _response, next) => next()
  return hostHeaderValidation([...LOCAL, ...(publicUrl ? [new URL(publicUrl).hostname] : [])])
}
