/** What people may write under `data/`. Each file is read through one of these schemas. */
import { z } from 'zod'
import { isoDate, Provenance, sentence, slug } from './shared-schema.ts'

/** One standard (TCVN, ISO...) or technical regulation (QCVN, QCĐP), one edition an entry. */
export const Standard = z.strictObject({
  /** Canonical form as printed by `printDesignation`, e.g. "TCVN 5603:2023". */
  designation: z.string(),
  title: z.string().trim().min(3),
  titleEn: z.string().trim().optional(),
  /** unknown is shown as unknown: the edition exists, but nobody could confirm that it is in force. */
  status: z.enum(['current', 'superseded', 'withdrawn', 'unknown']),
  supersedes: z.array(z.string()).default([]),
  supersededBy: z.string().optional(),
  /** For an amendment ("Sửa đổi 1:2016 QCVN 4:2009/BKHCN"): the document it amends. */
  amends: z.string().optional(),
  equivalents: z
    .array(
      z.strictObject({ designation: z.string(), degree: z.enum(['IDT', 'MOD', 'NEQ']).optional() }),
    )
    .default([]),
  issuer: z.string().optional(),
  /** The decision or circular that issued it. */
  issuedBy: z.string().optional(),
  effectiveFrom: isoDate.optional(),
  ics: z.string().optional(),
  sectors: z.array(slug).min(1),
  /** Words by which owners ask for it, with diacritics, as people say them. */
  keywords: z.array(z.string().trim().min(2)).default([]),
  /** Only when a law or a QCVN makes it binding: which one, and from when. Always set for a QCVN. */
  mandatory: z
    .strictObject({ by: z.string().min(3), from: isoDate.optional(), note: z.string().optional() })
    .optional(),
  summary: z.strictObject({
    covers: sentence,
    appliesTo: sentence,
    /** Main groups of requirements, in our own words. */
    requirements: z.array(z.string().trim().min(5)).default([]),
    /** How a firm shows that it conforms. */
    conformity: sentence.optional(),
    /** What it is often confused with. */
    confusedWith: sentence.optional(),
  }),
  firstSteps: z.array(z.string().trim().min(5)).default([]),
  /** What changed against the edition it replaces, where a source says so. */
  changes: sentence.optional(),
  related: z.array(z.string()).default([]),
  /** A doubt that the reader must see with every answer about this entry. */
  caution: sentence.optional(),
  provenance: Provenance,
})

/** A law, decree, circular, decision, or a foreign market's rule that owners ask about. */
export const Law = z.strictObject({
  id: slug,
  /** As printed: "37/2026/NĐ-CP"; foreign rules: "Quy định (EU) 2023/956". */
  number: z.string().min(3),
  kind: z.enum([
    'Luật',
    'Nghị định',
    'Nghị quyết',
    'Thông tư',
    'Quyết định',
    'Quy định nước ngoài',
  ]),
  title: z.string().min(5),
  issuer: z.string(),
  issuedOn: isoDate.optional(),
  effectiveFrom: isoDate.optional(),
  status: z.enum(['in-force', 'replaced', 'suspended', 'unknown']),
  /** Plain sentence on the status: since when, by what. */
  statusNote: sentence.optional(),
  replaces: z.array(z.string()).default([]),
  replacedBy: z.string().optional(),
  keywords: z.array(z.string().trim().min(2)).default([]),
  /** What an owner must know, one topic a point, in our own words. */
  points: z
    .array(
      z.strictObject({
        topic: z.string().trim().min(3),
        text: sentence,
        where: z.string().optional(),
      }),
    )
    .default([]),
  caution: sentence.optional(),
  provenance: Provenance,
})

/** Front matter of a guide in `data/guides/<id>.md`; the body is Markdown with `##` sections. */
export const GuideHead = z.strictObject({
  id: slug,
  title: z.string().trim().min(5),
  /** The short answer, one to three sentences: shown first when somebody asks about the topic. */
  summary: sentence,
  /** Questions as owners type them, which this page answers. */
  questions: z.array(z.string().trim().min(5)).min(3),
  keywords: z.array(z.string().trim().min(2)).min(1),
  sectors: z.array(slug).default([]),
  /** Designations and law numbers that the page speaks of; each must be in the catalogue. */
  standards: z.array(z.string()).default([]),
  laws: z.array(z.string()).default([]),
  caution: sentence.optional(),
  provenance: Provenance,
})

/** Values of facts that hold for every such product: { dong-goi-san: co }. */
const impliedFacts = z.record(slug, slug).default({})

/** A family of products, which rules name as a whole; a product lists its groups. */
export const ProductGroup = z.strictObject({
  id: slug,
  name: z.string().trim().min(2),
  facts: impliedFacts,
  guides: z.array(slug).default([]),
  provenance: Provenance,
})

export const CLASS_CODE = /^[A-Z]?[\d.]+$/
const code = z.strictObject({ code: z.string().regex(CLASS_CODE), provenance: Provenance })

/** A product, activity or service, with the words owners use for it. */
export const Product = z.strictObject({
  id: slug,
  name: z.string().trim().min(2),
  /** To follow "cơ sở của bạn", where "làm" or "bán" before the name would be wrong: "mở khách sạn". */
  phrase: z.string().trim().min(4).optional(),
  words: z.array(z.string().trim().min(2)).default([]),
  groups: z.array(slug).default([]),
  facts: impliedFacts,
  guides: z.array(slug).default([]),
  /** Economic activity (VSIC), customs (HS) and standards (ICS) classes, where a source gives them. */
  vsic: z.array(code).default([]),
  hs: z.array(code).default([]),
  ics: z.array(code).default([]),
  /** When one word means several goods: the question and the products to choose from. */
  ask: z.strictObject({ question: sentence, choices: z.array(slug).min(2) }).optional(),
})

export type { Provenance } from './shared-schema.ts'
export type StandardEntry = z.infer<typeof Standard>
export type LawEntry = z.infer<typeof Law>
export type GuideHead = z.infer<typeof GuideHead>
export type ProductGroup = z.infer<typeof ProductGroup>
export type Product = z.infer<typeof Product>
