/**
 * Markdown, and plain text with it: texts that people extract from documents carry "**" and "##" in
 * .txt files too, and a text without such signs reads the same either way.
 */
import { parse as parseYaml } from 'yaml'
import { fold } from '../../core/text.ts'
import type { Block, Reading, Table } from '../reading.ts'
import { readLines, toTable } from './text-blocks.ts'

export function readMarkdown(source: string): Reading {
  const { facts, body } = splitFrontMatter(source.replace(/\r\n?/g, '\n'))
  const title = facts.title
  return { ...(title ? { title } : {}), facts, blocks: toBlocks(body.split('\n')), cautions: [] }
}

/** A front matter that is no YAML mapping stays text: nothing in a file may stop the reader. */
function splitFrontMatter(source: string): { facts: Record<string, string>; body: string } {
  const match = /^\s*---\n([\s\S]{0,20000}?)\n---(?:\n|$)/.exec(source)
  if (!match) return { facts: {}, body: source }
  try {
    // "failsafe" keeps dates and numbers as written; aliases are refused because they can grow without end.
    const values: unknown = parseYaml(match[1]!, { schema: 'failsafe', maxAliasCount: 0 })
    if (typeof values !== 'object' || values === null || Array.isArray(values))
      return { facts: {}, body: source }
    const facts = Object.entries(values).flatMap(([name, value]) =>
      typeof value === 'string' && value.trim() ? [[factName(name), value.trim()] as const] : [],
    )
    return { facts: Object.fromEntries(facts), body: source.slice(match[0].length) }
  } catch {
    return { facts: {}, body: source }
  }
}

/** "ngay-ban-hanh", "Ngày ban hành" and "**Ngày ban hành:**" are one name. */
export const factName = (name: string): string =>
  fold(name)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

function toBlocks(lines: string[]): Block[] {
  const blocks: Block[] = []
  let plain: string[] = []
  const close = () => {
    if (plain.length) blocks.push(...readLines(stripInline(plain.join('\n')).split('\n')))
    plain = []
  }
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!.replace(/^\s{0,3}>\s?/, '')
    const heading = /^\s{0,3}(#{1,6})\s+(\S.*?)\s*#*$/.exec(line)
    if (heading) {
      close()
      blocks.push({ kind: 'heading', level: heading[1]!.length, text: stripInline(heading[2]!) })
    } else if (
      line.trimStart().startsWith('|') &&
      /^\s*\|?[\s:|-]*-[\s:|-]*$/.test(lines[index + 1] ?? '')
    ) {
      close()
      const end = lines.findIndex((other, at) => at > index && !other.trimStart().startsWith('|'))
      const until = end < 0 ? lines.length : end
      blocks.push({ kind: 'table', table: pipeTable([line, ...lines.slice(index + 2, until)]) })
      index = until - 1
    } else if (/^\s*(?:[-*_]\s*){3,}$/.test(line) || /^\s*(?:```|~~~)/.test(line)) plain.push('')
    else plain.push(line)
  }
  close()
  return blocks
}

function pipeTable(lines: string[]): Table {
  const rows = lines.map((line) =>
    line
      .trim()
      .replace(/^\||\|$/g, '')
      .split(/(?<!\\)\|/)
      .map((cell) => stripInline(cell.replaceAll('\\|', '|')).trim()),
  )
  return toTable(rows, true)
}

const ENTITIES: Record<string, string> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"' }

/** Longest link text or emphasis that is looked for: signs that are never closed must not cost time. */
const LINK = /!?\[([^\]\n]{1,500})\]\([^)\n]{0,2000}\)/g
const ITALIC = /(?<![\p{L}\p{N}*])\*(?=[^\s*])([^*]{0,1500}[^\s*])\*(?![\p{L}\p{N}*])/gu
const TAG = /<\/?(?:b|i|u|s|em|strong|sup|sub|span|div|p|center|font|small)(?:\s[^<>]{0,500})?>/gi

/** Takes the signs off and keeps the words. */
export function stripInline(text: string): string {
  return text
    .replace(LINK, '$1')
    .replace(/<br\s{0,9}\/?>/gi, '\n')
    .replace(TAG, '')
    .replace(/&(nbsp|amp|lt|gt|quot);/g, (_, name: string) => ENTITIES[name]!)
    .replace(/\*\*+|~~/g, '')
    .replace(/(?<![\p{L}\p{N}_])__(?=\S)([^_]{1,1500})__(?![\p{L}\p{N}_])/gu, '$1')
    .replace(ITALIC, '$1')
    .replace(/(?<!`)`([^`\n]{1,500})`(?!`)/g, '$1')
}
