/** A checklist as an OSCAL catalog: sections are groups, questions are controls. */
import type { Catalogue } from '../../../core/catalogue.ts'
import type { Checklist, ChecklistQuestion } from '../../../core/data/checklist-schema.ts'
import { addressesBelow, type AddressOf } from '../../../core/open-data/refs.ts'
import {
  atMidnight,
  catalogUuid,
  controlId,
  groupId,
  OSCAL_VERSION,
  property,
  resourceOf,
  resourceUuid,
  statementId,
  type Property,
  type Resource,
} from './shared.ts'

interface Part {
  id?: string
  name: string
  props?: Property[]
  prose?: string
  parts?: Part[]
}
interface Control {
  id: string
  class: string
  title: string
  props: Property[]
  links?: { href: string; rel: string; text?: string }[]
  parts: Part[]
}
interface OscalMetadata {
  title: string
  'last-modified': string
  version: string
  'oscal-version': string
  props?: Property[]
  remarks?: string
}

export interface OscalCatalog {
  catalog: {
    uuid: string
    metadata: OscalMetadata
    groups: { id: string; class: string; title: string; props: Property[]; controls: Control[] }[]
    'back-matter'?: { resources: Resource[] }
  }
}

/** The same checklist version gives the same bytes, UUIDs too. Without addresses, links to entries are paths. */
export function toOscalCatalog(
  catalogue: Catalogue,
  checklist: Checklist,
  addressOf: AddressOf = addressesBelow(''),
): OscalCatalog {
  const questions = checklist.sections.flatMap((section) => section.questions)
  const refs = new Set([
    ...questions.flatMap(({ clause, knockout }) => [clause?.ref ?? [], knockout?.by ?? []].flat()),
    ...checklist.standards,
    ...checklist.laws,
  ])
  return {
    catalog: {
      uuid: catalogUuid(checklist),
      metadata: {
        title: checklist.title,
        'last-modified': atMidnight(checklist.updatedOn),
        version: String(checklist.version),
        'oscal-version': OSCAL_VERSION,
        props: [property('language', 'vi'), property('checklist', checklist.id)],
        remarks: [checklist.about, checklist.forWhom, checklist.caution]
          .filter(Boolean)
          .join('\n\n'),
      },
      groups: checklist.sections.map((section) => ({
        id: groupId(section.id),
        class: 'section',
        title: section.title,
        props: [property('weight', section.weight)],
        controls: section.questions.map(toControl),
      })),
      ...(refs.size
        ? {
            'back-matter': {
              resources: [...refs].map((ref) => resourceOf(catalogue, ref, addressOf)),
            },
          }
        : {}),
    },
  }
}

function toControl(question: ChecklistQuestion): Control {
  const { id, text, why, evidence, partly, clause, knockout, weight, quick, allowsNa, measure } =
    question
  const own = controlId(id)
  const links = [
    ...(clause
      ? [
          {
            href: `#${resourceUuid(clause.ref)}`,
            rel: 'reference',
            ...(clause.place ? { text: clause.place } : {}),
          },
        ]
      : []),
    ...(knockout
      ? [
          {
            href: `#${resourceUuid(knockout.by)}`,
            // Not "required": in this format that names another control, and a law is none.
            rel: 'legal-basis',
            ...(knockout.note ? { text: knockout.note } : {}),
          },
        ]
      : []),
  ]
  return {
    id: own,
    class: 'question',
    title: text,
    props: [
      property('weight', weight),
      property('legal-minimum', knockout !== undefined),
      property('quick-version', quick),
      property('allows-not-applicable', allowsNa),
      property('effort', measure.effort),
      property('cost', measure.cost),
      ...(clause ? [property('clause-verified', clause.verified)] : []),
    ],
    ...(links.length ? { links } : {}),
    parts: [
      { id: statementId(id), name: 'statement', prose: text },
      { id: `${own}_gdn`, name: 'guidance', prose: `${why}\n\nMột phần: ${partly}` },
      {
        id: `${own}_asm`,
        name: 'assessment-method',
        props: [{ name: 'method', ns: 'http://csrc.nist.gov/ns/rmf', value: 'EXAMINE' }],
        parts: [{ name: 'assessment-objects', prose: evidence.join('\n\n') }],
      },
    ],
  }
}
