/** Reading the catalogue: lists with filters, and single entries by id or by any spelling of the number. */
import type { Request, RequestHandler, Response } from 'express'
import type { Catalogue } from '../../core/catalogue.ts'
import { MAX_PAGE_SIZE, type CatalogueQuery } from '../../core/catalogue-search/query.ts'
import { searchCatalogue } from '../../core/catalogue-search/search.ts'
import { standardsCsv } from '../../core/open-data/csv.ts'
import { pageView } from '../../core/open-data/lists.ts'
import { lookUpLaw, lookUpStandard, type Lookup } from '../../core/open-data/lookup.ts'
import { createRefs, type AddressOf } from '../../core/open-data/refs.ts'
import type { Ref } from '../../core/open-data/shapes.ts'
import { createViews } from '../../core/open-data/views.ts'
import { notFound } from '../faults.ts'
import { sendPublic } from '../portal/send-page.ts'
import { pageLinker } from './page-links.ts'
import { GuidesQuery, LawsQuery, readParameters, SearchQuery, StandardsQuery } from './queries.ts'

export interface CatalogueParts {
  catalogue: Catalogue
  addressOf: AddressOf
}

type OneEntry = RequestHandler<{ id: string }>

export function createCatalogueApi({ catalogue, addressOf }: CatalogueParts) {
  const views = createViews(catalogue, addressOf)
  const refs = createRefs(catalogue, addressOf)

  async function sendPage(request: Request, response: Response, query: CatalogueQuery) {
    const view = pageView(searchCatalogue(catalogue, query), addressOf, pageLinker(request))
    response.links(Object.fromEntries(Object.entries(view.links).filter(([rel]) => rel !== 'self')))
    await sendJson(request, response, view, keepOf(query))
  }

  const standards: RequestHandler = async (request, response) => {
    const { q, kind, sector, status, ics, format, ...rest } = readParameters(
      StandardsQuery,
      request.query,
    )
    const query: CatalogueQuery = {
      text: q,
      kinds: kind?.length ? kind : ['tcvn', 'qcvn', 'khac'],
      sectors: sector,
      standings: status,
      ics,
      ...rest,
    }
    response.vary('Accept')
    const wants = format ?? (request.accepts(['json', 'csv']) === 'csv' ? 'csv' : 'json')
    if (wants === 'json') return sendPage(request, response, query)
    response.attachment('tieu-chuan.csv')
    await sendPublic(request, response, standardsCsv(everyMatch(catalogue, query)), {
      type: 'text/csv',
      keep: keepOf(query),
    })
  }

  const search: RequestHandler = async (request, response) => {
    const { q, kind, ...rest } = readParameters(SearchQuery, request.query)
    await sendPage(request, response, { text: q, kinds: kind, ...rest })
  }
  const laws: RequestHandler = async (request, response) => {
    const { q, status, ...rest } = readParameters(LawsQuery, request.query)
    await sendPage(request, response, { text: q, standings: status, kinds: ['luat'], ...rest })
  }
  const guides: RequestHandler = async (request, response) => {
    const { q, sector, ...rest } = readParameters(GuidesQuery, request.query)
    await sendPage(request, response, { text: q, sectors: sector, kinds: ['huong-dan'], ...rest })
  }

  const standard: OneEntry = async (request, response) => {
    const { id } = request.params
    await sendFound(request, response, lookUpStandard(catalogue, id), 'standards', {
      view: views.standard,
      ref: refs.standard,
      missing: () => missingNumber(catalogue, id),
    })
  }
  const law: OneEntry = async (request, response) => {
    const { id } = request.params
    await sendFound(request, response, lookUpLaw(catalogue, id), 'laws', {
      view: views.law,
      ref: refs.law,
      missing: () => missingNumber(catalogue, id),
    })
  }
  const guide: OneEntry = async (request, response) => {
    const found = catalogue.guide(request.params.id)
    if (!found) throw notFound('Không có trang hướng dẫn này. Xem danh sách ở /api/v1/guides.')
    await sendJson(request, response, views.guide(found))
  }
  return { standards, standard, laws, law, guides, guide, search }
}

/** A table holds every match: nobody wants a twentieth of a spreadsheet. */
function everyMatch(catalogue: Catalogue, query: CatalogueQuery) {
  const page = (number: number) =>
    searchCatalogue(catalogue, { ...query, page: number, pageSize: MAX_PAGE_SIZE })
  const first = page(1)
  const others = Array.from({ length: first.pages - 1 }, (_, index) => page(index + 2))
  return [first, ...others].flatMap(({ hits }) =>
    hits.flatMap(({ record }) => ('standard' in record ? record.standard : [])),
  )
}

/**
 * The entry under its id; elsewhere the way to it. A number that leaves the edition open leads to another entry
 * when a new edition comes, so that way is not for ever.
 */
async function sendFound<T extends { id: string }>(
  request: Request,
  response: Response,
  found: Lookup<T>,
  list: 'standards' | 'laws',
  as: { view: (record: T) => unknown; ref: (record: T) => Ref; missing: () => string },
): Promise<void> {
  if (!found) throw notFound(as.missing())
  if ('choices' in found) {
    const message = 'Có nhiều văn bản mang số này. Xin chọn một trong danh sách kèm theo.'
    response
      .status(300)
      .json({ error: { code: 'ambiguous', message }, items: found.choices.map(as.ref) })
  } else if (found.by === 'id') await sendJson(request, response, as.view(found.found))
  else response.redirect(found.by === 'number' ? 308 : 307, `/api/v1/${list}/${found.found.id}`)
}

function missingNumber(catalogue: Catalogue, typed: string): string {
  const nearest = searchCatalogue(catalogue, { text: typed, pageSize: 1 }).nearMisses.flatMap(
    (miss) => miss.nearest.map((entry) => entry.name),
  )
  const hint = nearest.length ? ` Gần nhất: ${nearest.slice(0, 3).join(', ')}.` : ''
  return `Danh mục chưa có văn bản này. Có thể số hiệu bị gõ sai.${hint}`
}

/** Words that somebody typed are for the own browser's cache alone. */
const keepOf = ({ text }: CatalogueQuery) => (text ? 'private' : 'public')

/** Compressed, with a tag: asked for again it costs nothing. */
export const sendJson = (
  request: Request,
  response: Response,
  view: unknown,
  keep: 'public' | 'private' = 'public',
): Promise<void> =>
  sendPublic(request, response, JSON.stringify(view), { type: 'application/json', keep })
