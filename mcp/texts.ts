/** Vietnamese text of results, for clients that show no structured data. */
import type { Catalogue, LawRecord, StandardRecord } from '../core/catalogue.ts'
import { lawDocument, standardDocument } from '../core/content.ts'
import type {
  OutcomeView,
  RecommendationView,
  RiskGroupView,
} from '../core/open-data/advice-shapes.ts'
import type { EntryHit, LawView, Ref, StandardView } from '../core/open-data/shapes.ts'

export const refLine = ({ name, title, standingText, id, url }: Ref): string =>
  `- ${name}${title ? ` – ${title}` : ''} (${standingText}; id: ${id})${url ? ` ${url}` : ''}`

export const entryLines = (hit: EntryHit): string =>
  `${refLine(hit)}${hit.mandatory ? ' [bắt buộc theo pháp luật]' : ''}\n  ${hit.snippet}`

const passages = ({ passages }: { passages: { text: string }[] }): string[] =>
  passages.map((passage) => passage.text)

const check = ({ provenance }: StandardRecord | LawRecord): string =>
  `Kiểm tra ngày ${provenance.checkedOn}${provenance.confidence === 'single-source' ? ' (một nguồn, nên tra lại)' : ''}. Nguồn: ${provenance.sources.join('; ')}`

export const standardText = (
  catalogue: Catalogue,
  record: StandardRecord,
  { replacement, concerns, guides, url }: StandardView,
): string =>
  [
    `${record.designation} – ${record.title}`,
    ...(replacement ? [`Bản thay thế: ${replacement.name} (id: ${replacement.id}).`] : []),
    ...passages(standardDocument(catalogue, record)),
    ...(concerns.length ? [`Liên quan tới: ${concerns.map((one) => one.name).join(', ')}.`] : []),
    ...(guides.length ? ['Hướng dẫn:', ...guides.map(refLine)] : []),
    check(record),
    ...(url ? [url] : []),
  ].join('\n')

export const lawText = (
  catalogue: Catalogue,
  record: LawRecord,
  { guides, url }: LawView,
): string =>
  [
    ...lawDocument(catalogue, record).passages.map(
      ({ breadcrumb, text }) => `${breadcrumb.slice(1).join(' › ')}: ${text}`,
    ),
    ...(guides.length ? ['Hướng dẫn:', ...guides.map(refLine)] : []),
    check(record),
    ...(url ? [url] : []),
  ].join('\n')

const LEVELS: Record<RiskGroupView['level'] & string, string> = {
  high: 'rủi ro cao',
  medium: 'rủi ro trung bình',
}

export const riskLines = (group: RiskGroupView): string =>
  [
    `- ${group.goods} (${group.level ? LEVELS[group.level] : 'theo luật chuyên ngành'}; ${group.instrument.name}, ${group.place})`,
    group.hs.length && `  Mã HS: ${group.hs.join(', ')}`,
    group.regulations.length &&
      `  Quy chuẩn: ${group.regulations.map((one) => `${one.name} (${one.standingText})`).join('; ')}`,
    group.conditions && `  ${group.conditions}`,
  ]
    .filter(Boolean)
    .join('\n')

const VERDICTS = { yes: 'áp dụng', unknown: 'có thể áp dụng', no: 'không áp dụng' }
const HEADINGS = [
  ['mandatory', 'Bắt buộc theo pháp luật:'],
  ['buyers', 'Bên mua hay yêu cầu:'],
  ['voluntary', 'Nên áp dụng (tự nguyện):'],
] as const

const outcomeLine = (outcome: OutcomeView): string => {
  const { document, verdict, why, note, because, missing } = outcome
  const assumed = because.filter((one) => one.assumed).map((one) => one.phrase)
  const checks = missing.flatMap((one) => ('confirm' in one ? [one.confirm] : []))
  return [
    `- ${document.name} – ${document.title} (${VERDICTS[verdict]}; ${document.standingText}): ${why}`,
    note,
    assumed.length && `Tạm cho rằng cơ sở ${assumed.join(', ')}; nên hỏi lại.`,
    checks.length && `Cần kiểm tra: ${checks.join('; ')}.`,
  ]
    .filter(Boolean)
    .join(' ')
}

/** What does not apply is in the structured result alone. */
export const recommendationText = (advice: RecommendationView): string =>
  [
    ...HEADINGS.flatMap(([level, heading]) => {
      const lines = advice.outcomes.filter((one) => one.level === level && one.verdict !== 'no')
      return lines.length ? [heading, ...lines.map(outcomeLine)] : []
    }),
    ...(advice.risks.length
      ? [
          'Danh mục hàng hóa theo mức độ rủi ro:',
          ...advice.risks.map(({ group }) => riskLines(group)),
        ]
      : []),
    ...(advice.profile.products.length ? [advice.size.explanation] : []),
    ...(advice.guides.length ? ['Hướng dẫn:', ...advice.guides.map(refLine)] : []),
    ...(advice.question
      ? [
          `Cần hỏi tiếp: ${advice.question.text}`,
          ...advice.question.choices.map(
            (one) => `  - ${one.label} (${advice.question!.fact}: ${one.id})`,
          ),
        ]
      : []),
    advice.notice,
  ].join('\n')
