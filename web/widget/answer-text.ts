/** A Lit directive: an answer's Markdown as DOM nodes, added piece by piece while it streams. */
import { nothing } from 'lit'
import { Directive, directive, type PartInfo } from 'lit/directive.js'
import type { Source } from '../../core/domain.ts'
import { nameOf } from '../shared/format.ts'
import { writeMarkdown, type MarkdownWriter, type Sink } from '../shared/markdown.ts'
import { texts } from './texts.ts'

export interface AnswerText {
  text: string
  /** Known only when the answer is complete; until then citations are there but cannot be opened. */
  sources?: Source[]
  onCite: (number: number, opener: HTMLElement) => void
}

const sink: Sink<HTMLElement> = {
  create(parent, tag) {
    const node = document.createElement(tag)
    // A wide table scrolls inside its own box, which the keyboard must reach.
    if (tag === 'table') parent.append(tableBox(node))
    else parent.append(node)
    if (tag === 'th') node.setAttribute('scope', 'col')
    return node
  },
  text: (parent, text) => parent.append(text),
  attribute(node, name, value) {
    node.setAttribute(name, value)
    if (name !== 'href') return
    node.setAttribute('rel', 'noopener noreferrer nofollow')
    node.setAttribute('target', '_blank')
  },
  cite(parent, number) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'cite'
    button.disabled = true
    button.dataset.source = String(number)
    button.textContent = `[${number}]`
    button.setAttribute('aria-label', texts.source(number))
    parent.append(button)
  },
}

function tableBox(table: HTMLElement): HTMLElement {
  const box = document.createElement('div')
  box.className = 'table'
  box.tabIndex = 0
  box.setAttribute('role', 'region')
  box.setAttribute('aria-label', 'Bảng')
  box.append(table)
  return box
}

class AnswerTextDirective extends Directive {
  private readonly root = document.createElement('div')
  private writer: MarkdownWriter
  private written = ''
  private ended = false
  private onCite: AnswerText['onCite'] = () => {}

  constructor(part: PartInfo) {
    super(part)
    this.root.className = 'prose'
    this.writer = writeMarkdown(this.root, sink)
    this.root.addEventListener('click', (event) => {
      const button = (event.target as Element).closest<HTMLElement>('button.cite')
      if (button) this.onCite(Number(button.dataset.source), button)
    })
  }

  override render({ text, sources, onCite }: AnswerText) {
    this.onCite = onCite
    if (this.ended && text === this.written) return this.root
    if (this.ended || !text.startsWith(this.written)) this.restart()
    if (text.length > this.written.length) this.writer.write(text.slice(this.written.length))
    this.written = text
    if (sources) this.finish(sources)
    return text ? this.root : nothing
  }

  private restart(): void {
    this.root.replaceChildren()
    this.writer = writeMarkdown(this.root, sink)
    this.written = ''
    this.ended = false
  }

  private finish(sources: Source[]): void {
    this.writer.end()
    this.ended = true
    for (const button of this.root.querySelectorAll<HTMLButtonElement>('button.cite')) {
      const number = Number(button.dataset.source)
      const source = sources[number - 1]
      if (!source) button.remove()
      else {
        button.disabled = false
        button.setAttribute('aria-haspopup', 'dialog')
        button.setAttribute('aria-label', `${texts.source(number)}: ${nameOf(source)}`)
      }
    }
  }
}

export const answerText = directive(AnswerTextDirective)
