/** The standards as a table: RFC 4180, UTF-8 with a mark that spreadsheet programs look for. */
import { stringify } from 'csv-stringify/sync'
import type { StandardRecord } from '../catalogue.ts'
import { kindOfStandard } from '../catalogue-search/entries.ts'

const join = (items: readonly string[]): string => items.join('; ')

const COLUMNS: Record<string, (record: StandardRecord) => string | undefined> = {
  id: (one) => one.id,
  designation: (one) => one.designation,
  kind: kindOfStandard,
  title: (one) => one.title,
  titleEn: (one) => one.titleEn,
  status: (one) => one.status,
  supersedes: (one) => join(one.supersedes),
  supersededBy: (one) => one.supersededBy,
  amends: (one) => one.amends,
  mandatoryBy: (one) => one.mandatory?.by,
  mandatoryFrom: (one) => one.mandatory?.from,
  equivalents: (one) =>
    join(
      one.equivalents.map(({ designation, degree }) =>
        degree ? `${designation} (${degree})` : designation,
      ),
    ),
  issuer: (one) => one.issuer,
  issuedBy: (one) => one.issuedBy,
  effectiveFrom: (one) => one.effectiveFrom,
  ics: (one) => one.ics,
  sectors: (one) => join(one.sectors),
  covers: (one) => one.summary.covers,
  appliesTo: (one) => one.summary.appliesTo,
  caution: (one) => one.caution,
  derived: (one) => String(one.derived),
  confidence: (one) => one.provenance.confidence,
  checkedOn: (one) => one.provenance.checkedOn,
  sources: (one) => join(one.provenance.sources),
}

/**
 * One row an edition. Cells that a spreadsheet would take for a formula begin with an apostrophe. Lists are
 * joined by "; ".
 */
export function standardsCsv(records: readonly StandardRecord[]): string {
  const names = Object.keys(COLUMNS)
  const rows = records.map((record) => Object.values(COLUMNS).map((read) => read(record) ?? ''))
  return stringify([names, ...rows], {
    bom: true,
    record_delimiter: 'windows',
    escape_formulas: true,
    // A lone line feed is no end of a row here, but it is to many readers.
    quoted_match: /[\r\n]/,
  })
}
