/** The routes that give the catalogue to programs, and the page that tells people about them. */
import { createAdviser } from '../../agent/advise.ts'
import type { Catalogue } from '../../core/catalogue.ts'
import type { Config } from '../../core/config.ts'
import { addressesBelow } from '../../core/open-data/refs.ts'
import { createMcpServers } from '../../mcp/index.ts'
import { answerMcp, behind, checkHost, refuseMcpStream } from '../mcp-door.ts'
import { apiPage } from '../pages/api-page.ts'
import type { PageFrame } from '../pages/layout.ts'
import { sendPublic } from '../portal/send-page.ts'
import { baseOf } from '../portal/sitemap.ts'
import { api, data, page, type Route } from '../routes.ts'
import { createAdviceApi } from './advice.ts'
import { createCatalogueApi } from './catalogue.ts'
import { createChecklistApi } from './checklists.ts'
import { createDatasetApi, serveOnDemand } from './dataset.ts'
import { describeApi } from './document/index.ts'

export interface DataParts {
  catalogue: Catalogue
  config: Pick<Config, 'host' | 'publicUrl'>
  frame: PageFrame
}

export function dataRoutes({ catalogue, config, frame }: DataParts): Route[] {
  const base = config.publicUrl ?? ''
  const parts = { catalogue, addressOf: addressesBelow(base), adviser: createAdviser(catalogue) }
  const entries = createCatalogueApi(parts)
  const advice = createAdviceApi(parts)
  const checklists = createChecklistApi(catalogue, base)
  const dataset = createDatasetApi(catalogue)
  const document = serveOnDemand('application/json', () => JSON.stringify(describeApi(base || '/')))
  const ownHost = checkHost(config)
  return [
    page('get', '/api', 'read', async (request, response) => {
      await sendPublic(request, response, apiPage(frame, baseOf(request, config.publicUrl)))
    }),
    data('get', '/api/v1/standards', 'read', entries.standards),
    data('get', '/api/v1/standards/:id', 'read', entries.standard),
    data('get', '/api/v1/laws', 'read', entries.laws),
    data('get', '/api/v1/laws/:id', 'read', entries.law),
    data('get', '/api/v1/guides', 'read', entries.guides),
    data('get', '/api/v1/guides/:id', 'read', entries.guide),
    data('get', '/api/v1/search', 'read', entries.search),
    data('get', '/api/v1/facts', 'read', advice.facts),
    data('get', '/api/v1/risk-groups', 'read', advice.riskGroups),
    data('get', '/api/v1/checklists', 'read', checklists.list),
    data('get', '/api/v1/checklists/:id', 'read', checklists.one),
    data('get', '/api/v1/checklists/:id/oscal', 'read', checklists.oscal),
    data('get', '/api/v1/schemas/:id', 'read', checklists.schema),
    api('post', '/api/v1/recommend', 'write', advice.recommend),
    data('get', '/api/v1/dataset.json', 'read', dataset.json),
    data('get', '/api/v1/dataset/standards.csv', 'read', dataset.csv),
    data('get', '/api/v1/openapi.json', 'read', document),
    // Its tools only read, and a client sends three messages before the first call.
    api('post', '/mcp', 'read', behind(ownHost, answerMcp(createMcpServers(parts)))),
    api('get', '/mcp', 'read', behind(ownHost, refuseMcpStream)),
    api('delete', '/mcp', 'read', behind(ownHost, refuseMcpStream)),
  ]
}
