/** `GET /goi-y`: the recommendation as a form, its result as a page to print and pass on, and as a PDF. */
import { createAdviser } from '../../agent/advise.ts'
import { MAX_QUESTION_LENGTH } from '../../agent/door.ts'
import { describeAdvice } from '../../agent/report/advice-report.ts'
import type { Catalogue } from '../../core/catalogue.ts'
import type { Config } from '../../core/config.ts'
import { notFound } from '../faults.ts'
import type { PageFrame } from '../pages/layout.ts'
import { sendPublic } from '../portal/send-page.ts'
import { baseOf } from '../portal/sitemap.ts'
import { page, type Route } from '../routes.ts'
import { adviceFormPage } from './form-page.ts'
import { writeAdvicePdf } from './pdf.ts'
import { readProfileQuery, writeProfileQuery } from './query.ts'
import { adviceResultPage } from './result-page.ts'

export interface AdviceParts {
  catalogue: Catalogue
  config: Pick<Config, 'publicUrl'>
  frame: PageFrame
}

export function adviceRoutes({ catalogue, config, frame }: AdviceParts): Route[] {
  const adviser = createAdviser(catalogue)
  return [
    page('get', '/goi-y', 'read', async (request, response) => {
      const profile = readProfileQuery(catalogue, request.query)
      const told = textOf(request.query['mo-ta'])
      if (told) {
        // The address that is passed on says what was understood, never what was typed.
        const found = adviser.fromText(told)
        const understood = { ...found.profile, products: found.profile.products.slice(0, 5) }
        if (understood.products.length)
          return response.redirect(303, `/goi-y?${writeProfileQuery(catalogue, understood)}`)
        response.set('Cache-Control', 'no-store').type('html')
        return void response.send(
          adviceFormPage(frame, catalogue, { told, profile: understood, question: found.question }),
        )
      }
      if (profile.products.length === 0)
        return sendPublic(request, response, adviceFormPage(frame, catalogue, { profile }), {
          keep: Object.keys(request.query).length ? 'private' : 'public',
        })
      const query = writeProfileQuery(catalogue, profile)
      if (query !== new URL(request.originalUrl, 'http://localhost').searchParams.toString())
        return response.redirect(303, `/goi-y?${query}`)
      const found = adviser.fromProfile(profile)
      const report = describeAdvice(catalogue, found)
      const address = `${baseOf(request, config.publicUrl)}/goi-y?${query}`
      await sendPublic(
        request,
        response,
        adviceResultPage(frame, catalogue, { found, report, query, address }),
        // The address says what the business is.
        { keep: 'private' },
      )
    }),
    page('get', '/goi-y.pdf', 'write', async (request, response) => {
      const profile = readProfileQuery(catalogue, request.query)
      if (profile.products.length === 0)
        throw notFound('Chưa có sản phẩm nào để lập bản gợi ý. Xin mở trang Gợi ý và chọn lại.')
      const report = describeAdvice(catalogue, adviser.fromProfile(profile))
      const query = writeProfileQuery(catalogue, profile)
      const address = `${baseOf(request, config.publicUrl)}/goi-y?${query}`
      const pdf = await writeAdvicePdf(report, { address, writtenOn: new Date() })
      response
        .set('Content-Disposition', 'inline; filename="goi-y-tieu-chuan.pdf"')
        .type('application/pdf')
        .send(pdf)
    }),
  ]
}

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value.trim().slice(0, MAX_QUESTION_LENGTH) : ''
