/** What a schema says about one place of an entry: which fields may stand there, which kind of value. */
import { z } from 'zod'
import type { Path } from './fault.ts'

export type Fields = Record<string, z.ZodType>

/** The schema of the value itself: without defaults, pipes and the like; of alternatives, the one that was meant. */
export function bare(schema: z.ZodType, value: unknown): z.ZodType {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodLazy
  )
    return bare(schema.unwrap() as z.ZodType, value)
  if (schema instanceof z.ZodPipe) return bare(schema.in as z.ZodType, value)
  if (!(schema instanceof z.ZodUnion)) return schema
  const meant = meantOption(schema, value)
  return meant === undefined ? schema : bare(options(schema)[meant]!, value)
}

export const options = (union: z.ZodUnion): z.ZodType[] =>
  union.options.map((one) => bare(one as z.ZodType, undefined))

/** The alternative with most of the fields that were written; for a plain value the one that is no list. */
export function meantOption(union: z.ZodUnion, value: unknown): number | undefined {
  const all = options(union)
  const isList = Array.isArray(value)
  if (isList || typeof value !== 'object' || value === null) {
    const at = all.findIndex(
      (one) => one instanceof z.ZodArray === isList && !(one instanceof z.ZodObject),
    )
    return at < 0 ? undefined : at
  }
  const shared = all.map((one) => Object.keys(fieldsOf(one)).filter((key) => key in value).length)
  const most = Math.max(...shared)
  return most ? shared.indexOf(most) : undefined
}

export const fieldsOf = (schema: z.ZodType): Fields =>
  schema instanceof z.ZodObject ? (schema.shape as Fields) : {}

/** The schema of what stands at the end of the path. */
export function schemaAt(schema: z.ZodType, entry: unknown, path: Path): z.ZodType {
  let [here, value] = [bare(schema, entry), entry]
  for (const key of path) {
    value = valueAt(value, [key])
    const inner =
      here instanceof z.ZodArray
        ? (here.element as z.ZodType)
        : here instanceof z.ZodRecord
          ? (here.valueType as z.ZodType)
          : fieldsOf(here)[String(key)]
    if (!inner) return z.unknown()
    here = bare(inner, value)
  }
  return here
}

export const valueAt = (entry: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null
        ? (value as Record<PropertyKey, unknown>)[key]
        : undefined,
    entry,
  )
