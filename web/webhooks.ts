/** Chat apps call here: the body as it came, for signatures, and only once the headers are admitted. */
import type { IncomingHttpHeaders } from 'node:http'
import express, { type RequestHandler } from 'express'
import { HttpFault } from './faults.ts'
import { webhook, type Route } from './routes.ts'

/** What the bots hand in; see `Webhook` in bots/channel.ts. */
export interface WebhookParts {
  path: `/webhooks/${string}`
  admits(headers: IncomingHttpHeaders): boolean
  receive(
    body: Buffer,
    headers: IncomingHttpHeaders,
  ): Promise<{ status: number; body?: Record<string, unknown> }>
}

const readRaw = express.raw({ type: () => true, limit: '1mb' })

export const webhookRoutes = (webhooks: WebhookParts[]): Route[] =>
  webhooks.map((one) => webhook('post', one.path, 'free', answerWebhook(one)))

const answerWebhook =
  ({ admits, receive }: WebhookParts): RequestHandler<{ id: string }> =>
  (request, response, next) => {
    // Before the body is read, so that strangers cost nothing.
    if (!admits(request.headers))
      return next(
        new HttpFault(401, 'wrong-secret', 'Lời gọi này không đến từ ứng dụng đã cài đặt.'),
      )
    readRaw(request, response, (error: unknown) => {
      if (error) return next(error)
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      receive(body, request.headers)
        .then(({ status, body: told }) =>
          told ? response.status(status).json(told) : response.status(status).end(),
        )
        .catch(next)
    })
  }
