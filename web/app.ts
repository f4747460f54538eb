/** The web door: one Express app over an assistant. Keeps no state that another process must see. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import express, { type Express, type RequestHandler } from 'express'
import type pg from 'pg'
import type { Logger } from 'pino'
import { createAssessmentDesk } from '../agent/assess/index.ts'
import { createPhotoDesk } from '../agent/assess/photos.ts'
import type { Assistant } from '../agent/door.ts'
import type { Catalogue } from '../core/catalogue.ts'
import type { Config } from '../core/config.ts'
import type { ContentAbout } from './about.ts'
import { adviceRoutes } from './advice/routes.ts'
import { answerChat } from './api/chat.ts'
import { eraseConversation, showConversation, takeFeedback } from './api/conversations.ts'
import { findPassage, showPassage } from './api/passages.ts'
import { dataRoutes } from './api/routes.ts'
import { assessRoutes } from './assess/routes.ts'
import { makeAsset, serveAsset } from './assets.ts'
import { readQuestion } from './bodies.ts'
import { limitBodyTime } from './body-time.ts'
import { answerFaults, refuseUnknownPaths } from './handle-faults.ts'
import { showHealth, type CheckHealth } from './health.ts'
import { logRequests } from './log-requests.ts'
import { shortNotice } from './notice.ts'
import { answerPage, emptyAskPage } from './pages/ask-page.ts'
import { chatPage } from './pages/chat-page.ts'
import { passagePage } from './pages/passage-page.ts'
import { privacyPage } from './pages/privacy-page.ts'
import { entryOfPassage } from './portal/relations.ts'
import { portalRoutes } from './portal/routes.ts'
import { suggestFor } from './portal/suggest.ts'
import { createLimits } from './rate-limit.ts'
import { api, asset, internalApi, page, type Route } from './routes.ts'
import {
  answerOpenPreflight,
  answerPreflight,
  loadableAnywhere,
  neverStore,
  openToAll,
  securityHeaders,
  shareWithOrigins,
} from './security.ts'
import { webhookRoutes, type WebhookParts } from './webhooks.ts'
import { bundleWidget } from './widget-bundle.ts'

export interface AppParts {
  assistant: Assistant
  catalogue: Catalogue
  config: Config
  /** Holds the request counters. */
  pool: pg.Pool
  health: CheckHealth
  log: Logger
  /** What the footer says about the content; left out, it says nothing. */
  about?: ContentAbout
  /** Fires when the server must stop: turns under way end with a message and can be asked again. */
  parking?: AbortSignal
  /** Of the chat apps that are on. */
  webhooks?: WebhookParts[]
}

/** Bundles the widget (some tenths of a second, once) and wires every route. Nothing listens yet. */
export function createApp(parts: AppParts): Express {
  const app = express()
  app.set('trust proxy', parts.config.trustProxy)
  app.set('query parser', 'simple')
  app.use(logRequests(parts.log), limitBodyTime(), ...securityHeaders(parts.config))
  const limits = createLimits(parts.pool, parts.config.rate)
  const share = shareWithOrigins(parts.config)
  const json = express.json({ limit: '16kb' })
  // A plan has a name, a day and a state for each of some fifty lines, each letter in up to nine characters.
  const form = express.urlencoded({ extended: false, limit: '64kb' })
  for (const route of routeTable(parts)) {
    if (route.shared) app.options(route.path, share, answerPreflight)
    const steps: RequestHandler[] = []
    if (route.shared) steps.push(share)
    if (route.kind === 'asset') steps.push(loadableAnywhere)
    if (route.kind === 'api' || route.kind === 'webhook') steps.push(neverStore)
    if (route.kind === 'data') {
      app.options(route.path, openToAll, answerOpenPreflight)
      steps.push(openToAll)
    }
    // A form is read first, so that a page that refuses it can give back what was typed.
    if (route.method === 'post' && route.kind === 'page') steps.push(form)
    steps.push(limits[route.cost])
    if (route.method === 'post' && route.kind !== 'page' && route.kind !== 'webhook')
      steps.push(json)
    app[route.method](route.path, ...steps, route.handle as RequestHandler)
  }
  app.use(refuseUnknownPaths, answerFaults(parts.log, suggestFor(parts.catalogue)))
  return app
}

