/** Shapes of what is read from the catalogue: references, lists, entries. */
import { z } from 'zod'
import { entryKinds, standings, MAX_PAGE_SIZE } from '../catalogue-search/query.ts'
import { GuideHead, Law, Standard } from '../data/schema.ts'
import { Provenance, slug } from '../data/shared-schema.ts'
import { publish } from './published.ts'

publish('Provenance', Provenance)

export const Kind = publish(
  'Kind',
  z
    .enum(entryKinds)
    .describe(
      'tcvn: TCVN. qcvn: QCVN and QCĐP. khac: ISO, Codex and other signs. luat: legal documents. huong-dan: guides.',
    ),
)
export const Standing = publish('Standing', z.enum(standings))
const address = z
  .string()
  .describe('Page for people: absolute when the server knows its own address, else a path.')

const head = {
  kind: Kind,
  id: slug.describe('Stable: keeps its meaning for ever. Unique within its kind of entry.'),
  name: z
    .string()
    .describe('"TCVN 5603:2023", "Nghị định 37/2026/NĐ-CP", or the title of a guide.'),
  title: z.string().describe('Empty where the name is the title already.'),
  standing: Standing,
  standingText: z.string().describe('The standing in Vietnamese, with the replacement if any.'),
}

export const Ref = publish(
  'Ref',
  z.strictObject({ ...head, url: address.optional() }).describe('Another entry of the catalogue.'),
)

export const EntryItem = publish(
  'EntryItem',
  z.strictObject({
    ...head,
    mandatory: z
      .boolean()
      .optional()
      .describe('Whether it binds by law. Left out for laws, guides and what is not in force.'),
    sectors: z.array(z.string()),
    ics: z.array(z.string()).describe('Fields of the International Classification for Standards.'),
    checkedOn: z.iso.date().describe('When somebody last compared it with its source.'),
    url: address.optional(),
  }),
)

export const EntryHit = publish(
  'EntryHit',
  EntryItem.extend({
    snippet: z.string().describe('The sentence of the entry that fits the query best.'),
    match: z.enum(['number', 'words', 'all']),
  }),
)

const facet = <T extends z.ZodType>(value: T) =>
  z.array(z.strictObject({ value, count: z.int().min(0) }))

export const PageLinks = publish(
  'PageLinks',
  z.strictObject({
    self: z.string(),
    next: z.string().optional(),
    prev: z.string().optional(),
  }),
)

export const EntryPage = publish(
  'EntryPage',
  z.strictObject({
    total: z.int().min(0),
    page: z.int().min(1),
    pageSize: z.int().min(1).max(MAX_PAGE_SIZE),
    pages: z.int().min(1),
    links: PageLinks,
    items: z.array(EntryHit),
    facets: z
      .strictObject({
        kinds: facet(Kind),
        sectors: facet(z.string()),
        standings: facet(Standing),
        mandatory: facet(z.enum(['true', 'false'])),
        ics: facet(z.string()),
      })
      .describe(
        'How many entries each value of a filter would give, all other filters as they are.',
      ),
    nearMisses: z
      .array(z.strictObject({ typed: z.string(), nearest: z.array(EntryItem) }))
      .describe('Numbers in the query that the catalogue does not hold, with the nearest it does.'),
    readAs: z.string().optional().describe('What the words were read as, where spelling differed.'),
  }),
)

export const Concern = publish(
  'Concern',
  z
    .strictObject({
      kind: z.enum(['product', 'group']),
      id: slug,
      name: z.string(),
      level: z.enum(['mandatory', 'buyers', 'voluntary']),
      why: z.string(),
    })
    .describe('A product, or a group of products, whose rules name the document.'),
)

const { status: _status, ...standardFields } = Standard.shape
const { status: _lawStatus, replaces, replacedBy, ...lawFields } = Law.shape
const { standards: _standards, laws: _laws, ...guideFields } = GuideHead.shape

export const StandardView = publish(
  'StandardView',
  z.strictObject({
    ...standardFields,
    kind: Kind,
    id: slug,
    standing: Standing,
    standingText: z.string(),
    statement: z.string().describe('One Vietnamese sentence on whether it is in force.'),
    binding: z
      .string()
      .describe('One Vietnamese sentence on whom it binds; empty if out of force.'),
    replacement: Ref.optional().describe('The current end of the chain of replacements.'),
    editions: z.array(Ref).describe('The chain of editions, newest first, this one included.'),
    amendments: z.array(Ref),
    concerns: z.array(Concern),
    guides: z.array(Ref).describe('Guides that speak of it.'),
    derived: z
      .boolean()
      .describe('True when it is known only because another entry says that it replaced it.'),
    url: address.optional(),
  }),
)

export const LawView = publish(
  'LawView',
  z.strictObject({
    ...lawFields,
    name: z.string(),
    standing: Standing,
    standingText: z.string(),
    statement: z.string(),
    replaces,
    replacedBy,
    concerns: z.array(Concern),
    guides: z.array(Ref),
    url: address.optional(),
  }),
)

export const GuideView = publish(
  'GuideView',
  z.strictObject({
    ...guideFields,
    body: z.string().describe('Markdown with "##" sections.'),
    standards: z.array(Ref),
    laws: z.array(Ref),
    url: address.optional(),
  }),
)

export type Ref = z.infer<typeof Ref>
export type EntryItem = z.infer<typeof EntryItem>
export type EntryHit = z.infer<typeof EntryHit>
export type EntryPage = z.infer<typeof EntryPage>
export type Concern = z.infer<typeof Concern>
export type StandardView = z.infer<typeof StandardView>
export type LawView = z.infer<typeof LawView>
export type GuideView = z.infer<typeof GuideView>
