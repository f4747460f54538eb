/** Facts that a file states by name: in its front matter, or in lines and table rows such as "Số hiệu: 37/2026/NĐ-CP". */
import { clean } from '../../core/text.ts'
import { factName } from '../read/markdown.ts'
import type { Line } from '../structure/lines.ts'

export type FactName = 'number' | 'issuer' | 'issuedOn' | 'effectiveFrom' | 'kind' | 'subject'

const NAMES: Record<FactName, string[]> = {
  number: ['so hieu', 'sohieu', 'so ky hieu', 'so van ban'],
  issuer: ['co quan ban hanh', 'noi ban hanh'],
  issuedOn: ['ngay ban hanh'],
  effectiveFrom: ['ngay hieu luc', 'ngay co hieu luc'],
  kind: ['loai van ban'],
  subject: ['trich yeu'],
}
/** What people write in a field that they have not filled. */
const PLACEHOLDER = /^(?:đang cập nhật|chưa (?:có|rõ|xác định)|không (?:có|rõ)|n\/?a|[-–.…?\s]*)$/iu
/** Such lists stand at the head of a file; further down the same words are text. */
const HEAD_LINES = 60

export function findFacts(
  frontMatter: Record<string, string>,
  lines: Line[],
): Partial<Record<FactName, string>> {
  const stated = new Map<string, string>()
  for (const line of lines.slice(0, HEAD_LINES))
    for (const row of line.table ? [line.table.header ?? '', ...line.table.rows] : [line.text]) {
      const match = /^[-–*•]?\s*([^:|]{3,40}?)\s*[:|]\s*(\S[^|]*?)\s*$/u.exec(row)
      if (match && !stated.has(factName(match[1]!))) stated.set(factName(match[1]!), match[2]!)
    }
  const found: Partial<Record<FactName, string>> = {}
  for (const [name, aliases] of Object.entries(NAMES) as [FactName, string[]][]) {
    const value = aliases
      .map((alias) => frontMatter[alias] ?? stated.get(alias))
      .find((one) => one !== undefined)
    if (value !== undefined && !PLACEHOLDER.test(value))
      found[name] = clean(value).replace(/\s+/g, ' ').trim()
  }
  return found
}
