/** Shapes of advice for a business: its profile as it may be sent, the vocabulary for it, and what comes back. */
import { z } from 'zod'
import { Fact, Programme, RiskGroup, sizeIds } from '../data/rule-schema.ts'
import { slug } from '../data/shared-schema.ts'
import { publish } from './published.ts'
import { PageLinks, Ref } from './shapes.ts'

publish('Fact', Fact)

const ids = (what: string, most: number) => z.array(slug).max(most).default([]).describe(what)
const amount = (what: string) => z.number().min(0).max(10_000_000).optional().describe(what)

/** What a program may send; `checkProfile` compares it with the vocabulary. */
export const ProfileInput = publish(
  'Profile',
  z
    .strictObject({
      products: ids('Ids of products, activities or services, from `products` of /facts.', 20),
      facts: z
        .record(slug, z.array(slug).min(1).max(20))
        .default({})
        .describe('Fact id to choice ids, from `facts` of /facts: {"thi-truong": ["eu"]}.'),
      complete: ids('Facts answered in full: a choice that is not listed does not hold.', 50),
      unknown: ids('Facts that the owner was asked and does not know.', 50),
      people: z
        .int()
        .min(0)
        .max(10_000_000)
        .optional()
        .describe('Workers with social insurance, yearly average.'),
      revenue: amount('Billions of VND a year.'),
      capital: amount('Billions of VND.'),
      hs: z
        .array(z.string().regex(/^\d{4}(?:\d{2}){0,3}$/))
        .max(20)
        .default([])
        .describe('Customs codes of 4, 6, 8 or 10 digits.'),
    })
    .describe('What is known about a business. What is missing is unknown; it never means "no".'),
)

const Truth = publish(
  'Truth',
  z.enum(['yes', 'no', 'unknown']).describe('applies, does not apply, may apply'),
)
const Missing = publish(
  'Missing',
  z
    .union([z.strictObject({ fact: z.string() }), z.strictObject({ confirm: z.string() })])
    .describe('What would settle it: a fact about the business, or something to check elsewhere.'),
)

export const RiskGroupView = publish(
  'RiskGroupView',
  RiskGroup.omit({ instrument: true, regulations: true, products: true, words: true }).extend({
    instrument: Ref.describe('The circular whose list has the group.'),
    regulations: z.array(Ref),
    products: z.array(z.strictObject({ id: slug, name: z.string() })),
  }),
)

export const RiskGroupPage = publish(
  'RiskGroupPage',
  z.strictObject({
    total: z.int().min(0),
    page: z.int().min(1),
    pageSize: z.int().min(1),
    pages: z.int().min(1),
    links: PageLinks,
    items: z.array(RiskGroupView),
    notice: z.string().describe('What an empty list does not mean, in Vietnamese.'),
  }),
)

export const OutcomeView = publish(
  'Outcome',
  z.strictObject({
    document: Ref,
    level: z.enum(['mandatory', 'buyers', 'voluntary']),
    verdict: Truth,
    why: z.string(),
    note: z.string().optional(),
    because: z
      .array(
        z.strictObject({
          phrase: z.string(),
          fact: z.string(),
          assumed: z
            .boolean()
            .optional()
            .describe('True when nobody said it, but it is usually so for such goods: ask.'),
        }),
      )
      .describe('Facts of the business that decided it; `phrase` follows "cơ sở của bạn".'),
    missing: z.array(Missing),
    own: z
      .boolean()
      .describe('True when the rule is about these products, not about a family they belong to.'),
    riskGroup: z.string().optional().describe('Id of the group of a risk list it comes from.'),
  }),
)

const ProgrammeView = publish(
  'Programme',
  Programme.omit({ when: true, law: true }).extend({
    law: Ref,
    verdict: Truth,
    missing: z.array(Missing),
  }),
)

export const RecommendationView = publish(
  'Recommendation',
  z.strictObject({
    profile: ProfileInput,
    outcomes: z.array(OutcomeView).describe('Strongest first: mandatory, buyers, voluntary.'),
    risks: z.array(
      z.strictObject({ group: RiskGroupView, verdict: Truth, missing: z.array(Missing) }),
    ),
    size: z.strictObject({ possible: z.array(z.enum(sizeIds)), explanation: z.string() }),
    programmes: z.array(ProgrammeView),
    guides: z.array(Ref),
    question: z
      .strictObject({
        fact: z.string(),
        text: z.string(),
        why: z.string(),
        choices: z.array(z.strictObject({ id: z.string(), label: z.string(), phrase: z.string() })),
      })
      .optional()
      .describe('The question whose answer would change the list most.'),
    notice: z.string(),
  }),
)

export const Vocabulary = publish(
  'Vocabulary',
  z.strictObject({
    facts: z.array(Fact),
    products: z.array(z.strictObject({ id: slug, name: z.string(), groups: z.array(slug) })),
    groups: z.array(z.strictObject({ id: slug, name: z.string() })),
  }),
)

export type ProfileInput = z.infer<typeof ProfileInput>
export type RiskGroupView = z.infer<typeof RiskGroupView>
export type OutcomeView = z.infer<typeof OutcomeView>
export type RecommendationView = z.infer<typeof RecommendationView>
export type Vocabulary = z.infer<typeof Vocabulary>
