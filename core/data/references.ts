/** Faults that no single entry shows: broken references, chains with loops, numbers that do not parse. */
import { Catalogue, NO_CONTENT, type CatalogueData } from '../catalogue.ts'
import { findDesignations, parseDesignation, printDesignation } from '../designation.ts'
import { findLawNumbers } from '../law-number.ts'
import { findChainFaults } from './chain-references.ts'
import { findChecklistFaults } from './checklist-references.ts'
import { findConditionFaults, findRuleFaults } from './rule-references.ts'
import type { StandardEntry } from './schema.ts'

/** One line a fault: "data kind: entry: what is wrong". */
export function findFaults(given: Partial<CatalogueData>): string[] {
  const data = { ...NO_CONTENT, ...given }
  const catalogue = new Catalogue(data)
  const faults: string[] = []
  const fault = (where: string, what: string) => faults.push(`${where}: ${what}`)
  const known = (ref: string) => catalogue.resolveRef(ref) !== undefined

  duplicates(data.standards.map((one) => one.designation)).forEach((one) =>
    fault(one, 'is entered twice'),
  )
  duplicates(data.laws.map((one) => one.number)).forEach((one) => fault(one, 'is entered twice'))
  duplicates(data.laws.map((one) => one.id)).forEach((one) => fault(one, 'law id is used twice'))
  duplicates(data.products.map((one) => one.id)).forEach((one) =>
    fault(one, 'product id is used twice'),
  )

  for (const entry of data.standards) {
    const where = entry.designation
    const parsed = parseDesignation(where)
    if (!parsed || printDesignation(parsed) !== where)
      fault(where, 'designation is not in canonical form')
    for (const field of ['supersededBy', 'amends'] as const)
      if (entry[field] && !catalogue.standard(entry[field]))
        fault(where, `${field}: ${entry[field]} is not in the catalogue`)
    for (const ref of entry.related)
      if (!known(ref)) fault(where, `related: ${ref} is not in the catalogue`)
    if (entry.status === 'superseded' && !entry.supersededBy)
      fault(where, 'is superseded, but by what?')
    if (/^(Sửa đổi.*)?QC/.test(where) && !entry.mandatory)
      fault(where, 'a technical regulation needs `mandatory`')
    if (!entry.mandatory && claimsDuty(entry))
      fault(where, 'says "bắt buộc" without a legal basis in `mandatory`')
    unknownNumbers(
      catalogue,
      JSON.stringify({
        ...entry,
        provenance: null,
        equivalents: null,
        issuedBy: null,
        mandatory: null,
        // References are told above, field by field.
        supersededBy: null,
        amends: null,
        related: null,
      }),
    ).forEach((one) => fault(where, `mentions ${one}, which is not in the catalogue`))
  }
  findChainFaults(catalogue).forEach(({ where, what }) => fault(where, what))
  for (const law of data.laws) {
    if (law.replacedBy && !catalogue.law(law.replacedBy))
      fault(law.number, `replacedBy: ${law.replacedBy} is not in the catalogue`)
    if (law.status === 'replaced' && !law.replacedBy && !law.statusNote)
      fault(law.number, 'is replaced, but by what?')
    unknownNumbers(
      catalogue,
      JSON.stringify({ points: law.points, statusNote: law.statusNote }),
    ).forEach((one) => fault(law.number, `mentions ${one}, which is not in the catalogue`))
  }
  for (const guide of data.guides) {
    for (const ref of [...guide.standards, ...guide.laws])
      if (!known(ref)) fault(guide.id, `${ref} is not in the catalogue`)
    unknownNumbers(catalogue, `${guide.summary}\n${guide.body}`).forEach((one) =>
      fault(guide.id, `mentions ${one}, which is not in the catalogue`),
    )
  }
  for (const owner of [...data.groups, ...data.products]) {
    for (const guide of owner.guides)
      if (!catalogue.guide(guide)) fault(owner.id, `guide ${guide} does not exist`)
    for (const [fact, value] of Object.entries(owner.facts))
      findConditionFaults(catalogue, { fact, is: [value] }).forEach((one) => fault(owner.id, one))
  }
  for (const product of data.products) {
    for (const group of product.groups)
      if (!catalogue.groups.has(group)) fault(product.id, `group ${group} does not exist`)
    for (const choice of product.ask?.choices ?? [])
      if (!catalogue.product(choice)) fault(product.id, `ask: product ${choice} does not exist`)
  }
  for (const { where, what } of [...findRuleFaults(catalogue), ...findChecklistFaults(catalogue)])
    fault(where, what)
  return faults
}

/** Designations and law numbers with a year that the text names and the catalogue lacks. */
export function unknownNumbers(catalogue: Catalogue, text: string): string[] {
  const standards = findDesignations(text)
    .filter((one) => !one.series.startsWith('C') && !catalogue.names(one))
    .map(printDesignation)
  const laws = findLawNumbers(text)
    .filter((one) => one.year !== undefined && catalogue.findLaws(one).length === 0)
    .map((one) => `${one.number}/${one.year}${one.sign ? `/${one.sign}` : ''}`)
  return [...new Set([...standards, ...laws])]
}

/** "không bắt buộc" is fine in a voluntary standard; a bare "bắt buộc" is a claim. */
function claimsDuty(entry: StandardEntry): boolean {
  const text = JSON.stringify({ ...entry, provenance: null })
  return text
    .split(/(?<=[.;!?])\s/)
    .some(
      (one) =>
        /bắt buộc/i.test(one) &&
        !/không[^.;]{0,60}bắt buộc|tự nguyện|QCVN|quy chuẩn|luật|nghị định|thông tư|hợp đồng/i.test(
          one,
        ),
    )
}

const duplicates = (values: string[]) => [
  ...new Set(values.filter((value, at) => values.indexOf(value) !== at)),
]
