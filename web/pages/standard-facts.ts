/** What surrounds a standard: who issued it, where it belongs, where it comes from; for people and for machines. */
import type { StandardRecord } from '../../core/catalogue.ts'
import { icsFieldName, sectorName } from '../../core/names.ts'
import { formatDate } from '../shared/format.ts'
import { standardPath } from '../shared/paths.ts'
import { provenanceFacts, type EntryView } from './entry-parts.ts'
import { html } from './html.ts'
import type { PageFrame } from './layout.ts'

export function standardFacts({ link }: EntryView, standard: StandardRecord) {
  const { issuer, issuedBy, effectiveFrom, ics, sectors, provenance } = standard
  const fields = [...new Set((ics ?? '').match(/\d[\d.]*/g) ?? [])]
  return [
    { name: 'Cơ quan ban hành', value: issuer && link(issuer) },
    { name: 'Văn bản ban hành', value: issuedBy && link(issuedBy) },
    { name: 'Có hiệu lực từ', value: effectiveFrom && formatDate(effectiveFrom) },
    {
      name: 'Phân loại quốc tế ICS',
      value:
        fields.length > 0 &&
        html`${fields.map((one, index) => html`${index > 0 && '; '}<a href="/tra-cuu?ics=${one.slice(0, 2)}">${one} (${icsFieldName(one.slice(0, 2))})</a>`)}`,
    },
    {
      name: 'Lĩnh vực',
      value: html`${sectors.map((one, index) => html`${index > 0 && ', '}<a href="/tra-cuu?linh-vuc=${one}">${sectorName(one)}</a>`)}`,
    },
    ...provenanceFacts(provenance, link),
  ]
}

export const describeStandard = ({ publicUrl = '' }: PageFrame, standard: StandardRecord) => ({
  '@type': 'CreativeWork',
  name: standard.title,
  identifier: standard.designation,
  ...(standard.titleEn ? { alternateName: standard.titleEn } : {}),
  inLanguage: 'vi',
  url: publicUrl.replace(/\/$/, '') + standardPath(standard),
  abstract: standard.summary.covers,
  creativeWorkStatus: standard.status,
  ...(standard.parsed.year ? { version: String(standard.parsed.year) } : {}),
  ...(standard.issuer ? { publisher: { '@type': 'Organization', name: standard.issuer } } : {}),
  ...(standard.equivalents.length
    ? { isBasedOn: standard.equivalents.map(({ designation }) => designation) }
    : {}),
  ...(standard.keywords.length ? { keywords: standard.keywords.join(', ') } : {}),
  sdDatePublished: standard.provenance.checkedOn,
})
