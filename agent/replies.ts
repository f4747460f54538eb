/** Fixed wording lives in data, one wording each; this reads it and fills the holes. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { dataDir } from '../core/data/load.ts'
import type { Choice } from '../core/domain.ts'
import { DataError } from '../core/errors.ts'

const text = z.string().trim().min(3)
const Replies = z.strictObject({
  greeting: text,
  thanks: text,
  empty: text,
  tooShort: text,
  tooLong: text,
  outOfScope: text,
  refusedAttack: text,
  refusedForgery: text,
  refusedPrivate: text,
  notFound: text,
  unknownDesignation: text,
  knownEditions: text,
  unknownLaw: text,
  unavailable: text,
  clarifyDesignation: text,
  noLimits: text,
  noFees: text,
  getTcvnText: text,
  getQcvnText: text,
  oneSource: text,
  oneSourceOf: text,
  disclaimer: text,
  checkedOn: text,
  understoodAs: text,
  searching: text,
  writing: text,
  checking: text,
  starters: z.array(text).min(2),
})
export type Replies = z.infer<typeof Replies>

export const replies: Replies = readYaml('replies.vi.yaml', Replies)
/** Questions to start with, shown as buttons. */
export const starters: Choice[] = replies.starters.map((text) => ({ label: text, text }))
/** Typed form (folded when it has no marks) -> what it stands for. */
export const abbreviations: ReadonlyMap<string, string> = new Map(
  Object.entries(readYaml('abbreviations.yaml', z.record(z.string(), z.string()))),
)

function readYaml<T>(name: string, schema: z.ZodType<T>): T {
  const result = schema.safeParse(parse(readFileSync(join(dataDir, name), 'utf8').normalize('NFC')))
  if (!result.success) throw new DataError(`data/${name}: ${z.prettifyError(result.error)}`)
  return result.data
}

/** fill('Không thấy {{x}}', { x: 'TCVN 1' }); a hole without a value is a programming error. */
export const fill = (template: string, values: Record<string, string>): string =>
  template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`No value for {{${name}}} in "${template}"`)
    return value
  })
