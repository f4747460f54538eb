/** Reads `data/` into a catalogue. Every fault of every file is told at once, with file, line and field. */
import { join } from 'node:path'
import type { z } from 'zod'
import { Catalogue, type CatalogueData, type GuideRecord } from '../catalogue.ts'
import { DataError } from '../errors.ts'
import { Checklist } from './checklist-schema.ts'
import { readFolder } from './content-files.ts'
import { explainIssues } from './explain-shape.ts'
import { printFault, type List, type Origin } from './fault.ts'
import { readYaml, readYamlFast, type ReadYaml, type YamlFault } from './read-yaml.ts'
import { findFaults } from './references.ts'
import { Fact, Programme, RiskGroup, Rule, SizeClass } from './rule-schema.ts'
import { GuideHead, Law, Product, ProductGroup, Standard } from './schema.ts'

export const dataDir = join(import.meta.dirname, '../../data')

export interface ReadData {
  data: CatalogueData
  faults: string[]
  /** Where each entry was written. */
  origins: Map<unknown, Origin>
}

/** Throws a DataError that lists all faults, or returns the catalogue. */
export function loadCatalogue(dir = dataDir): Catalogue {
  const { data, faults } = checkData(dir, readYamlFast)
  if (faults.length) throw new DataError(`Nội dung trong ${dir} có lỗi:\n${faults.join('\n')}`)
  return new Catalogue(data)
}

/**
 * All faults. References are looked at only when every entry could be read: otherwise each reference to an
 * entry that was left out would be told as one more fault.
 */
export function checkData(dir = dataDir, parse?: ReadYaml): ReadData & { isComplete: boolean } {
  const read = readData(dir, parse)
  return read.faults.length
    ? { ...read, isComplete: false }
    : { ...read, faults: findFaults(read.data, read.origins), isComplete: true }
}

/** What could be read, and each fault of reading as one line. */
export function readData(dir = dataDir, parse: ReadYaml = readYaml): ReadData {
  const faults: string[] = []
  const origins = new Map<unknown, Origin>()
  const told = new Set<string>()
  const tell = (fault: string) => void faults.push(fault)

  const check = <T extends object>(
    list: List,
    schema: z.ZodType<T>,
    row: unknown,
    origin: Origin,
  ): T[] => {
    const result = schema.safeParse(row)
    if (result.success) {
      origins.set(result.data, origin)
      return [result.data]
    }
    for (const { path, what } of explainIssues(schema, row, result.error.issues)) {
      const place = origin.placeAt(path)
      const key = `${origin.file}:${place?.line}:${what}`
      // A piece that several entries point to is told once.
      if (!(place?.shared && told.has(key)))
        tell(printFault({ list, entry: row, path, what }, origin))
      told.add(key)
    }
    return []
  }
  const tellYaml = (file: string, { line, column, what }: YamlFault, before = 0) =>
    tell(`${file}, dòng ${line + before}, cột ${column}: ${what}`)

  const lists = <T extends object>(list: List, folder: string, schema: z.ZodType<T>): T[] =>
    readFolder(dir, folder, '.yaml', tell).flatMap(({ file, text }) => {
      const yaml = parse(text)
      if ('fault' in yaml) tellYaml(file, yaml.fault)
      else if (!Array.isArray(yaml.value)) tell(`${file}: ${notAList(yaml.value)}`)
      else
        return yaml.value.flatMap((row: unknown, index) =>
          check(list, schema, row, {
            file,
            position: index + 1,
            placeAt: (path) => yaml.placeAt([index, ...path]),
          }),
        )
      return []
    })

  const guides = readFolder(dir, 'guides', '.md', tell).flatMap(({ file, text }): GuideRecord[] => {
    const match = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text)
    if (!match) {
      tell(`${file}: bài phải mở đầu bằng dòng ---, rồi phần đầu, rồi một dòng --- nữa`)
      return []
    }
    const yaml = parse(match[1]!)
    if ('fault' in yaml) {
      tellYaml(file, yaml.fault, LINES_BEFORE_HEAD)
      return []
    }
    const origin: Origin = {
      file,
      position: 1,
      placeAt: (path) => {
        if (path[0] === 'body') return undefined
        const { line, shared } = yaml.placeAt(path)
        return { line: line + LINES_BEFORE_HEAD, shared }
      },
    }
    return check('guides', GuideHead, yaml.value, origin).map((head) => {
      const guide = { ...head, body: match[2]!.trim() }
      origins.set(guide, origin)
      return guide
    })
  })
  const data: CatalogueData = {
    standards: lists('standards', 'standards', Standard),
    laws: lists('laws', 'laws', Law),
    guides,
    groups: lists('groups', 'product-groups', ProductGroup),
    products: lists('products', 'products', Product),
    facts: lists('facts', 'facts', Fact),
    rules: lists('rules', 'rules', Rule),
    riskGroups: lists('riskGroups', 'risk-groups', RiskGroup),
    programmes: lists('programmes', 'programmes', Programme),
    sizeClasses: lists('sizeClasses', 'size-classes', SizeClass),
    checklists: lists('checklists', 'checklists', Checklist),
  }
  return { data, faults, origins }
}

/** The line of --- that opens a guide. */
const LINES_BEFORE_HEAD = 1

const notAList = (value: unknown) =>
  value === null || value === undefined
    ? 'tệp chưa có mục nào; hãy viết mục đầu tiên, bắt đầu bằng "- ", hoặc xóa tệp'
    : 'tệp phải là danh sách; hãy bắt đầu mỗi mục bằng dấu gạch ngang và dấu cách, ví dụ "- id: ..."'
