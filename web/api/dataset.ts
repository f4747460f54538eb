/** The whole catalogue as files: made at the first request, then served from memory. */
import type { RequestHandler } from 'express'
import type { Catalogue } from '../../core/catalogue.ts'
import { standardsCsv } from '../../core/open-data/csv.ts'
import { LICENCE, makeDataset } from '../../core/open-data/dataset.ts'
import { makeAsset, serveAsset } from '../assets.ts'

const QUICK_BROTLI = 5

/** `make` is called once, at the first request. */
export function serveOnDemand(type: string, make: () => string): RequestHandler {
  let serve: RequestHandler | undefined
  return (request, response, next) => {
    serve ??= serveAsset(makeAsset(type, make(), QUICK_BROTLI))
    return serve(request, response, next)
  }
}

export function createDatasetApi(catalogue: Catalogue) {
  const whole = serveOnDemand('application/json', () => JSON.stringify(makeDataset(catalogue)))
  const table = serveOnDemand('text/csv', () => standardsCsv(catalogue.standards))
  const named =
    (file: string, serve: RequestHandler): RequestHandler =>
    (request, response, next) => {
      response
        .set('Content-Disposition', `attachment; filename="${file}"`)
        .links({ license: LICENCE.url })
      return serve(request, response, next)
    }
  return {
    json: named('tieu-chuan.json', whole),
    csv: named('tieu-chuan.csv', table),
  }
}