/** The table itself; a test walks it and compares it with what Express has registered. */
export function routeTable(parts: AppParts): Route[] {
  const { assistant, config, health, log } = parts
  const facts = {
    retentionDays: config.retentionDays,
    assessmentDays: config.assessmentRetentionDays,
    usesModel: Boolean(config.chatModel ?? config.embeddingModel),
  }
  const widget = bundleWidget({ starters: assistant.starters, notice: shortNotice(facts) })
  const siteCss = readAsset('text/css', 'site.css', 'portal.css', 'advice.css', 'assess.css')
  const frame = {
    stylesheet: `/site.css?v=${siteCss.version}`,
    about: parts.about,
    publicUrl: config.publicUrl,
  }
  const scriptPath = `/widget.js?v=${widget.script.version}`
  const parking = parts.parking ?? new AbortController().signal
  return [
    page('get', '/', 'read', (_request, response) => {
      response.type('html').send(chatPage(frame, scriptPath))
    }),
    page('get', '/hoi', 'write', async (request, response) => {
      const question = readQuestion(request.query.q)
      if (!question) return void response.type('html').send(emptyAskPage(frame, assistant.starters))
      const gone = new AbortController()
      response.once('close', () => gone.abort())
      const answer = await assistant.answer({ text: question }, { signal: gone.signal })
      response
        .set('Cache-Control', 'no-store')
        .type('html')
        .send(answerPage(frame, question, answer))
    }),
    page('get', '/nguon/:id', 'read', async (request, response) => {
      const passage = await findPassage(assistant, request.params.id)
      response
        .type('html')
        .send(passagePage(frame, passage, entryOfPassage(parts.catalogue, passage.id)))
    }),
    page('get', '/quyen-rieng-tu', 'read', (_request, response) => {
      response.type('html').send(privacyPage(frame, facts))
    }),
    ...portalRoutes({ catalogue: parts.catalogue, config, frame }),
    ...adviceRoutes({ catalogue: parts.catalogue, config, frame }),
    ...assessRoutes({
      catalogue: parts.catalogue,
      desk: createAssessmentDesk(parts.pool, parts.catalogue),
      photos: createPhotoDesk(parts.pool),
      config,
      frame,
    }),
    ...dataRoutes({ catalogue: parts.catalogue, config, frame }),
    asset('get', '/widget.js', 'free', serveAsset(widget.script)),
    asset('get', '/widget.css', 'free', serveAsset(widget.stylesheet)),
    asset('get', '/site.css', 'free', serveAsset(siteCss)),
    asset('get', '/icon.svg', 'free', serveAsset(readAsset('image/svg+xml', 'icon.svg'))),
    api('post', '/api/v1/chat', 'write', answerChat({ assistant, log, parking })),
    api('get', '/api/v1/conversations/:id', 'read', showConversation(assistant)),
    api('delete', '/api/v1/conversations/:id', 'write', eraseConversation(assistant)),
    api('post', '/api/v1/conversations/:id/feedback', 'write', takeFeedback(assistant)),
    api('get', '/api/v1/passages/:id', 'read', showPassage(assistant)),
    internalApi('get', '/healthz', 'free', showHealth(health)),
    ...webhookRoutes(parts.webhooks ?? []),
  ]
}

/** Several files become one, in this order. */
const readAsset = (type: string, ...names: string[]) =>
  makeAsset(
    type,
    names.map((name) => readFileSync(join(import.meta.dirname, 'public', name), 'utf8')).join('\n'),
  )
