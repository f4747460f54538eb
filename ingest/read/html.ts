/** HTML -> blocks. Scripts, navigation and what a browser would not show are left out. */
import { load, type Cheerio, type CheerioAPI } from 'cheerio'
import type { Block, Reading } from '../reading.ts'
import { POINT_LETTERS } from '../structure/unit.ts'
import { toTable } from './text-blocks.ts'

type Root = ReturnType<CheerioAPI['root']> extends Cheerio<infer T> ? T : never
type AnyNode = Root | Root['children'][number]
type Element = Extract<AnyNode, { attribs: unknown }>

const NOT_CONTENT =
  'script, style, noscript, template, nav, header nav, footer, form, button, select, iframe, object, svg, head'
const HIDDEN_STYLE =
  /display\s*:\s*none|visibility\s*:\s*hidden|(?:^|[;\s])opacity\s*:\s*0(?![.\d])|font-size\s*:\s*[0-2](?:\.\d+)?(?:px|pt)?\s*(?:;|$)/i
const BLOCK_TAGS = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figcaption figure hr html li main ol p pre section summary ul'.split(
    ' ',
  ),
)
/** Deeper than any written page; what is nested deeper is flattened to text instead of recursed into. */
const MAX_DEPTH = 200

export function readHtml(html: string): Reading {
  const $ = load(html)
  const title = $('title').first().text().replace(/\s+/g, ' ').trim()
  $(NOT_CONTENT).remove()
  const hidden = $('[hidden], [aria-hidden="true"], [style]').filter((_, element) => {
    const { hidden, style = '', 'aria-hidden': ariaHidden } = (element as Element).attribs
    return hidden !== undefined || ariaHidden === 'true' || HIDDEN_STYLE.test(style)
  })
  const dropped = hidden.filter((_, element) => $(element).text().trim() !== '').length
  hidden.remove()
  const blocks: Block[] = []
  new Walk($, blocks).visit($.root()[0]!, 0)
  return {
    ...(title ? { title } : {}),
    facts: {},
    blocks,
    cautions: dropped ? [`có ${dropped} đoạn chữ ẩn trong tệp, đã bỏ qua`] : [],
  }
}

class Walk {
  private text = ''
  /** Number of the last item of each ordered list; items come in reading order. */
  private readonly positions = new Map<Element, number>()

  constructor(
    private readonly $: CheerioAPI,
    private readonly blocks: Block[],
  ) {}

  visit(node: AnyNode, depth: number): void {
    if (node.type === 'text') this.text += node.data.replace(/\s+/g, ' ')
    if (!('children' in node)) return
    if (depth > MAX_DEPTH) {
      this.text += this.$(node).text().replace(/\s+/g, ' ')
      return
    }
    const tag = node.type === 'tag' ? node.name : ''
    if (tag === 'br') this.text += '\n'
    else if (/^h[1-6]$/.test(tag)) {
      this.close()
      const text = this.$(node).text().replace(/\s+/g, ' ').trim()
      if (text) this.blocks.push({ kind: 'heading', level: Number(tag[1]), text })
    } else if (tag === 'table') {
      this.close()
      this.readTable(node as Element, depth)
    } else if (tag === 'li') {
      this.close()
      this.text = this.marker(node as Element)
      this.descend(node, depth)
      this.close()
    } else if (BLOCK_TAGS.has(tag) || node.type === 'root') {
      this.close()
      this.descend(node, depth)
      this.close()
    } else this.descend(node, depth)
  }

  private descend(node: { children: AnyNode[] }, depth: number): void {
    for (const child of node.children) this.visit(child, depth + 1)
  }

  private close(): void {
    const lines = this.text.split('\n').map((line) => line.trim())
    this.text = ''
    if (lines.some(Boolean)) this.blocks.push({ kind: 'text', lines: lines.filter(Boolean) })
  }

  /** Numbers of an ordered list are part of a legal text ("1.", "a)"), yet stand nowhere in the markup. */
  private marker(item: Element): string {
    const list = item.parent as Element | null
    if (list?.name !== 'ol') return '- '
    const position = (this.positions.get(list) ?? (Number(list.attribs.start) || 1) - 1) + 1
    this.positions.set(list, position)
    if (/^\s*(?:\d{1,3}\s*[.)]|[a-zđ]\s*\)|Điều\s+\d)/iu.test(this.$(item).text())) return ''
    return list.attribs.type === 'a' && position <= POINT_LETTERS.length
      ? `${POINT_LETTERS[position - 1]}) `
      : `${position}. `
  }

  private readTable(table: Element, depth: number): void {
    const rows = this.$(table)
      .find('tr')
      .filter((_, row) => this.$(row).closest('table')[0] === table)
      .toArray()
    const content = rows.map((row) => this.$(row).children('td, th').toArray())
    const cells = content.map((row) =>
      row.map((cell) => this.$(cell).text().replace(/\s+/g, ' ').trim()),
    )
    // A frame around paragraphs, or a letterhead set in two columns, is no table of data.
    const isLayout =
      Math.max(0, ...cells.map((row) => row.length)) < 2 ||
      this.$(table).find('table').length > 0 ||
      (cells.length <= 4 && /C[ỘÔ]NG H[ÒO]A XÃ H[ỘÔ]I|Nơi nhận\s*:/i.test(cells.flat().join('\n')))
    if (isLayout) {
      for (const cell of content.flat()) {
        this.close()
        this.descend(cell as Element, depth + 1)
      }
      this.close()
    } else if (cells.flat().some(Boolean)) {
      const hasHeader =
        content[0]!.length > 0 && content[0]!.every((cell) => (cell as Element).name === 'th')
      this.blocks.push({ kind: 'table', table: toTable(cells, hasHeader) })
    }
  }
}
