/**
 * Answers are light Markdown and come from outside: this is the one place that decides what of it may
 * become markup. Nothing else than the tags below can come out, whatever the text says; HTML stays text.
 */
import {
  CODE_BLOCK,
  CODE_FENCE,
  CODE_INLINE,
  DOCUMENT,
  EQUATION_BLOCK,
  EQUATION_INLINE,
  HEADING_1,
  HEADING_2,
  HEADING_3,
  HEADING_4,
  HEADING_5,
  HEADING_6,
  HREF,
  ITALIC_AST,
  ITALIC_UND,
  LINE_BREAK,
  LINK,
  LIST_ITEM,
  LIST_ORDERED,
  LIST_UNORDERED,
  PARAGRAPH,
  RAW_URL,
  START,
  STRONG_AST,
  STRONG_UND,
  TABLE,
  TABLE_CELL,
  TABLE_ROW,
  parser as createParser,
  parser_end,
  parser_write,
} from 'streaming-markdown'

export type Tag =
  | 'p'
  | 'strong'
  | 'em'
  | 'ul'
  | 'ol'
  | 'li'
  | 'br'
  | 'table'
  | 'thead'
  | 'tbody'
  | 'tr'
  | 'th'
  | 'td'
  | 'h3'
  | 'h4'
  | 'code'
  | 'a'

/** Where the markup goes: DOM nodes in the browser, strings on the server. */
export interface Sink<N> {
  create(parent: N, tag: Tag): N
  text(parent: N, text: string): void
  /** `href` has passed `safeHref`; `start` is digits. */
  attribute(node: N, name: 'href' | 'start', value: string): void
  /** "[1]": the number of a source. */
  cite(parent: N, number: number): void
}

export interface MarkdownWriter {
  write(chunk: string): void
  end(): void
}

interface Frame<N> {
  node: N
  token: number
  rows: number
  body?: N
}

/** Text inside brackets or a bare address, held back until it is clear what it is. */
interface Pending {
  depth: number
  token: number
  text: string
  href?: string
}

const TAGS: Partial<Record<number, Tag>> = {
  [PARAGRAPH]: 'p',
  [HEADING_1]: 'h3',
  [HEADING_2]: 'h3',
  [HEADING_3]: 'h3',
  [HEADING_4]: 'h4',
  [HEADING_5]: 'h4',
  [HEADING_6]: 'h4',
  [CODE_BLOCK]: 'code',
  [CODE_FENCE]: 'code',
  [CODE_INLINE]: 'code',
  [ITALIC_AST]: 'em',
  [ITALIC_UND]: 'em',
  [STRONG_AST]: 'strong',
  [STRONG_UND]: 'strong',
  [LINE_BREAK]: 'br',
  [LIST_UNORDERED]: 'ul',
  [LIST_ORDERED]: 'ol',
  [LIST_ITEM]: 'li',
  [TABLE]: 'table',
}

const isEquation = (token: number) => token === EQUATION_BLOCK || token === EQUATION_INLINE

/** Writes Markdown, piece by piece as it arrives, into `root`. */
export function writeMarkdown<N>(root: N, sink: Sink<N>): MarkdownWriter {
  const stack: Frame<N>[] = [{ node: root, token: DOCUMENT, rows: 0 }]
  let pending: Pending | undefined
  const top = () => stack[stack.length - 1]!

  /** Tokens without a tag of their own (quotes, images, rules...) pass their text on to the parent. */
  const open = (token: number): N => {
    const frame = top()
    if (pending) return frame.node
    if (token === TABLE_ROW) return openRow(frame)
    if (token === TABLE_CELL) return sink.create(frame.node, stack.at(-2)?.rows === 1 ? 'th' : 'td')
    const tag = TAGS[token]
    return tag ? sink.create(frame.node, tag) : frame.node
  }
  const openRow = (table: Frame<N>): N => {
    table.rows += 1
    if (table.rows === 1) return sink.create(sink.create(table.node, 'thead'), 'tr')
    table.body ??= sink.create(table.node, 'tbody')
    return sink.create(table.body, 'tr')
  }
  const text = (words: string) => {
    if (pending) pending.text += words
    else if (words) sink.text(top().node, words)
  }
  const settle = ({ token, text: words, href }: Pending) => {
    const { node } = top()
    const numbers = /^\s*\d{1,2}(?:\s*[,;]\s*\d{1,2})*\s*$/.test(words) && token === LINK
    if (numbers) return words.match(/\d+/g)!.forEach((one) => sink.cite(node, Number(one)))
    const target = href === undefined ? undefined : safeHref(href)
    if (target) {
      const link = sink.create(node, 'a')
      sink.attribute(link, 'href', target)
      sink.text(link, words)
    } else if (token === LINK && href === undefined) sink.text(node, `[${words}]`)
    else if (words) sink.text(node, words)
  }

  const parser = createParser({
    data: undefined,
    add_token(_data: undefined, token: number) {
      stack.push({ node: open(token), token, rows: 0 })
      if (isEquation(token)) text('$')
      if (!pending && (token === LINK || token === RAW_URL))
        pending = { depth: stack.length, token, text: '' }
    },
    end_token() {
      if (isEquation(top().token)) text('$')
      const settled = pending?.depth === stack.length ? pending : undefined
      if (stack.length > 1) stack.pop()
      if (settled) {
        pending = undefined
        settle(settled)
      }
    },
    add_text: (_data: undefined, words: string) => text(words),
    set_attr(_data: undefined, name: number, value: string) {
      if (name === HREF && pending) pending.href = value
      if (name === START && /^\d{1,9}$/.test(value)) sink.attribute(top().node, 'start', value)
    },
  })

  const separate = separateTables()
  return {
    write: (chunk) => parser_write(parser, separate(chunk)),
    end() {
      parser_end(parser)
      // A bracket that never closed: what was held back is plain text.
      if (pending) sink.text(top().node, pending.token === LINK ? `[${pending.text}` : pending.text)
      pending = undefined
    },
  }
}

/** A line below a table that is no row of it starts a paragraph; by the letter of Markdown it would be a row. */
function separateTables(): (chunk: string) => string {
  let previous = ''
  let line = ''
  return (chunk) => {
    let out = ''
    for (const char of chunk) {
      if (line === '' && previous.startsWith('|') && char !== '|' && char !== '\n') out += '\n'
      out += char
      if (char === '\n') [previous, line] = [line, '']
      else line += char
    }
    return out
  }
}

/** The address when it may be linked to: https, mailto or tel. Undefined for everything else. */
export function safeHref(address: string): string | undefined {
  try {
    const url = new URL(address.replace(/[.,;:!?)"'”’]+$/u, ''))
    return /^(?:https|mailto|tel):$/.test(url.protocol) ? url.href : undefined
  } catch {
    return undefined
  }
}

/** What a screen reader is told: the words without marks, "[1]" as "nguồn 1". */
export function toPlainText(markdown: string): string {
  return markdown
    .replace(/\[(\d{1,2})\](?!\()/g, '(nguồn $1)')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`#>|]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
