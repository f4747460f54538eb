/** What the model may look up: read-only, over the same functions that answer without it. */
import { tool } from 'langchain'
import { z } from 'zod'
import type { Catalogue } from '../../core/catalogue.ts'
import { bindingSentence } from '../../core/content.ts'
import { findDesignations } from '../../core/designation.ts'
import { standingSentence } from '../../core/standing.ts'
import type { Evidence } from '../compose/evidence.ts'
import { pickQuote } from '../compose/quote.ts'
import { composeRecommendation } from '../compose/recommend.ts'
import { nothingKnown } from '../../core/profile.ts'
import type { Search } from '../find/index.ts'
import type { ReadProfile } from '../recommend/index.ts'
import type { Understand } from '../understand/index.ts'

export interface ToolParts {
  catalogue: Catalogue
  search: Search
  understand: Understand
  readProfile: ReadProfile
}

const NOTHING = 'Không có trong kho tài liệu.'

/** `offset`: how many source tokens are taken; the evidence's first source is then S(offset + 1). */
export function createTools(
  { catalogue, search, understand, readProfile }: ToolParts,
  evidence: Evidence,
  offset: number,
) {
  const token = (pointer: string) =>
    pointer.replace(/\[(\d+)\]/g, (_, n: string) => `[S${Number(n) + offset}]`)
  return [
    tool(
      async ({ query }) => {
        const hits = await search(query, 5)
        return (
          hits
            .map(
              (hit) =>
                `${hit.breadcrumb.join(' › ')}: ${hit.text.slice(0, 900)}${token(evidence.hit(hit, pickQuote(hit.text, query)))}`,
            )
            .join('\n\n') || NOTHING
        )
      },
      {
        name: 'search_library',
        description: 'Tìm đoạn văn trong kho hướng dẫn, luật và tiêu chuẩn.',
        schema: z.object({ query: z.string().min(2).max(300) }),
      },
    ),
    tool(
      ({ designation }) => {
        const [typed] = findDesignations(designation)
        const [record] = typed ? catalogue.findStandards(typed) : []
        if (!record) return NOTHING
        return `${record.designation} – ${record.title}. ${standingSentence(catalogue, record)} ${bindingSentence(record)} ${record.summary.covers}${token(evidence.standard(record))}`
      },
      {
        name: 'look_up_standard',
        description: 'Tra một số hiệu TCVN, QCVN, ISO: tên, hiệu lực, mức độ bắt buộc.',
        schema: z.object({ designation: z.string().min(3).max(80) }),
      },
    ),
    tool(
      ({ product }) => {
        const understanding = understand(product)
        const found = composeRecommendation({
          catalogue,
          search,
          understanding,
          evidence,
          reading: readProfile(understanding),
          state: nothingKnown(),
          stateful: false,
          short: false,
        })
        return found ? token(found.text) : NOTHING
      },
      {
        name: 'recommend_for_product',
        description: 'Các tiêu chuẩn, quy chuẩn liên quan đến một sản phẩm.',
        schema: z.object({ product: z.string().min(2).max(120) }),
      },
    ),
  ]
}
