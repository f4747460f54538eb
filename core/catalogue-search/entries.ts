/** The catalogue as one list: standards, laws and guides in the form in which they are listed and filtered. */
import type { Catalogue, GuideRecord, LawRecord, StandardRecord } from '../catalogue.ts'
import type { CatalogueEntry, EntryKind } from './query.ts'
import { standingOfLaw, standingText } from '../standing.ts'

export const kindOfStandard = ({ parsed }: StandardRecord): 'tcvn' | 'qcvn' | 'khac' =>
  parsed.series.startsWith('TCVN') ? 'tcvn' : /^QC(?:VN|ĐP)/.test(parsed.series) ? 'qcvn' : 'khac'

/** "67.040" -> "67"; several classes stand behind commas or semicolons. */
export const icsFieldsOf = ({ ics }: Pick<StandardRecord, 'ics'>): string[] => [
  ...new Set((ics ?? '').match(/(?<![\d.])\d\d(?=\.|\b)/g) ?? []),
]

/** true: binds by law; false: nothing makes it binding; undefined: it once bound and is no longer in force. */
export const isMandatory = ({ mandatory, status }: StandardRecord): boolean | undefined =>
  mandatory ? (status === 'superseded' || status === 'withdrawn' ? undefined : true) : false

export function standardEntry(catalogue: Catalogue, standard: StandardRecord): CatalogueEntry {
  const kind = kindOfStandard(standard)
  const mandatory = isMandatory(standard)
  return {
    kind,
    id: standard.id,
    name: standard.designation,
    title: standard.title,
    standing: standard.status,
    standingText: standingText(catalogue, standard),
    ...(mandatory === undefined ? {} : { mandatory }),
    sectors: standard.sectors,
    ics: icsFieldsOf(standard),
    checkedOn: standard.provenance.checkedOn,
    record: { kind, standard },
  }
}

export const lawEntry = (catalogue: Catalogue, law: LawRecord): CatalogueEntry => ({
  kind: 'luat',
  id: law.id,
  name: law.name,
  title: law.title,
  standing: standingOfLaw(law),
  standingText: standingText(catalogue, law),
  sectors: [],
  ics: [],
  checkedOn: law.provenance.checkedOn,
  record: { kind: 'luat', law },
})

export const guideEntry = (guide: GuideRecord): CatalogueEntry => ({
  kind: 'huong-dan',
  id: guide.id,
  name: guide.title,
  title: '',
  standing: 'current',
  standingText: 'hướng dẫn',
  sectors: guide.sectors,
  ics: [],
  checkedOn: guide.provenance.checkedOn,
  record: { kind: 'huong-dan', guide },
})

/** The number by which others refer to it; a guide has none. */
export const refOf = ({ record }: CatalogueEntry): string | undefined =>
  'standard' in record
    ? record.standard.designation
    : 'law' in record
      ? record.law.number
      : undefined

const KIND_ORDER: Record<EntryKind, number> = { tcvn: 0, qcvn: 1, khac: 2, luat: 3, 'huong-dan': 4 }

/** Everything, TCVN first, each kind by number. */
export function listEntries(catalogue: Catalogue): CatalogueEntry[] {
  const numbers = new Intl.Collator('vi', { numeric: true })
  return [
    ...catalogue.standards.map((one) => standardEntry(catalogue, one)),
    ...catalogue.laws.map((one) => lawEntry(catalogue, one)),
    ...catalogue.guides.map(guideEntry),
  ].sort((a, b) => KIND_ORDER[a.kind] - KIND_ORDER[b.kind] || numbers.compare(a.name, b.name))
}
