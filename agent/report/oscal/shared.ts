/** Pieces of OSCAL 1.1.2 (NIST's format for controls and assessments) that both documents use. */
import type { Catalogue } from '../../../core/catalogue.ts'
import type { Checklist } from '../../../core/data/checklist-schema.ts'
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

/** A day in Viet Nam as a moment with its zone. */
export const atMidnight = (day: string): string => `${day}T00:00:00+07:00`

export interface Resource {
  uuid: string
  title: string
  description?: string
  rlinks?: { href: string; 'media-type'?: string }[]
}

/** A standard or law that questions point to. */
export function resourceOf(catalogue: Catalogue, ref: string): Resource {
  const target = catalogue.resolveRef(ref)
  const title = !target ? ref : 'law' in target ? target.law.name : target.standard.designation
  const about = target && ('law' in target ? target.law.title : target.standard.title)
  return { uuid: resourceUuid(ref), title, ...(about ? { description: about } : {}) }
}

export const resourceUuid = (ref: string): string => stableUuid('oscal-resource', ref)
