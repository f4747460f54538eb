/** What may stand behind the "?" of the reading routes. Unknown names are refused, so that a slip is noticed. */
import { z } from 'zod'
import {
  DEFAULT_PAGE_SIZE,
  entryKinds,
  MAX_PAGE_SIZE,
  MAX_QUERY_LENGTH,
  standings,
} from '../../core/catalogue-search/query.ts'
import { badRequest, type HttpFault } from '../faults.ts'

/** `kind=tcvn&kind=qcvn` and `kind=tcvn,qcvn` are the same. */
const listOf = <T extends z.ZodType>(one: T) =>
  z
    .preprocess(
      (given) =>
        [given].flat().flatMap((text) => (typeof text === 'string' ? splitList(text) : text)),
      z.array(one).max(50),
    )
    .optional()
const splitList = (text: string): string[] => text.split(',').filter(Boolean)

const whole = (most: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .pipe(z.int().min(1).max(most))
    .optional()

const words = z.string().max(MAX_QUERY_LENGTH)
const slugs = listOf(z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/))
const paging = {
  page: whole(100_000).describe('From 1; a page behind the last one is empty.'),
  pageSize: whole(MAX_PAGE_SIZE).describe(`${DEFAULT_PAGE_SIZE} when left out.`),
}
const q = words
  .optional()
  .describe('Numbers in any spelling, or words, with or without diacritics.')
const status = listOf(z.enum(standings)).describe('Standings; several mean any of them.')

export const StandardsQuery = z.strictObject({
  q,
  kind: listOf(z.enum(['tcvn', 'qcvn', 'khac'])),
  sector: slugs.describe('Slugs as in the `sectors` facet.'),
  status,
  mandatory: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .pipe(z.boolean())
    .optional()
    .describe('Whether it binds by law.'),
  ics: listOf(z.string().regex(/^\d\d$/)).describe(
    'Fields of the International Classification for Standards, two digits.',
  ),
  ...paging,
  format: z
    .enum(['json', 'csv'])
    .optional()
    .describe('csv, or an Accept header that prefers text/csv, gives all matches as a table.'),
})

export const SearchQuery = z.strictObject({
  q: words.min(1).describe('Numbers in any spelling, or words, with or without diacritics.'),
  kind: listOf(z.enum(entryKinds)),
  ...paging,
})

export const LawsQuery = z.strictObject({ q, status, ...paging })
export const GuidesQuery = z.strictObject({ q, sector: slugs, ...paging })

export const RiskGroupsQuery = z.strictObject({
  hs: z
    .string()
    .regex(/^\d[\d. ]{2,14}\d$/)
    .optional()
    .describe('A customs code, with or without dots; a short one finds all below it.'),
  product: slugs.describe('Ids of products from /facts.'),
  ...paging,
})

/** Returns the query in its shape, or throws a fault that names the parameter in Vietnamese. */
export function readParameters<T>(schema: z.ZodType<T>, query: unknown): T {
  const result = schema.safeParse(query)
  if (result.success) return result.data
  throw explain(result.error.issues[0]!)
}

function explain(issue: z.core.$ZodIssue): HttpFault {
  const name = issue.code === 'unrecognized_keys' ? issue.keys[0] : issue.path[0]
  const shown = `“${String(name ?? '').slice(0, 40)}”`
  if (issue.code === 'unrecognized_keys')
    return badRequest(`Không có tham số ${shown}. Xem các tham số ở trang /api.`)
  return badRequest(`Tham số ${shown} chưa đúng: ${wanted(issue)}.`)
}

function wanted(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') return `chỉ nhận ${issue.values.join(', ')}`
  if (issue.code === 'too_big' && issue.origin === 'string') return `tối đa ${issue.maximum} ký tự`
  if (issue.code === 'too_big') return `lớn nhất là ${issue.maximum}`
  if (issue.code === 'too_small' && issue.origin === 'number') return `nhỏ nhất là ${issue.minimum}`
  if (issue.code === 'invalid_format') return 'sai định dạng, xem trang /api'
  return 'cần một giá trị, xem trang /api'
}
