/** Tools that advise a business and read the risk lists. */
import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { z } from 'zod'
import { MAX_QUESTION_LENGTH } from '../agent/door.ts'
import { ProfileInput, RecommendationView, RiskGroupView } from '../core/open-data/advice-shapes.ts'
import { createAdviceViews, RISK_NOTICE } from '../core/open-data/advice-views.ts'
import { checkProfile } from '../core/open-data/check-profile.ts'
import { findRiskGroups } from '../core/risk.ts'
import { recommendationText, riskLines } from './texts.ts'
import { fault, READ_ONLY, result, type ToolParts } from './tool.ts'

const MOST_GROUPS = 50

export function registerAdvice(
  server: McpServer,
  { catalogue, adviser, addressOf }: ToolParts,
): void {
  const views = createAdviceViews(catalogue, addressOf)

  server.registerTool(
    'recommend_standards',
    {
      title: 'Gợi ý tiêu chuẩn, quy chuẩn cho một cơ sở',
      description:
        "Which standards, regulations, risk lists and support programmes concern a business, each with its reason. Give `text` (the owner's words in Vietnamese) or `profile`. The result holds the profile as understood and the next question: put the answer into `profile.facts` and call again (san-pham goes into `products`, so-lao-dong into `people`, doanh-thu into `revenue`).",
      inputSchema: z.strictObject({
        text: z
          .string()
          .max(MAX_QUESTION_LENGTH)
          .optional()
          .describe('"Tôi làm nước mắm đóng chai, bán siêu thị, 8 lao động"'),
        profile: ProfileInput.optional(),
      }),
      outputSchema: RecommendationView,
      annotations: READ_ONLY,
    },
    ({ text, profile }) => {
      if (!text?.trim() === !profile)
        return fault('Cần đúng một trong hai: text (lời của chủ cơ sở) hoặc profile.')
      const faults = profile ? checkProfile(catalogue, profile) : []
      if (faults.length)
        return fault(`Hồ sơ có mã không có trong danh mục: ${faults.slice(0, 5).join('; ')}.`)
      const advice = profile ? adviser.fromProfile(profile) : adviser.fromText(text!)
      const view = views.recommendation(advice)
      return result(view, recommendationText(view))
    },
  )

  server.registerTool(
    'look_up_risk',
    {
      title: 'Tra mức độ rủi ro của hàng hóa',
      description:
        'Groups of goods in the risk lists under Decree 37/2026/NĐ-CP: level, technical regulations, circular. By customs (HS) code or by the name of the goods in Vietnamese. An empty result does not mean low risk.',
      inputSchema: z.strictObject({
        hs: z
          .string()
          .regex(/^\d[\d. ]{2,14}\d$/)
          .optional()
          .describe('4 to 10 digits, with or without dots; a short code finds all below it.'),
        product: z.string().max(200).optional().describe('"máy sấy tóc", or a product id.'),
      }),
      outputSchema: z.strictObject({
        total: z.int(),
        groups: z.array(RiskGroupView).describe(`At most ${MOST_GROUPS}, high risk first.`),
        notice: z.string(),
      }),
      annotations: READ_ONLY,
    },
    ({ hs, product }) => {
      if (!hs && !product) return fault('Cần mã HS (hs) hoặc tên hàng hóa (product).')
      const products = product ? adviser.findProducts(product) : []
      const found =
        hs || products.length
          ? findRiskGroups(catalogue, {
              ...(hs ? { hs } : {}),
              ...(products.length ? { products } : {}),
            })
          : []
      const groups = found.slice(0, MOST_GROUPS).map(views.riskGroup)
      return result(
        { total: found.length, groups, notice: RISK_NOTICE },
        found.length ? `Có ${found.length} nhóm hàng:` : 'Không thấy nhóm hàng nào phù hợp.',
        ...groups.map(riskLines),
        RISK_NOTICE,
      )
    },
  )
}
