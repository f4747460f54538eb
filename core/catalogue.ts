/**
 * The catalogue: every standard, regulation, law, guide and product that the program may name.
 * Read-only after loading; what is not in here is never shown as existing.
 */
import {
  familyKey,
  findDesignations,
  matchesDesignation,
  parseDesignation,
  type Designation,
} from './designation.ts'
import { matchesLawNumber, parseLawNumber, type LawNumber } from './law-number.ts'
import { slugify } from './text.ts'
import type { Checklist } from './data/checklist-schema.ts'
import type { Fact, Programme, RiskGroup, Rule, SizeClass } from './data/rule-schema.ts'
import type { GuideHead, LawEntry, Product, ProductGroup, StandardEntry } from './data/schema.ts'

export interface StandardRecord extends StandardEntry {
  /** Stable id: the slug of the designation. */
  id: string
  parsed: Designation
  /** True when it is known only because another entry says that it replaced it. */
  derived: boolean
}
export interface LawRecord extends LawEntry {
  parsed?: LawNumber
  /** "Nghị định 37/2026/NĐ-CP"; a foreign rule is named by its number alone. */
  name: string
}
export interface GuideRecord extends GuideHead {
  body: string
}

export interface CatalogueData {
  standards: StandardEntry[]
  laws: LawEntry[]
  guides: GuideRecord[]
  groups: ProductGroup[]
  products: Product[]
  facts: Fact[]
  rules: Rule[]
  riskGroups: RiskGroup[]
  programmes: Programme[]
  /** Smallest first. */
  sizeClasses: SizeClass[]
  checklists: Checklist[]
}

export const NO_CONTENT: CatalogueData = {
  standards: [],
  laws: [],
  guides: [],
  groups: [],
  products: [],
  facts: [],
  rules: [],
  riskGroups: [],
  programmes: [],
  sizeClasses: [],
  checklists: [],
}

export class Catalogue {
  readonly standards: readonly StandardRecord[]
  readonly laws: readonly LawRecord[]
  readonly guides: readonly GuideRecord[]
  readonly groups: ReadonlyMap<string, ProductGroup>
  readonly products: readonly Product[]
  readonly facts: ReadonlyMap<string, Fact>
  readonly rules: readonly Rule[]
  readonly riskGroups: readonly RiskGroup[]
  readonly programmes: readonly Programme[]
  readonly sizeClasses: readonly SizeClass[]
  readonly checklists: readonly Checklist[]
  private readonly byDesignation = new Map<string, StandardRecord>()
  private readonly byFamily = new Map<string, StandardRecord[]>()
  /** By the family of the international standard that an entry adopts: "ISO 20400" -> TCVN 12874:2020. */
  private readonly byEquivalent = new Map<string, StandardRecord[]>()
  /** Every equivalent as printed in the data, parsed. */
  private readonly equivalents: Designation[] = []
  private readonly byLawNumber = new Map<string, LawRecord>()
  private readonly byGuide = new Map<string, GuideRecord>()

  /** Lists left out are empty. */
  constructor(given: Partial<CatalogueData>) {
    const data = { ...NO_CONTENT, ...given }
    this.standards = withPredecessors(data.standards)
    this.laws = data.laws.map((law) => ({
      ...law,
      ...(law.kind === 'Quy định nước ngoài'
        ? {}
        : { parsed: parseLawNumber(law.number, law.kind) }),
      name: law.kind === 'Quy định nước ngoài' ? law.number : `${law.kind} ${law.number}`,
    }))
    this.guides = data.guides
    this.groups = new Map(data.groups.map((group) => [group.id, group]))
    this.products = data.products
    this.facts = new Map(data.facts.map((fact) => [fact.id, fact]))
    this.rules = data.rules
    this.riskGroups = data.riskGroups
    this.programmes = data.programmes
    this.sizeClasses = data.sizeClasses
    this.checklists = data.checklists.toSorted(
      (a, b) => a.order - b.order || a.title.localeCompare(b.title, 'vi'),
    )
    for (const standard of this.standards) {
      this.byDesignation.set(standard.designation, standard)
      const key = familyKey(standard.parsed)
      append(this.byFamily, key, standard)
      for (const { designation } of standard.equivalents)
        for (const equivalent of findDesignations(designation)) {
          this.equivalents.push(equivalent)
          append(this.byEquivalent, familyKey(equivalent), standard)
        }
    }
    for (const law of this.laws) this.byLawNumber.set(law.number, law)
    for (const guide of this.guides) this.byGuide.set(guide.id, guide)
  }

  /** The entry with exactly this canonical designation. */
  standard(designation: string): StandardRecord | undefined {
    return this.byDesignation.get(designation)
  }

  law(number: string): LawRecord | undefined {
    return this.byLawNumber.get(number)
  }

  guide(id: string): GuideRecord | undefined {
    return this.byGuide.get(id)
  }

  product(id: string): Product | undefined {
    return this.products.find((product) => product.id === id)
  }

  /** A standard by designation or a law by number: what `ref` fields in the data point to. */
  resolveRef(ref: string): { standard: StandardRecord } | { law: LawRecord } | undefined {
    const standard = this.standard(ref)
    if (standard) return { standard }
    const law = this.law(ref)
    return law ? { law } : undefined
  }

