/** An answer's Markdown as HTML for pages that work without JavaScript. */
import { writeMarkdown, type Sink, type Tag } from '../shared/markdown.ts'
import { escapeHtml, Html } from './html.ts'

interface Node {
  tag?: Tag
  attributes: string
  /** Markup already escaped, or a child. */
  content: (string | Node)[]
}

/** `[1]` becomes a link to `#nguon-1` when there are that many sources, and nothing otherwise. */
export function markdownToHtml(markdown: string, sourceCount: number): Html {
  const root: Node = { attributes: '', content: [] }
  const sink: Sink<Node> = {
    create(parent, tag) {
      const node: Node = { tag, attributes: '', content: [] }
      parent.content.push(node)
      return node
    },
    text: (parent, text) => parent.content.push(escapeHtml(text)),
    attribute(node, name, value) {
      const rel = name === 'href' ? ' rel="noopener noreferrer nofollow"' : ''
      node.attributes = ` ${name}="${escapeHtml(value)}"${rel}`
    },
    cite(parent, number) {
      if (number >= 1 && number <= sourceCount)
        parent.content.push(
          `<a class="cite" href="#nguon-${number}" aria-label="Nguồn ${number}">[${number}]</a>`,
        )
    },
  }
  const writer = writeMarkdown(root, sink)
  writer.write(markdown)
  writer.end()
  return new Html(print(root))
}

function print({ tag, attributes, content }: Node): string {
  if (tag === 'br') return '<br>'
  const inner = content.map((part) => (typeof part === 'string' ? part : print(part))).join('')
  if (tag === 'table')
    return `<div class="table" tabindex="0" role="region" aria-label="Bảng"><table>${inner}</table></div>`
  return tag ? `<${tag}${attributes}>${inner}</${tag}>` : inner
}
