/** Which sheet lies over the chat, and where the focus goes back to when it closes. */
import { html, nothing, type TemplateResult } from 'lit'
import type { Source } from '../../core/domain.ts'
import type { Chat } from './chat.ts'
import { texts } from './texts.ts'
import type { Transport } from './transport.ts'
import { sheet } from './views/dialog.ts'
import { copyReference, sourceCard, type OpenSource } from './views/source-card.ts'

type Sheet = { kind: 'source'; card: OpenSource } | { kind: 'erase'; failed: boolean }

export interface SheetHost {
  /** Resolves when the change is on the screen. */
  changed: () => Promise<unknown>
  /** Called once a sheet is open, to move the focus into it. */
  opened: () => void
  /** Called after the conversation is gone. */
  erased: () => void
}

export class Sheets {
  private current?: Sheet
  private opener?: HTMLElement

  constructor(
    private readonly chat: Chat,
    private readonly transport: Transport,
    private readonly host: SheetHost,
  ) {}

  get isOpen(): boolean {
    return this.current !== undefined
  }

  openSource(number: number, source: Source, opener: HTMLElement): void {
    const card: OpenSource = {
      number,
      source,
      url: this.transport.passageUrl(source.id),
      failed: false,
    }
    this.open({ kind: 'source', card }, opener)
    void this.load(card)
  }

  askErase(opener: HTMLElement): void {
    this.open({ kind: 'erase', failed: false }, opener)
  }

  close(): void {
    if (!this.current) return
    this.current = undefined
    // What lies under a sheet takes no focus until the sheet is gone.
    void this.host.changed().then(() => this.opener?.focus())
  }

  render(): TemplateResult | typeof nothing {
    if (!this.current) return nothing
    const onClose = () => this.close()
    if (this.current.kind === 'erase')
      return sheet({
        heading: texts.eraseTitle,
        body: this.eraseBody(this.current.failed),
        onClose,
      })
    const { card } = this.current
    return sheet({
      heading: texts.source(card.number),
      body: html`${sourceCard(card, () => void this.copy(card))}`,
      onClose,
    })
  }

  private open(next: Sheet, opener: HTMLElement): void {
    this.current = next
    this.opener = opener
    void this.host.changed()
    this.host.opened()
  }

  private async load(card: OpenSource): Promise<void> {
    try {
      card.passage = await this.transport.passage(card.source.id)
    } catch {
      card.failed = true
    }
    void this.host.changed()
  }

  private async copy(card: OpenSource): Promise<void> {
    card.copied = (await copyReference(card.source, card.url)) ? 'done' : 'by-hand'
    void this.host.changed()
  }

  private eraseBody(failed: boolean): TemplateResult {
    return html`<p>${texts.eraseBody}</p>
      ${failed ? html`<p class="problem" role="alert">${texts.eraseFailed}</p>` : nothing}
      <p class="row">
        <button type="button" class="button danger" @click=${() => void this.erase()}>
          ${texts.eraseConfirm}
        </button>
        <button type="button" class="button" @click=${() => this.close()}>${texts.keep}</button>
      </p>`
  }

  private async erase(): Promise<void> {
    if (await this.chat.erase()) {
      this.current = undefined
      void this.host.changed()
      this.host.erased()
    } else if (this.current?.kind === 'erase') {
      this.current = { kind: 'erase', failed: true }
      void this.host.changed()
    }
  }
}
