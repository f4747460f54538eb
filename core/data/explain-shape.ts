/** Faults of shape in the words of who writes content: one finding a mistake, though the schema may tell it twice. */
import { z } from 'zod'
import type { Path } from './fault.ts'
import { describeIssue } from './describe-issue.ts'
import { nearestName } from './nearest-name.ts'
import { bare, fieldsOf, meantOption, options, schemaAt, valueAt } from './schema-parts.ts'

export interface Finding {
  path: Path
  what: string
}
type Issue = z.core.$ZodIssue

export function explainIssues(
  schema: z.ZodType,
  entry: unknown,
  issues: readonly Issue[],
): Finding[] {
  const flat = issues.flatMap((issue) => flatten(schema, entry, issue, []))
  /** What a misspelt or misplaced field leaves missing where it belongs: the same mistake, seen from there. */
  const explained = new Set<string>()
  const strayed = flat.flatMap(({ issue, path }) =>
    issue.code === 'unrecognized_keys'
      ? explainKeys(schema, entry, path, issue.keys, (gone) => explained.add(spell(gone)))
      : [],
  )
  const rest = flat.filter(
    ({ issue, path }) =>
      issue.code !== 'unrecognized_keys' && !(isOpen(entry, path) && explained.has(spell(path))),
  )
  const gaps = rest.filter(({ issue, path }) => isGap(issue, valueAt(entry, path), path))
  return [
    ...strayed,
    ...rest.flatMap((one): Finding[] => {
      const beside = gaps.includes(one) ? gaps.filter(({ path }) => isBeside(path, one.path)) : []
      if (beside.length > 1) return one === beside[0] ? [describeGaps(beside)] : []
      const { issue, path } = one
      const what = describeIssue(issue, schemaAt(schema, entry, path), valueAt(entry, path), path)
      return [{ path, what }]
    }),
  ]
}

const isGap = (issue: Issue, value: unknown, path: Path) =>
  issue.code !== 'custom' && path.length > 0 && value === undefined

const isBeside = (one: Path, other: Path) => spell(one.slice(0, -1)) === spell(other.slice(0, -1))

const isOpen = (entry: unknown, path: Path) => (valueAt(entry, path) ?? undefined) === undefined

/** Most often the entry was begun twice, or its rest stands too far out. */
const describeGaps = (gaps: Flat[]): Finding => ({
  path: gaps[0]!.path.slice(0, -1),
  what: `thiếu các trường ${gaps.map(({ path }) => String(path.at(-1))).join(', ')}; hãy thêm đủ, hoặc bỏ mục này nếu viết thừa`,
})

const spell = (path: Path) => path.map(String).join('\n')

interface Flat {
  issue: Issue
  path: Path
}

/** Of alternatives only the faults of the one that was meant. */
function flatten(schema: z.ZodType, entry: unknown, issue: Issue, before: Path): Flat[] {
  const path = [...before, ...issue.path]
  const value = valueAt(entry, path)
  if (issue.code !== 'invalid_union' || value === undefined || value === null)
    return [{ issue, path }]
  const union = unionAt(schema, entry, path)
  const meant = union && meantOption(union, value)
  const inner = meant === undefined ? undefined : issue.errors[meant]
  if (!inner?.length) return [{ issue, path }]
  return inner.flatMap((one) => flatten(schema, entry, one, path))
}

/** The alternatives at a place, before one of them is chosen. */
function unionAt(schema: z.ZodType, entry: unknown, path: Path): z.ZodUnion | undefined {
  const holder = schemaAt(schema, entry, path.slice(0, -1))
  const own = !path.length
    ? schema
    : holder instanceof z.ZodArray
      ? (holder.element as z.ZodType)
      : fieldsOf(holder)[String(path.at(-1))]
  // Without a value nothing is chosen, and the union itself comes back.
  const open = own && bare(own, {})
  return open instanceof z.ZodUnion ? open : undefined
}

/** Fields that may not stand where they stand: misspelt, one level too far in or out, or unknown. */
function explainKeys(
  schema: z.ZodType,
  entry: unknown,
  path: Path,
  keys: readonly string[],
  explain: (gap: Path) => void,
): Finding[] {
  const allowed = fieldsOf(schemaAt(schema, entry, path))
  const written = Object.keys(valueAt(entry, path) ?? {})
  const open = Object.keys(allowed).filter((name) => !written.includes(name))
  const union = unionAt(schema, entry, path)
  const alternatives = union ? options(union).flatMap((one) => Object.keys(fieldsOf(one))) : []
  const findings: Finding[] = []
  const misplaced = new Map<string, string[]>()
  const unknown: string[] = []
  for (const key of keys) {
    const at = [...path, key]
    const near = nearestName(key, open)
    const outer = holdersOf(schema, entry, path).find(
      (holder) =>
        key in fieldsOf(schemaAt(schema, entry, holder)) && !hasField(valueAt(entry, holder), key),
    )
    const home = homeOf(schema, entry, path, key)
    if (alternatives.includes(key))
      findings.push({
        path: at,
        what: `mỗi điều kiện chỉ nói một điều; hãy tách ${key} thành điều kiện riêng rồi gộp các điều kiện dưới all`,
      })
    else if (near && !(home && key !== near && home.length > path.length)) {
      findings.push({ path: at, what: `không có trường tên này; có lẽ bạn muốn viết "${near}"` })
      explain([...path, near])
    } else if (outer && !(home && home.length > path.length)) {
      findings.push({
        path: at,
        what: `trường này không nằm trong ${nameOfPlace(path)}; hãy thụt ra ngoài cho thẳng cột với mục chứa nó`,
      })
      explain([...outer, key])
    } else if (home) {
      const name = String(home.at(-1))
      misplaced.set(name, [...(misplaced.get(name) ?? []), key])
      explain(home)
      explain([...home, key])
    } else unknown.push(key)
  }
  for (const [name, fields] of misplaced)
    findings.push({
      path: [...path, fields[0]!],
      what: `${fields.length > 1 ? fields.join(', ') : 'trường này'} thuộc về ${name}; hãy viết dưới dòng "${name}:" và thụt vào thêm hai dấu cách`,
    })
  if (unknown.length)
    findings.push({
      path: [...path, unknown[0]!],
      what: `${unknown.length > 1 ? `không có các trường ${unknown.join(', ')}` : 'không có trường tên này'} ở đây; các trường dùng được: ${Object.keys(allowed).join(', ')}`,
    })
  return findings
}

/** The field that this one belongs under: inside this place, or beside it. */
function homeOf(schema: z.ZodType, entry: unknown, path: Path, key: string): Path | undefined {
  for (const place of [path, ...holdersOf(schema, entry, path)]) {
    const fields = fieldsOf(schemaAt(schema, entry, place))
    const name = Object.keys(fields).find((one) => {
      const value = valueAt(entry, [...place, one])
      return key in fieldsOf(bare(fields[one]!, value)) && !hasField(value, key)
    })
    if (name) return [...place, name]
  }
  return undefined
}

const nameOfPlace = (path: Path) => String(path.findLast((one) => typeof one === 'string') ?? '')

const hasField = (value: unknown, key: string) =>
  typeof value === 'object' && value !== null && key in value

/** The entries and sub-entries around a place, nearest first. */
const holdersOf = (schema: z.ZodType, entry: unknown, path: Path): Path[] =>
  path
    .map((_, at) => path.slice(0, at))
    .toReversed()
    .filter((holder) => schemaAt(schema, entry, holder) instanceof z.ZodObject)
