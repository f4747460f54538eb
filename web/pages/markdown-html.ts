/** An answer's Markdown as HTML for pages that work without JavaScript. */
import { writeMarkdown, type Sink, type Tag } from '../shared/markdown.ts'
import { escapeHtml, Html } from './html.ts'

interface Node {
  tag?: Tag
  attributes: string
  /** Plain text, markup, or a child. */
  content: (string | Html | Node)[]
}

type WriteText = (text: string) => Html
const writePlain: WriteText = (text) => new Html(escapeHtml(text))

/**
 * `[1]` becomes a link to `#nguon-1` when there are that many sources, and nothing otherwise.
 * `writeText` may put links into plain text; it is not called inside a link.
 */
export function markdownToHtml(
  markdown: string,
  sourceCount: number,
  writeText: WriteText = writePlain,
): Html {
  const root: Node = { attributes: '', content: [] }
  const sink: Sink<Node> = {
    create(parent, tag) {
      const node: Node = { tag, attributes: '', content: [] }
      parent.content.push(node)
      return node
    },
    text: (parent, text) => parent.content.push(text),
    attribute(node, name, value) {
      const rel = name === 'href' ? ' rel="noopener noreferrer nofollow"' : ''
      node.attributes = ` ${name}="${escapeHtml(value)}"${rel}`
    },
    cite(parent, number) {
      if (number >= 1 && number <= sourceCount)
        parent.content.push(
          new Html(
            `<a class="cite" href="#nguon-${number}" aria-label="Nguồn ${number}">[${number}]</a>`,
          ),
        )
    },
  }
  const writer = writeMarkdown(root, sink)
  writer.write(markdown)
  writer.end()
  return new Html(print(root, writeText))
}

function print({ tag, attributes, content }: Node, writeText: WriteText): string {
  if (tag === 'br') return '<br>'
  const write = tag === 'a' ? writePlain : writeText
  let inner = ''
  // The parser hands a text over in pieces: a number must be whole to be seen.
  let plain = ''
  for (const part of content)
    if (typeof part === 'string') plain += part
    else {
      inner += write(plain).text + (part instanceof Html ? part.text : print(part, write))
      plain = ''
    }
  inner += write(plain).text
  if (tag === 'table')
    return `<div class="table" tabindex="0" role="region" aria-label="Bảng"><table>${inner}</table></div>`
  return tag ? `<${tag}${attributes}>${inner}</${tag}>` : inner
}
