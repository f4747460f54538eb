/** The shapes that leave the program, each once: the API, its OpenAPI document and the MCP tools use these. */
import { z } from 'zod'
import { Condition } from '../data/rule-schema.ts'

/** Names under which the OpenAPI document lists them. */
export const published = z.registry<{ id: string }>()

export function publish<T extends z.ZodType>(id: string, schema: T): T {
  published.add(schema, { id })
  return schema
}

publish('Condition', Condition)
