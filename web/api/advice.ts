/** Advice for a business, the vocabulary to ask for it, and the risk lists. Nothing is stored. */
import type { RequestHandler } from 'express'
import { z } from 'zod'
import type { Adviser } from '../../agent/advise.ts'
import type { Catalogue } from '../../core/catalogue.ts'
import { DEFAULT_PAGE_SIZE } from '../../core/catalogue-search/query.ts'
import { ProfileInput } from '../../core/open-data/advice-shapes.ts'
import { createAdviceViews, RISK_NOTICE, vocabulary } from '../../core/open-data/advice-views.ts'
import { checkProfile } from '../../core/open-data/check-profile.ts'
import { pageLinks } from '../../core/open-data/lists.ts'
import { findRiskGroups } from '../../core/risk.ts'
import { QuestionText, readBody } from '../bodies.ts'
import { badRequest } from '../faults.ts'
import { sendJson, type CatalogueParts } from './catalogue.ts'
import { pageLinker } from './page-links.ts'
import { readParameters, RiskGroupsQuery } from './queries.ts'

const ByText = z.strictObject({
  text: QuestionText.describe('What the owner says about the business, in Vietnamese.'),
})
const ByProfile = z.strictObject({ profile: ProfileInput })
export const RecommendBody = z.union([ByText, ByProfile])

export function createAdviceApi({
  catalogue,
  addressOf,
  adviser,
}: CatalogueParts & { adviser: Adviser }) {
  const views = createAdviceViews(catalogue, addressOf)

  const recommend: RequestHandler = (request, response) => {
    const profile = readProfile(catalogue, request.body)
    const advice = profile
      ? adviser.fromProfile(profile)
      : adviser.fromText(readBody(ByText, request.body).text)
    response.json(views.recommendation(advice))
  }

  const facts: RequestHandler = async (request, response) => {
    await sendJson(request, response, vocabulary(catalogue))
  }

  const riskGroups: RequestHandler = async (request, response) => {
    const {
      hs,
      product,
      page = 1,
      pageSize = DEFAULT_PAGE_SIZE,
    } = readParameters(RiskGroupsQuery, request.query)
    const found = matchRiskGroups(catalogue, hs, product)
    const pages = Math.max(1, Math.ceil(found.length / pageSize))
    await sendJson(request, response, {
      total: found.length,
      page,
      pageSize,
      pages,
      links: pageLinks({ page, pages }, pageLinker(request)),
      items: found.slice((page - 1) * pageSize, page * pageSize).map(views.riskGroup),
      notice: RISK_NOTICE,
    })
  }
  return { recommend, facts, riskGroups }
}

/** Without a code or a product: every group there is. */
function matchRiskGroups(catalogue: Catalogue, hs?: string, products: string[] = []) {
  const strange = products.find((id) => !catalogue.product(id))
  if (strange) throw badRequest(`Không có sản phẩm “${strange.slice(0, 60)}”. Xem /api/v1/facts.`)
  if (hs === undefined && products.length === 0) return catalogue.riskGroups
  return findRiskGroups(catalogue, {
    ...(hs ? { hs } : {}),
    ...(products.length ? { products } : {}),
  })
}

/** Undefined when the body is no profile but words. */
function readProfile(catalogue: Catalogue, body: unknown): ProfileInput | undefined {
  if (typeof body !== 'object' || body === null || !('profile' in body)) return undefined
  const { data, error } = ByProfile.safeParse(body)
  if (error) {
    const place = error.issues[0]!.path.join('.').slice(0, 60) || 'profile'
    throw badRequest(`Hồ sơ chưa đúng định dạng ở “${place}”. Xem trang /api.`)
  }
  const faults = checkProfile(catalogue, data.profile)
  if (faults.length === 0) return data.profile
  throw badRequest(
    `Hồ sơ có từ không có trong danh sách ở /api/v1/facts: ${faults.slice(0, 5).join('; ').slice(0, 300)}.`,
  )
}
