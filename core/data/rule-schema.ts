/** What decides whether a document concerns a business: facts about it, rules, risk lists, support. */
import { z } from 'zod'
import { Provenance, sentence, slug } from './shared-schema.ts'

/** Size of a business by Decree 80/2021/NĐ-CP Article 5; `lon` is what exceeds every limit there. */
export const sizeIds = ['sieu-nho', 'nho', 'vua', 'lon'] as const
export type SizeId = (typeof sizeIds)[number]

/** One value may be written without brackets. */
const oneOrMore = <T extends string>(one: z.ZodType<T, T>) =>
  z
    .union([one, z.array(one).min(1)])
    .transform((value): T[] => (Array.isArray(value) ? value : [value]))
    // A transform alone has no JSON Schema; the published documents need to know what comes out.
    .pipe(z.array(one))

/**
 * When something applies. Each kind is yes, no or unknown for a given profile; `all`, `any` and `not`
 * combine them as in Kleene's three-valued logic.
 */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  /** Ids of products or of product groups, any of which the business makes or sells. */
  | { products: string[] }
  /** The fact has (one of) these values. */
  | { fact: string; is: string[] }
  | { size: SizeId[] }
  /** Customs codes or their beginnings, digits only. */
  | { hs: string[] }
  /** Something that nobody can tell from a profile: what to check or whom to ask. Always unknown. */
  | { confirm: string }

export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(Condition).min(1) }),
    z.strictObject({ any: z.array(Condition).min(1) }),
    z.strictObject({ not: Condition }),
    z.strictObject({ products: oneOrMore(slug) }),
    z.strictObject({ fact: slug, is: oneOrMore(slug) }),
    z.strictObject({ size: oneOrMore(z.enum(sizeIds)) }),
    z.strictObject({ hs: oneOrMore(hsCode) }),
    z.strictObject({ confirm: sentence }),
  ]),
)

export const HS_CODE = /^\d{2}(?:\d{2}){1,4}$/
const hsCode = z.string().regex(HS_CODE, 'must be 4, 6, 8 or 10 digits without dots, in quotes')

/** One thing that can be known about a business, and how it is asked. */
export const Fact = z.strictObject({
  id: slug,
  /** Heading in the profile: "Hàng đóng gói sẵn". */
  name: z.string().trim().min(3),
  question: sentence,
  /** Why it is asked, shown on request. */
  why: sentence,
  /** True when several values can hold at once (markets, buyers). */
  many: z.boolean().default(false),
  /** What a new product leaves as it was (markets, size) and what it makes unknown again (packed or not). */
  about: z.enum(['business', 'product']).default('product'),
  choices: z
    .array(
      z.strictObject({
        /** `co` and `khong` for yes and no. */
        id: slug,
        label: z.string().trim().min(2),
        /** Follows "cơ sở của bạn": "bán vào siêu thị", "không xuất khẩu". Used in reasons. */
        phrase: z.string().trim().min(3),
        /** How owners say it in passing: "siêu thị", "winmart". Read from free text. */
        words: z.array(z.string().trim().min(2)).default([]),
        /** What it says about other facts: supermarkets are at home. { thi-truong: trong-nuoc } */
        implies: z.record(slug, slug).default({}),
      }),
    )
    .min(2),
})

/** One outcome: this document concerns businesses of this kind, for this reason. */
export const Rule = z.strictObject({
  /** A designation or a law number of the catalogue. */
  ref: z.string(),
  /** mandatory: by law or regulation; buyers: what customers and markets ask for; voluntary: worth doing. */
  level: z.enum(['mandatory', 'buyers', 'voluntary']),
  when: Condition,
  /** Why it concerns such a firm, one plain sentence. */
  why: sentence,
  /** Something the reader must know with it: a date from which, a part that does not bind. */
  note: sentence.optional(),
  /** Left out: the rule rests on the entry of `ref`, whose scope says whom it concerns. */
  provenance: Provenance.optional(),
})

/** A group of goods in a ministry's risk list under Decree 37/2026/NĐ-CP, as printed there. */
export const RiskGroup = z.strictObject({
  id: slug,
  /** Number of the circular, which is a law of the catalogue: "36/2026/TT-BKHCN". */
  instrument: z.string(),
  /** "Phụ lục I, mục I, nhóm 5.2". */
  place: z.string().trim().min(2),
  goods: z.string().trim().min(3),
  /** Customs codes, digits only; 4 or 6 digits mean the whole heading or subheading. */
  hs: z.array(hsCode).default([]),
  /** Left out where a special law sets no level. */
  level: z.enum(['high', 'medium']).optional(),
  duty: z.enum([
    'state-inspection',
    'declaration-of-conformity',
    'food-safety-inspection',
    'other',
  ]),
  /** Technical regulations that bind the goods, each in the catalogue. */
  regulations: z.array(z.string()).default([]),
  /** What the list says besides: exceptions, dates, methods. */
  conditions: sentence.optional(),
  /** Products of the catalogue that (may) belong to the group. */
  products: z.array(slug).default([]),
  /** Further words owners use for these goods. */
  words: z.array(z.string().trim().min(2)).default([]),
  provenance: Provenance,
})

/** Support a business can get from a programme of the state. */
export const Programme = z.strictObject({
  id: slug,
  name: z.string().trim().min(5),
  /** The law of the catalogue that grants it, and where in it. */
  law: z.string(),
  where: z.string().trim().min(3),
  /** Who can get it. */
  when: Condition,
  /** What it gives; `bySize` adds rate and cap for each size. */
  gives: sentence,
  bySize: z.array(z.strictObject({ size: z.enum(sizeIds), amount: sentence })).default([]),
  /** What it does not pay for, and other limits. */
  limits: sentence.optional(),
  steps: z.array(z.string().trim().min(5)).default([]),
  provenance: Provenance,
})

const limits = z.strictObject({
  people: z.number().positive(),
  /** Billions of VND a year. */
  revenue: z.number().positive(),
  /** Billions of VND. */
  capital: z.number().positive(),
})

/** The limits of Decree 80/2021/NĐ-CP Article 5: a headcount, and one of revenue or capital. */
export const SizeClass = z.strictObject({
  id: z.enum(sizeIds),
  name: z.string(),
  /** Farming, forestry, fishery, industry, construction. */
  production: limits,
  /** Trade and services. */
  trade: limits,
  law: z.string(),
  where: z.string(),
  provenance: Provenance,
})

export type Fact = z.infer<typeof Fact>
export type Rule = z.infer<typeof Rule>
export type RiskGroup = z.infer<typeof RiskGroup>
export type Programme = z.infer<typeof Programme>
export type SizeClass = z.infer<typeof SizeClass>
