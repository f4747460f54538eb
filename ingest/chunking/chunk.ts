/**
 * Sections -> passages: small enough to quote, large enough to be understood alone. A passage never
 * crosses a heading, so two Điều never mix; neighbours under one heading share a passage up to the budget.
 */
import type { Passage } from '../../core/domain.ts'
import { clean } from '../../core/text.ts'
import type { Table } from '../reading.ts'
import type { Section, Unit } from '../structure/section.ts'
import { countTokens } from '../../core/tokens.ts'
import { placeLabel } from './label.ts'
import { splitLong } from './split-long.ts'

/** Most tokens of a passage's text; the breadcrumb comes on top. */
export const MAX_TOKENS = 400
/** An introduction ("... bao gồm:") up to this size is repeated before each part of its list. */
const MAX_LEAD_TOKENS = 80

/** Passages in reading order; each text has at most MAX_TOKENS tokens. */
export const chunkSections = (sections: Section[]): Passage[] => sections.flatMap(chunkSection)

/** Passages of a plain text that has no structure but its paragraphs; `title` becomes the breadcrumb. */
export function splitText(title: string, text: string): Passage[] {
  const paragraphs = clean(text)
    .split(/\n+/)
    .map((line) => line.trim())
    .filter(Boolean)
  return chunkSection({
    path: [title],
    units: paragraphs.map((paragraph) => ({ text: paragraph, children: [] })),
  })
}

interface Draft {
  place: string | undefined
  lines: string[]
}

function chunkSection({ path, units }: Section): Passage[] {
  return pack(units, { above: [], lead: [] }).flatMap(({ place, lines }) => {
    const breadcrumb = place ? [...path, place] : path
    // The sum of the parts is an estimate; this is the count that the promise rests on.
    return splitLong(lines.join('\n'), MAX_TOKENS).map((text) => ({
      breadcrumb,
      text,
      tokens: countTokens(text),
    }))
  })
}

interface Place {
  /** Labels of the units around, outermost first. */
  above: string[]
  /** Introductions of the units around, which each part repeats so that it can be read alone. */
  lead: string[]
}

/** Fills drafts with neighbouring units as long as they fit, and takes apart what never fits. */
function pack(units: Unit[], { above, lead }: Place): Draft[] {
  const [first, ...others] = units
  // "Nghị định này áp dụng đối với:" introduces everything behind it.
  if (first && others.length && opensList(first))
    return pack(others, { above, lead: [...lead, first.text] })
  const drafts: Draft[] = []
  let group: Unit[] = []
  let used = costOf(lead)
  const flush = () => {
    if (group.length)
      drafts.push({ place: placeLabel(above, group), lines: [...lead, ...group.flatMap(linesOf)] })
    group = []
    used = costOf(lead)
  }
  for (const unit of units) {
    const cost = costOf(linesOf(unit))
    if (used + cost > MAX_TOKENS) flush()
    if (used + cost > MAX_TOKENS) drafts.push(...takeApart(unit, { above, lead }))
    else {
      group.push(unit)
      used += cost
    }
  }
  flush()
  return drafts
}

const opensList = (unit: Unit) =>
  unit.label === undefined &&
  unit.children.length === 0 &&
  unit.text.endsWith(':') &&
  countTokens(unit.text) <= MAX_LEAD_TOKENS

function takeApart(unit: Unit, { above, lead }: Place): Draft[] {
  const inside = unit.label ? [...above, unit.label] : above
  const place = placeLabel(inside, [])
  if (unit.table) return packTable(unit.table, lead).map((lines) => ({ place, lines }))
  const own = splitLong(unit.text, MAX_TOKENS - costOf(lead)).map((text) => ({
    place,
    lines: [...lead, text],
  }))
  if (unit.children.length === 0) return own
  const introduction = [...lead, unit.text]
  if (costOf(introduction) <= MAX_LEAD_TOKENS)
    return pack(unit.children, { above: inside, lead: introduction })
  return [...own, ...pack(unit.children, { above: inside, lead: [] })]
}

/** Rows stay whole where they fit; each part begins with the header again. */
function packTable({ header, rows }: Table, lead: string[]): string[][] {
  const headed = header === undefined ? lead : [...lead, header]
  // A header of half a passage would leave no room for rows, so it stands once, by itself.
  const head = costOf(headed) <= MAX_TOKENS / 2 ? headed : []
  const parts: string[][] =
    head === headed ? [] : splitLong(headed.join('\n'), MAX_TOKENS).map((text) => [text])
  const room = MAX_TOKENS - costOf(head)
  let current: string[] = []
  for (const row of rows.flatMap((one) => splitLong(one, room))) {
    if (current.length && costOf([...current, row]) > room) {
      parts.push([...head, ...current])
      current = []
    }
    current.push(row)
  }
  if (current.length) parts.push([...head, ...current])
  return parts
}

function linesOf({ text, table, children }: Unit): string[] {
  const own = table ? [...(table.header ? [table.header] : []), ...table.rows] : [text]
  return [...own, ...children.flatMap(linesOf)]
}

/** Upper estimate of the tokens of these lines together: one more a line for the line break. */
const costOf = (lines: string[]): number =>
  lines.reduce((sum, line) => sum + countTokens(line) + 1, 0)
