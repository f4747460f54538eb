/** Pieces of OSCAL 1.1.2 (NIST's format for controls and assessments) that both documents use. */
import type { Catalogue } from '../../../core/catalogue.ts'
import { kindOfStandard } from '../../../core/catalogue-search/entries.ts'
import type { Checklist } from '../../../core/data/checklist-schema.ts'
import type { AddressOf } from '../../../core/open-data/refs.ts'
import { stableUuid } from '../stable-uuid.ts'
import { typed } from '../report-words.ts'

export const OSCAL_VERSION = '1.1.2'
/** Names of our own properties live here, as the format asks of whoever adds some. */
export const NAMESPACE = 'urn:tro-ly-tieu-chuan:oscal'

export interface Property {
  name: string
  ns?: string
  value: string
}

/** A value is one line without spaces around it. */
export const property = (name: string, value: string | number | boolean): Property => ({
  name,
  ns: NAMESPACE,
  value: typed(String(value)).replace(/\s+/g, ' ') || '-',
})

/** A token begins with a letter; ids of questions and sections may begin with a digit. */
export const controlId = (question: string): string => `cau-${question}`
export const statementId = (question: string): string => `${controlId(question)}_smt`
export const groupId = (section: string): string => `phan-${section}`

export const catalogUuid = ({ id, version }: Checklist): string =>
  stableUuid('oscal-catalog', id, String(version))

/** Where the API serves it, on whichever server. */
export const catalogPath = ({ id }: Checklist): string => `/api/v1/checklists/${id}/oscal`

/** A day in Viet Nam as a moment with its zone. */
export const atMidnight = (day: string): string => `${day}T00:00:00+07:00`

export interface Resource {
  uuid: string
  title: string
  description?: string
  /** The format wants an address, or the file itself. */
  rlinks?: { href: string; 'media-type'?: string }[]
}

/** A standard or law that questions point to, with the address of its entry: a source is not the document. */
export function resourceOf(catalogue: Catalogue, ref: string, addressOf: AddressOf): Resource {
  const uuid = resourceUuid(ref)
  const target = catalogue.resolveRef(ref)
  if (!target) return { uuid, title: ref }
  const [title, description, href] =
    'law' in target
      ? [target.law.name, target.law.title, addressOf({ kind: 'luat', id: target.law.id })]
      : [
          target.standard.designation,
          target.standard.title,
          addressOf({ kind: kindOfStandard(target.standard), id: target.standard.id }),
        ]
  return { uuid, title, description, ...(href ? { rlinks: [{ href }] } : {}) }
}

export const resourceUuid = (ref: string): string => stableUuid('oscal-resource', ref)
