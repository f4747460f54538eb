/** Businesses with what concerns them, worked out by hand from the law and the standards. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { recommend } from '../../agent/recommend/index.ts'
import type { Catalogue } from '../../core/catalogue.ts'
import { DataError } from '../../core/errors.ts'
import { emptyProfile } from '../../core/profile.ts'

const refs = z.array(z.string()).default([])

export const Case = z.strictObject({
  name: z.string().min(10),
  profile: z.strictObject({
    products: z.array(z.string()).min(1),
    facts: z.record(z.string(), z.array(z.string())).default({}),
    complete: z.array(z.string()).default([]),
    people: z.number().optional(),
    revenue: z.number().optional(),
    capital: z.number().optional(),
    hs: z.array(z.string()).default([]),
  }),
  /** Every document that binds this business: no more, no fewer. */
  applies: refs,
  /** Some documents that bind it only under a condition not settled here. */
  mayApply: refs,
  /** Documents that must not bind it. */
  notApplies: refs,
  /** Some documents that buyers ask for or that are worth applying. */
  advised: refs,
  /** The fact that must be asked next. */
  asks: z.string().optional(),
})
export type Case = z.infer<typeof Case>

/** Every case of the YAML files in this folder; throws a DataError that names the file. */
export const loadCases = (folder = import.meta.dirname): Case[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .flatMap((name) => {
      const result = z
        .array(Case)
        .safeParse(parse(readFileSync(join(folder, name), 'utf8').normalize('NFC')))
      if (!result.success) throw new DataError(`${name}: ${z.prettifyError(result.error)}`)
      return result.data
    })

/** What is wrong, one line each; empty when the case comes out as worked out. */
export function judgeCase(catalogue: Catalogue, one: Case): string[] {
  const { outcomes, question } = recommend(catalogue, { ...emptyProfile(), ...one.profile })
  const with_ = (level: string, verdict: string) =>
    outcomes
      .filter((outcome) => outcome.level === level && outcome.verdict === verdict)
      .map((outcome) => outcome.ref)
  const applies = with_('mandatory', 'yes')
  const may = with_('mandatory', 'unknown')
  const advised = outcomes
    .filter((outcome) => outcome.level !== 'mandatory' && outcome.verdict !== 'no')
    .map((outcome) => outcome.ref)
  const lacking = (wanted: string[], found: string[], what: string) =>
    wanted.filter((ref) => !found.includes(ref)).map((ref) => `${what}: ${ref} is missing`)
  return [
    ...lacking(one.applies, applies, 'mandatory'),
    ...applies
      .filter((ref) => !one.applies.includes(ref))
      .map((ref) => `mandatory: ${ref} is one too many`),
    ...lacking(one.mayApply, may, 'may apply'),
    ...one.notApplies
      .filter((ref) => applies.includes(ref) || may.includes(ref))
      .map((ref) => `${ref} must not apply`),
    ...lacking(one.advised, advised, 'advised'),
    ...(one.asks && question?.fact !== one.asks
      ? [`asks ${question?.fact ?? 'nothing'} instead of ${one.asks}`]
      : []),
  ]
}
