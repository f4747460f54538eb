/** A recommendation as a sheet to read, print and pass on: one model for the page, the PDF and other programs. */
import type { Catalogue, LawRecord, StandardRecord } from '../../core/catalogue.ts'
import type { Standing } from '../../core/domain.ts'
import type { Missing, Outcome, Recommendation } from '../../core/profile.ts'
import { standingOfLaw, standingOfStandard, standingText } from '../../core/standing.ts'
import { profileLines } from '../compose/profile.ts'
import { sayAssumptions, sayMissingFact } from '../compose/outcome.ts'
import { productsOf, sizeName } from '../recommend/index.ts'
import { replies } from '../replies.ts'

export interface AdviceItem {
  ref: string
  /** "QCVN 8-2:2011/BYT", "Nghị định 37/2026/NĐ-CP". */
  name: string
  title: string
  kind: 'standard' | 'law'
  /** Id of the entry: its page is /tieu-chuan/<id> or /van-ban/<id>. */
  id: string
  standing: Standing
  standingText: string
  why: string
  note?: string
  /** The owner's own facts behind it, each to follow "vì bạn". */
  because: string[]
  /** What would settle it, in words. */
  dependsOn: string[]
  firstSteps: string[]
  caution?: string
  checkedOn: string
}

export interface AdviceSection {
  id: 'mandatory' | 'maybe' | 'buyers' | 'voluntary' | 'excluded'
  title: string
  items: AdviceItem[]
}

export interface AdviceReport {
  /** "Nước mắm, Bánh phở khô". */
  products: string
  /** What is known about the business, one line a fact. */
  known: string[]
  /** What the verdicts take for granted; undefined when nothing. */
  assumed?: string
  sections: AdviceSection[]
  risks: {
    goods: string
    level: string
    duty: string
    place: string
    instrument: string
    certain: boolean
  }[]
  size: string
  programmes: { name: string; law: string; gives: string; limits?: string; steps: string[] }[]
  guides: { id: string; title: string }[]
  /** The oldest date on which anything shown was checked, YYYY-MM-DD. */
  checkedOn: string
  disclaimer: string
}

export function describeAdvice(catalogue: Catalogue, found: Recommendation): AdviceReport {
  const { profile, outcomes } = found
  const section = (
    id: AdviceSection['id'],
    title: string,
    holds: (one: Outcome) => boolean,
  ): AdviceSection => ({
    id,
    title,
    items: outcomes.filter(holds).flatMap((one) => describe(catalogue, one) ?? []),
  })
  const sections = [
    section('mandatory', 'Bắt buộc theo pháp luật', (one) => is(one, 'mandatory', 'yes')),
    section('maybe', 'Có thể bắt buộc theo pháp luật, còn tùy', (one) =>
      is(one, 'mandatory', 'unknown'),
    ),
    section(
      'buyers',
      'Bên mua hay yêu cầu',
      (one) => one.level === 'buyers' && one.verdict !== 'no',
    ),
    section(
      'voluntary',
      'Nên áp dụng (tự nguyện)',
      (one) => one.level === 'voluntary' && one.verdict !== 'no',
    ),
    section(
      'excluded',
      'Không áp dụng với bạn',
      (one) => is(one, 'mandatory', 'no') && one.because.some((reason) => !reason.assumed),
    ),
  ].filter((one) => one.items.length > 0)
  const assumed = sayAssumptions(outcomes.filter((one) => one.verdict !== 'unknown'))
  return {
    products: productsOf(catalogue, profile)
      .map((one) => one.name)
      .join(', '),
    known: profileLines(catalogue, profile),
    ...(assumed ? { assumed: assumed.replaceAll('*', '') } : {}),
    sections,
    risks: found.risks.flatMap(({ id, verdict }) => {
      const group = catalogue.riskGroups.find((one) => one.id === id)
      if (!group?.level) return []
      return {
        goods: group.goods,
        level: group.level === 'high' ? 'cao' : 'trung bình',
        duty: replies.duties[group.duty],
        place: group.place,
        instrument: catalogue.law(group.instrument)?.name ?? group.instrument,
        certain: verdict === 'yes',
      }
    }),
    size: found.size.explanation,
    programmes: found.programmes
      .filter((one) => one.verdict === 'yes')
      .flatMap(({ id }) => describeProgramme(catalogue, id, found)),
    guides: found.guides.flatMap((id) => {
      const guide = catalogue.guide(id)
      return guide ? [{ id, title: guide.title }] : []
    }),
    checkedOn:
      sections
        .flatMap((one) => one.items)
        .map((one) => one.checkedOn)
        .sort()[0] ?? '',
    disclaimer: replies.disclaimer,
  }
}

const is = (one: Outcome, level: Outcome['level'], verdict: Outcome['verdict']) =>
  one.level === level && one.verdict === verdict

function describe(catalogue: Catalogue, one: Outcome): AdviceItem | undefined {
  const target = catalogue.resolveRef(one.ref)
  if (!target) return undefined
  const shared = {
    ref: one.ref,
    why: one.why,
    ...(one.note ? { note: one.note } : {}),
    because: one.because.filter((reason) => !reason.assumed).map((reason) => reason.phrase),
    dependsOn: one.missing.map((missing: Missing) => sayMissingFact(catalogue, missing)),
  }
  return 'standard' in target
    ? { ...shared, ...ofStandard(catalogue, target.standard) }
    : { ...shared, ...ofLaw(catalogue, target.law) }
}

const ofStandard = (catalogue: Catalogue, one: StandardRecord) => ({
  kind: 'standard' as const,
  id: one.id,
  name: one.designation,
  title: one.title,
  standing: standingOfStandard(one),
  standingText: standingText(catalogue, one),
  firstSteps: one.firstSteps,
  checkedOn: one.provenance.checkedOn,
  ...cautionOf(one),
})

const ofLaw = (catalogue: Catalogue, one: LawRecord) => ({
  kind: 'law' as const,
  id: one.id,
  name: one.name,
  title: one.title,
  standing: standingOfLaw(one),
  standingText: standingText(catalogue, one),
  firstSteps: [],
  checkedOn: one.provenance.checkedOn,
  ...cautionOf(one),
})

/** The entry's own doubt, and that a single source stands behind it. */
function cautionOf(one: StandardRecord | LawRecord): { caution?: string } {
  const single = one.provenance.confidence === 'single-source' ? replies.oneSource : undefined
  const caution = [one.caution, single].filter(Boolean).join(' ')
  return caution ? { caution } : {}
}

function describeProgramme(
  catalogue: Catalogue,
  id: string,
  { size }: Recommendation,
): AdviceReport['programmes'] {
  const programme = catalogue.programmes.find((one) => one.id === id)
  const law = programme && catalogue.law(programme.law)
  if (!programme || !law) return []
  const amounts = programme.bySize
    .filter((one) => size.possible.includes(one.size))
    .map((one) => `${sizeName(catalogue, one.size)}: ${one.amount}`)
  return [
    {
      name: programme.name,
      law: `${law.name}, ${programme.where.charAt(0).toLocaleLowerCase('vi')}${programme.where.slice(1)}`,
      gives: [programme.gives, ...amounts].join(' '),
      ...(programme.limits ? { limits: programme.limits } : {}),
      steps: programme.steps,
    },
  ]
}