  /**
   * Entries that a typed designation can mean, current ones first, then newest first. "ISO 22000" finds its
   * Vietnamese adoption, and "TCVN 9001" what people mean by it: TCVN ISO 9001. Empty when the typed year
   * or agency is none that the catalogue knows.
   */
  findStandards(typed: Designation): StandardRecord[] {
    const exact = (this.byFamily.get(familyKey(typed)) ?? []).filter((one) =>
      matchesDesignation(typed, one.parsed),
    )
    if (
      exact.length &&
      (typed.year || typed.series.startsWith('TCVN') || !this.adoptions(typed).length)
    )
      return exact.toSorted(byStanding)
    if (typed.year && typed.series.startsWith('TCVN')) {
      // "TCVN 9001:2015" leaves a word out; "TCVN ISO 9001:2026" would be another document.
      const adopted = typed.series === 'TCVN' ? this.adoptions(typed) : []
      return adopted.filter((one) => one.parsed.year === typed.year)
    }
    const found = [...new Set([...this.adoptions(typed), ...exact])]
    return (found.length ? found : this.parts(typed)).toSorted(byStanding)
  }

  /** "TCVN 6238" when there are only parts: TCVN 6238-1, TCVN 6238-2. */
  private parts({ series, number, year, amendment }: Designation): StandardRecord[] {
    if (year || amendment) return []
    const prefix = `${familyKey({ series, number })}-`
    return [...this.byFamily].flatMap(([key, records]) => (key.startsWith(prefix) ? records : []))
  }

  /** True when the catalogue knows exactly this: an entry, a document with parts, or the international text that an entry adopts. */
  names(typed: Designation): boolean {
    // "ISO 27001:2022" is how people write ISO/IEC 27001:2022.
    const joint = typed.series === 'ISO' ? { ...typed, series: 'ISO/IEC' } : typed
    const known = (exact: Designation) =>
      matchesDesignation(typed, exact) || matchesDesignation(joint, exact)
    return (
      [typed, joint].some((form) =>
        (this.byFamily.get(familyKey(form)) ?? []).some((one) => known(one.parsed)),
      ) ||
      this.equivalents.some(known) ||
      this.parts(typed).length > 0 ||
      (typed.year === undefined &&
        !typed.series.startsWith('TCVN') &&
        this.adoptions(typed).length > 0)
    )
  }

  /** Other editions of the same document, whatever year was typed. */
  editions(typed: Designation): StandardRecord[] {
    const { year: _year, agency: _agency, ...family } = typed
    return (this.byFamily.get(familyKey(family)) ?? []).toSorted(byStanding)
  }

  /** Vietnamese adoptions of an international number, or what an incomplete sign ("TCVN 9001") can mean. */
  private adoptions(typed: Designation): StandardRecord[] {
    if (typed.amendment) return []
    const { year: _year, agency: _agency, ...undated } = typed
    const bare = undated.series.replace(/^TCVN ?/, '')
    const series = !bare
      ? ['TCVN ISO', 'TCVN ISO/IEC', 'TCVN ISO/TS']
      : bare === 'ISO'
        ? ['TCVN ISO', 'TCVN ISO/IEC', 'TCVN ISO/TS', 'ISO/IEC', 'ISO/TS']
        : [`TCVN ${bare}`, bare]
    const renamed = series
      .filter((one) => one !== typed.series)
      .flatMap((one) => this.byFamily.get(familyKey({ ...undated, series: one })) ?? [])
    const equivalent = ['ISO', 'ISO/IEC', bare]
      .filter(
        (one, index, all) => one && all.indexOf(one) === index && (bare === 'ISO' || one === bare),
      )
      .flatMap((one) => this.byEquivalent.get(familyKey({ ...undated, series: one })) ?? [])
    return [...new Set([...renamed, ...equivalent])].toSorted(byStanding)
  }

  findLaws(typed: LawNumber): LawRecord[] {
    return this.laws.filter((law) => law.parsed && matchesLawNumber(typed, law.parsed))
  }

  /** The entry at the end of the chain of replacements; the entry itself when nothing replaced it. */
  successor(standard: StandardRecord): StandardRecord {
    const seen = new Set<string>()
    let current = standard
    while (current.supersededBy && !seen.has(current.id)) {
      seen.add(current.id)
      const next = this.standard(current.supersededBy)
      if (!next) break
      current = next
    }
    return current
  }

  /** Amendments of a document: "Sửa đổi 1:2016 QCVN 4:2009/BKHCN". */
  amendmentsOf(designation: string): StandardRecord[] {
    return this.standards.filter((standard) => standard.amends === designation)
  }
}

function append<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}

const STANDING = { current: 0, unknown: 1, superseded: 2, withdrawn: 3 }
const byStanding = (a: StandardRecord, b: StandardRecord) =>
  STANDING[a.status] - STANDING[b.status] ||
  (b.parsed.year ?? 0) - (a.parsed.year ?? 0) ||
  a.id.localeCompare(b.id)

/** Adds what is known only through `supersedes`, so that an old number an owner holds is recognised. */
function withPredecessors(entries: StandardEntry[]): StandardRecord[] {
  const records = new Map<string, StandardRecord>()
  const record = (entry: StandardEntry, derived: boolean) => {
    const parsed = parseDesignation(entry.designation)
    if (parsed)
      records.set(entry.designation, { ...entry, id: slugify(entry.designation), parsed, derived })
  }
  for (const entry of entries) record(entry, false)
  for (const entry of entries)
    for (const old of entry.supersedes)
      if (!records.has(old))
        record(
          {
            designation: old,
            title: entry.title,
            status: 'superseded',
            supersedes: [],
            supersededBy: entry.designation,
            equivalents: [],
            sectors: entry.sectors,
            keywords: [],
            summary: {
              covers: `${old} là văn bản cũ, đã được thay thế bằng ${entry.designation} (${entry.title}).`,
              appliesTo: `Doanh nghiệp đang dùng ${old} cần chuyển sang ${entry.designation}.`,
              requirements: [],
            },
            firstSteps: [],
            related: [],
            provenance: entry.provenance,
            ...(old.startsWith('QC') && entry.mandatory ? { mandatory: entry.mandatory } : {}),
          },
          true,
        )
  return [...records.values()]
}
