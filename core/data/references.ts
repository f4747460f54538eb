/** Faults that no single entry shows: broken references, chains with loops, numbers that do not parse. */
import { Catalogue, NO_CONTENT, type CatalogueData } from '../catalogue.ts'
import { findDesignations, parseDesignation, printDesignation } from '../designation.ts'
import { findLawNumbers } from '../law-number.ts'
import { clean } from '../text.ts'
import { findChainFaults } from './chain-references.ts'
import { findChecklistFaults } from './checklist-references.ts'
import { printFault, type List, type Origins, type Path } from './fault.ts'
import { findConditionFaults, findRuleFaults } from './rule-references.ts'
import type { StandardEntry } from './schema.ts'
import { notInCatalogue, notThere } from './reference-texts.ts'

/** One line a fault: where it was written, entry, what is wrong, what to change. */
export function findFaults(given: Partial<CatalogueData>, origins?: Origins): string[] {
  const data = { ...NO_CONTENT, ...given }
  const catalogue = new Catalogue(data)
  const faults: string[] = []
  const fault = (list: List, entry: unknown, path: Path, what: string) =>
    faults.push(printFault({ list, entry, path, what }, origins?.get(entry)))
  const known = (ref: string) => catalogue.resolveRef(ref) !== undefined
  const twice = <T>(list: List, entries: T[], field: keyof T & string, what: string) =>
    entries.forEach((entry, at) => {
      const first = entries.findIndex((one) => one[field] === entry[field])
      if (first === at) return
      const file = origins?.get(entries[first])?.file
      fault(
        list,
        entry,
        [field],
        `${what}${file ? ` (trong ${file})` : ''}; hãy sửa hoặc bỏ một mục`,
      )
    })
  const mentions = (list: List, entry: unknown, parts: object) =>
    textsOf(parts).forEach(({ path, text }) =>
      unknownNumbers(catalogue, text).forEach((one) =>
        fault(list, entry, path, `nhắc đến văn bản chưa biết: ${notInCatalogue(one)}`),
      ),
    )

  twice('standards', data.standards, 'designation', 'đã có mục khác cùng số hiệu')
  twice('laws', data.laws, 'number', 'đã có mục khác cùng số hiệu')
  twice('laws', data.laws, 'id', 'đã có văn bản khác dùng id này')
  twice('products', data.products, 'id', 'đã có sản phẩm khác dùng id này')

  for (const entry of data.standards) {
    const tell = (path: Path, what: string) => fault('standards', entry, path, what)
    const { designation } = entry
    const parsed = parseDesignation(designation)
    if (!parsed || printDesignation(parsed) !== designation)
      tell(
        ['designation'],
        parsed
          ? `số hiệu viết chưa đúng dạng in; hãy viết ${printDesignation(parsed)}`
          : 'không nhận ra số hiệu; hãy viết như TCVN 5603:2023 hoặc QCVN 8-2:2011/BYT',
      )
    for (const field of ['supersededBy', 'amends'] as const)
      if (entry[field] && !catalogue.standard(entry[field]))
        tell([field], notInCatalogue(entry[field]))
    entry.related.forEach((ref, at) => {
      if (!known(ref)) tell(['related', at], notInCatalogue(ref))
    })
    if (entry.status === 'superseded' && !entry.supersededBy)
      tell(['status'], 'đã bị thay thế mà chưa nói bản nào thay; hãy thêm supersededBy')
    if (/^(Sửa đổi.*)?QC/.test(designation) && !entry.mandatory)
      tell(
        ['mandatory'],
        'quy chuẩn là bắt buộc; hãy thêm mandatory và ghi văn bản buộc áp dụng ở by',
      )
    if (!entry.mandatory && claimsDuty(entry))
      tell(
        [],
        'viết "bắt buộc" mà không nêu văn bản buộc; hãy thêm mandatory, hoặc bỏ chữ "bắt buộc"',
      )
    mentions('standards', entry, {
      ...entry,
      provenance: null,
      equivalents: null,
      issuedBy: null,
      mandatory: null,
      // References are told above, field by field.
      supersededBy: null,
      amends: null,
      related: null,
    })
  }
  const written = new Map(data.standards.map((one) => [one.designation, one]))
  findChainFaults(catalogue).forEach(({ record, path, what }) =>
    fault('standards', written.get(record.designation) ?? record, path, what),
  )
  for (const law of data.laws) {
    if (law.replacedBy && !catalogue.law(law.replacedBy))
      fault('laws', law, ['replacedBy'], notInCatalogue(law.replacedBy))
    if (law.status === 'replaced' && !law.replacedBy && !law.statusNote)
      fault(
        'laws',
        law,
        ['status'],
        'đã bị thay thế mà chưa nói văn bản nào thay; hãy thêm replacedBy, hoặc giải thích ở statusNote',
      )
    mentions('laws', law, { points: law.points, statusNote: law.statusNote })
  }
  for (const guide of data.guides) {
    for (const list of ['standards', 'laws'] as const)
      guide[list].forEach((ref, at) => {
        if (!known(ref)) fault('guides', guide, [list, at], notInCatalogue(ref))
      })
    mentions('guides', guide, { summary: guide.summary, body: guide.body })
  }
  const guideIds = data.guides.map(({ id }) => id)
  for (const list of ['groups', 'products'] as const)
    for (const owner of data[list]) {
      owner.guides.forEach((id, at) => {
        if (!catalogue.guide(id))
          fault(list, owner, ['guides', at], notThere('bài hướng dẫn', id, guideIds, 'guides'))
      })
      for (const [fact, value] of Object.entries(owner.facts))
        findConditionFaults(catalogue, { fact, is: [value] }).forEach(({ what }) =>
          fault(list, owner, ['facts', fact], what),
        )
    }
  for (const product of data.products) {
    product.groups.forEach((id, at) => {
      if (!catalogue.groups.has(id))
        fault(
          'products',
          product,
          ['groups', at],
          notThere('nhóm sản phẩm', id, catalogue.groups.keys(), 'product-groups'),
        )
    })
    product.ask?.choices.forEach((id, at) => {
      if (!catalogue.product(id))
        fault(
          'products',
          product,
          ['ask', 'choices', at],
          notThere(
            'sản phẩm',
            id,
            data.products.map((one) => one.id),
            'products',
          ),
        )
    })
  }
  for (const { list, entry, path, what } of [
    ...findRuleFaults(catalogue),
    ...findChecklistFaults(catalogue),
  ])
    fault(list, entry, path, what)
  return faults
}

/** Every text inside, with the way to it. */
function textsOf(value: unknown, path: Path = []): { path: Path; text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }]
  if (Array.isArray(value)) return value.flatMap((one, at) => textsOf(one, [...path, at]))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) => textsOf(one, [...path, key]))
}

/** Designations and law numbers with a year that the text names and the catalogue lacks. */
export function unknownNumbers(catalogue: Catalogue, text: string): string[] {
  const standards = findDesignations(text)
    .filter((one) => !one.series.startsWith('C') && !catalogue.names(one))
    .map(printDesignation)
  const laws = findLawNumbers(text)
    .filter((one) => one.year !== undefined && catalogue.findLaws(one).length === 0)
    // As it is written there, "NĐ" and all.
    .map(({ start, end }) => clean(text).slice(start, end))
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
