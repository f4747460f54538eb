/** Reads `data/` into a catalogue. Every fault of every file is told at once, with file and field. */
import { readdirSync, readFileSync, existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parse as parseYaml } from 'yaml'
import type { z } from 'zod'
import { Catalogue, type CatalogueData, type GuideRecord } from '../catalogue.ts'
import { DataError } from '../errors.ts'
import { Checklist } from './checklist-schema.ts'
import { findFaults } from './references.ts'
import { Fact, Programme, RiskGroup, Rule, SizeClass } from './rule-schema.ts'
import { GuideHead, Law, Product, ProductGroup, Standard } from './schema.ts'

/** A source is written once a file and pointed to from each entry: the parser's own limit of 100 is too low. */
const ALIASES = 2_000

export const dataDir = join(import.meta.dirname, '../../data')

/** Throws a DataError that lists all faults, or returns the catalogue. */
export function loadCatalogue(dir = dataDir): Catalogue {
  const { data, faults } = readData(dir)
  const all = faults.length ? faults : findFaults(data)
  if (all.length) throw new DataError(`The content in ${dir} has faults:\n${all.join('\n')}`)
  return new Catalogue(data)
}

/** What could be read, and each fault as one line; used by the validator and its tests. */
export function readData(dir = dataDir): { data: CatalogueData; faults: string[] } {
  const faults: string[] = []
  const lists = <T>(folder: string, schema: z.ZodType<T>): T[] =>
    files(join(dir, folder), '.yaml').flatMap((file) => {
      const rows = tryRead(
        file,
        () =>
          parseYaml(readFileSync(file, 'utf8').normalize('NFC'), {
            maxAliasCount: ALIASES,
          }) as unknown,
      )
      if (rows === undefined) return []
      if (!Array.isArray(rows)) {
        faults.push(`${relative(dir, file)}: must be a list`)
        return []
      }
      return rows.flatMap((row: unknown, index) =>
        check(schema, row, relative(dir, file), nameOf(row, index)),
      )
    })
  const tryRead = <T>(file: string, read: () => T): T | undefined => {
    try {
      return read()
    } catch (error) {
      faults.push(`${relative(dir, file)}: ${(error as Error).message.split('\n')[0]}`)
      return undefined
    }
  }
  const check = <T>(schema: z.ZodType<T>, row: unknown, file: string, name: string): T[] => {
    const result = schema.safeParse(row)
    if (result.success) return [result.data]
    for (const issue of result.error.issues)
      faults.push(`${file}: ${name}: ${issue.path.join('.') || '(entry)'}: ${issue.message}`)
    return []
  }
  const guides = files(join(dir, 'guides'), '.md').flatMap((file): GuideRecord[] => {
    const name = relative(dir, file)
    const match = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(
      readFileSync(file, 'utf8').normalize('NFC'),
    )
    if (!match) {
      faults.push(`${name}: must start with a front matter between two lines of ---`)
      return []
    }
    const head = tryRead(file, () => parseYaml(match[1]!) as unknown)
    if (head === undefined) return []
    return check(GuideHead, head, name, 'front matter').map((one) => ({
      ...one,
      body: match[2]!.trim(),
    }))
  })
  const data: CatalogueData = {
    standards: lists('standards', Standard),
    laws: lists('laws', Law),
    guides,
    groups: lists('product-groups', ProductGroup),
    products: lists('products', Product),
    facts: lists('facts', Fact),
    rules: lists('rules', Rule),
    riskGroups: lists('risk-groups', RiskGroup),
    programmes: lists('programmes', Programme),
    sizeClasses: lists('size-classes', SizeClass),
    checklists: lists('checklists', Checklist),
  }
  return { data, faults }
}

const files = (folder: string, extension: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith(extension))
        .sort()
        .map((name) => join(folder, name))
    : []

function nameOf(row: unknown, index: number): string {
  const { designation, number, id, ref } = (row ?? {}) as Record<string, unknown>
  const name = [designation, number, id, ref].find((value) => typeof value === 'string')
  return typeof name === 'string' ? name : `entry ${index + 1}`
}
