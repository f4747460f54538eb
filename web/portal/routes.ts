/** The public pages: search, standards, laws, guides, and what search engines ask for. */
import type { Catalogue } from '../../core/catalogue.ts'
import type { Config } from '../../core/config.ts'
import { searchCatalogue } from '../../core/catalogue-search/search.ts'
import { findLaw, findStandard } from '../../core/catalogue-search/find-entry.ts'
import { notFound } from '../faults.ts'
import { guidePage, guidesPage } from '../pages/guide-page.ts'
import { lawPage } from '../pages/law-page.ts'
import { createLinker } from '../pages/link-designations.ts'
import type { PageFrame } from '../pages/layout.ts'
import { searchPage } from '../pages/search-page.ts'
import { standardPage } from '../pages/standard-page.ts'
import { page, type Route } from '../routes.ts'
import { guidePath, lawPath, standardPath } from '../shared/paths.ts'
import { readSearchForm, searchPath, toCatalogueQuery } from './search-query.ts'
import { redirectTo, sendPublic } from './send-page.ts'
import { baseOf, robots, sitemap } from './sitemap.ts'

export interface PortalParts {
  catalogue: Catalogue
  config: Pick<Config, 'publicUrl'>
  frame: PageFrame
}

const noEntry = () =>
  notFound('Danh mục chưa có trang này. Có thể số hiệu bị gõ sai, hoặc văn bản chưa được đưa vào.')

export function portalRoutes({ catalogue, config, frame }: PortalParts): Route[] {
  const view = (own: string) => ({
    catalogue,
    link: createLinker(catalogue, own),
    linkOnce: () => createLinker(catalogue, own, new Set()),
  })
  return [
    page('get', '/tra-cuu', 'read', async (request, response) => {
      const form = readSearchForm(request.query)
      const found = searchCatalogue(catalogue, toCatalogueQuery(form))
      if (form.page > found.pages)
        return response.redirect(302, searchPath(form, { page: found.pages }))
      await sendPublic(request, response, searchPage(frame, form, found), {
        keep: form.text ? 'private' : 'public',
      })
    }),
    page('get', '/tieu-chuan/:id', 'read', async (request, response) => {
      const standard = findStandard(catalogue, request.params.id)
      if (!standard) throw noEntry()
      const path = standardPath(standard)
      if (standard.id !== request.params.id) return redirectTo(response, path)
      await sendPublic(request, response, standardPage(frame, view(path), standard))
    }),
    page('get', '/van-ban/:id', 'read', async (request, response) => {
      const law = findLaw(catalogue, request.params.id)
      if (!law) throw noEntry()
      const path = lawPath(law)
      if (law.id !== request.params.id) return redirectTo(response, path)
      await sendPublic(request, response, lawPage(frame, view(path), law))
    }),
    page('get', '/huong-dan', 'read', async (request, response) => {
      await sendPublic(request, response, guidesPage(frame, catalogue.guides))
    }),
    page('get', '/huong-dan/:id', 'read', async (request, response) => {
      const guide = catalogue.guide(request.params.id)
      if (!guide) throw noEntry()
      await sendPublic(request, response, guidePage(frame, view(guidePath(guide)), guide))
    }),
    page('get', '/sitemap.xml', 'read', async (request, response) => {
      const base = baseOf(request, config.publicUrl)
      await sendPublic(request, response, sitemap(catalogue, base), { type: 'application/xml' })
    }),
    page('get', '/robots.txt', 'read', async (request, response) => {
      await sendPublic(request, response, robots(baseOf(request, config.publicUrl)), {
        type: 'text/plain',
      })
    }),
  ]
}
