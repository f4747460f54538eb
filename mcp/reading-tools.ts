/** Tools that find and open entries of the catalogue. */
import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { z } from 'zod'
import { entryKinds, MAX_QUERY_LENGTH, standings } from '../core/catalogue-search/query.ts'
import { searchCatalogue } from '../core/catalogue-search/search.ts'
import { itemView } from '../core/open-data/lists.ts'
import { lookUpLaw, lookUpStandard } from '../core/open-data/lookup.ts'
import { createRefs } from '../core/open-data/refs.ts'
import {
  EntryHit,
  EntryItem,
  GuideView,
  LawView,
  Ref,
  StandardView,
} from '../core/open-data/shapes.ts'
import { createViews } from '../core/open-data/views.ts'
import { entryLines, lawText, refLine, standardText } from './texts.ts'
import { READ_ONLY, result, type ToolParts } from './tool.ts'

const words = z.string().max(MAX_QUERY_LENGTH)
const slugs = z.array(z.string().max(60)).max(20)

const SearchInput = z.strictObject({
  query: words
    .optional()
    .describe('Vietnamese words or numbers in any spelling: "nước mắm", "tcvn5603", "ISO 22000".'),
  kinds: z
    .array(z.enum(entryKinds))
    .optional()
    .describe(
      'tcvn, qcvn (binding regulations), khac (ISO, Codex...), luat (law), huong-dan (guides).',
    ),
  standings: z.array(z.enum(standings)).optional(),
  sectors: slugs.optional().describe('Slugs that earlier results showed in `sectors`.'),
  mandatory: z.boolean().optional().describe('true: only what binds by law.'),
  page: z.int().min(1).max(1000).optional(),
  pageSize: z.int().min(1).max(50).optional(),
})
const SearchOutput = z.strictObject({
  total: z.int(),
  page: z.int(),
  pages: z.int(),
  items: z.array(EntryHit),
  nearMisses: z.array(z.strictObject({ typed: z.string(), nearest: z.array(EntryItem) })),
})

const StandardOutput = z.strictObject({
  found: z.boolean(),
  standard: StandardView.optional(),
  law: LawView.optional(),
  choices: z.array(Ref).describe('Several documents have this number, or the nearest ones do.'),
})

const GuideOutput = z.strictObject({
  found: z.boolean(),
  guide: GuideView.optional(),
  choices: z.array(EntryItem).describe('Other guides that fit.'),
})

export function registerReading(server: McpServer, { catalogue, addressOf }: ToolParts): void {
  const views = createViews(catalogue, addressOf)
  const refs = createRefs(catalogue, addressOf)

  server.registerTool(
    'search_standards',
    {
      title: 'Tìm tiêu chuẩn, quy chuẩn, văn bản, hướng dẫn',
      description:
        'Search the catalogue of Vietnamese standards, technical regulations, laws and guides by words or numbers, with filters. Without a query: everything the filters leave.',
      inputSchema: SearchInput,
      outputSchema: SearchOutput,
      annotations: READ_ONLY,
    },
    ({ query, pageSize = 10, ...filters }) => {
      const found = searchCatalogue(catalogue, { text: query, pageSize, ...filters })
      const items = found.hits.map((hit) => ({
        ...itemView(hit, addressOf),
        snippet: hit.snippet,
        match: hit.match,
      }))
      const nearMisses = found.nearMisses.map(({ typed, nearest }) => ({
        typed,
        nearest: nearest.map((entry) => itemView(entry, addressOf)),
      }))
      const { total, page, pages } = found
      return result(
        { total, page, pages, items, nearMisses },
        total === 0
          ? 'Danh mục chưa có kết quả nào phù hợp.'
          : `Có ${total} kết quả, trang ${page}/${pages}.`,
        ...items.map(entryLines),
        ...nearMisses.map(
          ({ typed, nearest }) =>
            `Danh mục không có ${typed}.${nearest.length ? ` Gần nhất: ${nearest.map((one) => one.name).join(', ')}.` : ''}`,
        ),
      )
    },
  )

  server.registerTool(
    'get_standard',
    {
      title: 'Xem một tiêu chuẩn, quy chuẩn hoặc văn bản pháp luật',
      description:
        'One standard, technical regulation or legal document by its number in any spelling or by its id: standing, replacement, whom it binds, what it asks, first steps, sources and date of the check. Full texts are not included.',
      inputSchema: z.strictObject({
        id: words
          .min(1)
          .describe('"TCVN 5603:2023", "qcvn 8-2", "ISO 22000", "37/2026/NĐ-CP", or an id.'),
      }),
      outputSchema: StandardOutput,
      annotations: READ_ONLY,
    },
    ({ id }) => {
      const standard = lookUpStandard(catalogue, id)
      if (standard && 'found' in standard) {
        const view = views.standard(standard.found)
        return result(
          { found: true, standard: view, choices: [] },
          standardText(catalogue, standard.found, view),
        )
      }
      const law = standard ? undefined : lookUpLaw(catalogue, id)
      if (law && 'found' in law) {
        const view = views.law(law.found)
        return result({ found: true, law: view, choices: [] }, lawText(catalogue, law.found, view))
      }
      const choices =
        standard?.choices.map(refs.standard) ?? law?.choices.map(refs.law) ?? nearest(id)
      return result(
        { found: false, choices },
        standard || law
          ? 'Có nhiều văn bản mang số này:'
          : `Danh mục chưa có văn bản này; nó có thể tồn tại mà chưa được đưa vào.${choices.length ? ' Gần nhất:' : ''}`,
        ...choices.map(refLine),
      )
    },
  )

  const nearest = (typed: string) =>
    searchCatalogue(catalogue, { text: typed, pageSize: 1 }).nearMisses.flatMap((miss) =>
      miss.nearest.map(({ record }) =>
        'standard' in record
          ? refs.standard(record.standard)
          : 'law' in record
            ? refs.law(record.law)
            : refs.guide(record.guide),
      ),
    )

  server.registerTool(
    'get_guide',
    {
      title: 'Xem trang hướng dẫn',
      description:
        'A how-to page in Vietnamese (declaring conformity, labelling, HACCP, support for small firms...): by id, or the best one for a question. `choices` lists others that fit.',
      inputSchema: z.strictObject({
        id: z.string().max(100).optional(),
        query: words
          .optional()
          .describe('A question or a topic in Vietnamese, where the id is not known.'),
      }),
      outputSchema: GuideOutput,
      annotations: READ_ONLY,
    },
    ({ id, query }) => {
      const hits = searchCatalogue(catalogue, {
        text: query,
        kinds: ['huong-dan'],
        pageSize: id ? 1 : 50,
      }).hits
      const best = query ? hits[0]?.id : undefined
      const guide = catalogue.guide(id ?? best ?? '')
      const others = id ? [] : hits.filter((hit) => hit.id !== guide?.id).slice(0, guide ? 5 : 50)
      const choices = others.map((hit) => itemView(hit, addressOf))
      if (!guide)
        return result(
          { found: false, choices },
          id ? 'Không có trang hướng dẫn mang mã này.' : 'Các trang hướng dẫn:',
          ...choices.map((one) => `- ${one.name} (id: ${one.id})`),
        )
      const view = views.guide(guide)
      return result(
        { found: true, guide: view, choices },
        `# ${guide.title}`,
        `${guide.summary}\n`,
        guide.body,
        guide.caution ? `\nLưu ý: ${guide.caution}` : false,
        `\nKiểm tra ngày ${guide.provenance.checkedOn}. Nguồn: ${guide.provenance.sources.join('; ')}`,
      )
    },
  )
}
