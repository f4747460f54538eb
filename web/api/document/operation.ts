/** One route of the API as the OpenAPI document describes it. */
import { z } from 'zod'
import { publish } from '../../../core/open-data/published.ts'
import { Ref } from '../../../core/open-data/shapes.ts'

export interface Operation {
  method: 'get' | 'post' | 'delete'
  /** "/api/v1/standards/{id}" */
  path: string
  id: string
  tag: string
  summary: string
  description?: string
  /** Describes `{id}`, where the path has it. */
  idIs?: string
  query?: z.ZodObject
  body?: z.ZodType
  /** Status -> what comes. */
  success: Record<number, Reply>
  /** Statuses of FAULTS. */
  faults: (keyof typeof FAULTS)[]
}

export interface Reply {
  description: string
  /** Media type -> shape; "text" for what is no JSON. */
  content?: Record<string, z.ZodType | 'text'>
  headers?: Record<string, string>
}

const error = z.strictObject({
  code: z.string().describe('Stable, for programs.'),
  message: z.string().describe('Vietnamese, for people.'),
})
export const ErrorShape = publish('Error', z.strictObject({ error }))
const Ambiguous = publish('Ambiguous', z.strictObject({ error, items: z.array(Ref) }))

export const FAULTS = {
  400: 'A parameter, the path or the body is wrong; the message names it.',
  403: 'The page that sends this is no site in WIDGET_ORIGINS.',
  404: 'There is no such thing, or no longer.',
  413: 'The body is larger than 16 kB.',
  415: 'The body is not JSON in UTF-8.',
  429: 'Too many requests from this address; see Retry-After.',
  503: 'The database is away; see Retry-After.',
}

/** For entries that may be asked for by number instead of id. */
export const ways: Operation['success'] = {
  300: {
    description: 'Several documents have this number; `items` lists them.',
    content: { 'application/json': Ambiguous },
  },
  307: {
    description: 'The number leaves the edition open: this is the way to the best one today.',
    headers: { Location: 'Address of the entry.' },
  },
  308: {
    description: 'Another spelling of a number: this is the way to the entry.',
    headers: { Location: 'Address of the entry.' },
  },
}

export const json = (description: string, shape: z.ZodType): Reply => ({
  description,
  content: { 'application/json': shape },
})
