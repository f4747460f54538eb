/** `<tro-ly-tieu-chuan>`: the chat as a custom element, closed off from the page by a shadow root. */
import {
  html,
  LitElement,
  nothing,
  supportsAdoptingStyleSheets,
  unsafeCSS,
  type PropertyValues,
} from 'lit'
import type { Choice } from '../../core/domain.ts'
import { Chat, type Judgement } from './chat.ts'
import { Follower } from './follow.ts'
import { icon, paths } from './icons.ts'
import { Judgements } from './judgements.ts'
import { css, cssPath } from './settings.ts'
import { Sheets } from './sheets.ts'
import { ConversationStorage } from './storage.ts'
import { texts } from './texts.ts'
import { Transport } from './transport.ts'
import type { Turn } from './turns.ts'
import { composerView, roomFor } from './views/composer.ts'
import { barView, headView } from './views/frame.ts'
import { turnView, type TurnActions } from './views/turn.ts'
import { welcomeView } from './views/welcome.ts'

/** Where the script came from: the server to talk to, unless the tag names another. */
const scriptOrigin =
  document.currentScript instanceof HTMLScriptElement
    ? new URL(document.currentScript.src).origin
    : location.origin

const selectTurn = ({ messageId }: Turn) => `.turn[data-id="${messageId}"]`

/** A screen reader hears how much room is left at these points, not at every letter. */
const SPOKEN_ROOM = [150, 50, 0, -1]

export class AssistantElement extends LitElement {
  static override properties = {
    mode: { reflect: true },
    server: {},
    open: { state: true },
    draft: { state: true },
  }
  static override styles = supportsAdoptingStyleSheets ? unsafeCSS(css) : []

  mode: 'bubble' | 'inline' | 'page' = 'bubble'
  server = ''
  private open = false
  private draft = ''
  private readonly follower = new Follower()
  private transport!: Transport
  private storage!: ConversationStorage
  private chat!: Chat
  private sheets!: Sheets
  private judgements!: Judgements
  private readonly onOnline = () => this.chat.retryLost()
  private readonly onViewport = () => this.fitKeyboard()

  override connectedCallback(): void {
    this.begin()
    super.connectedCallback()
    addEventListener('online', this.onOnline)
    window.visualViewport?.addEventListener('resize', this.onViewport)
    if (this.mode !== 'bubble') void this.chat.restore()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    removeEventListener('online', this.onOnline)
    window.visualViewport?.removeEventListener('resize', this.onViewport)
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot()
    if (!supportsAdoptingStyleSheets) {
      // A style element would be refused by a strict policy; a sheet from our server is not.
      const link = document.createElement('link')
      link.rel = 'stylesheet'
      link.href = this.transport.server + cssPath
      root.append(link)
    }
    return root
  }

  protected override render() {
    if (this.mode !== 'bubble') return this.shell()
    return html`<div
        class="panel"
        id="panel"
        role="dialog"
        aria-label=${texts.name}
        ?hidden=${!this.open}
      >
        ${this.shell()}
      </div>
      <button
        type="button"
        class="launcher"
        aria-expanded=${this.open ? 'true' : 'false'}
        aria-controls="panel"
        @click=${() => (this.open ? this.collapse() : this.expand())}
      >
        ${icon(this.open ? paths.close : paths.chat)} ${this.open ? texts.collapse : texts.launcher}
      </button>`
  }

  protected override updated(changes: PropertyValues): void {
    const field = this.find<HTMLTextAreaElement>('#question')
    if (changes.has('draft') && field) {
      // Only where it differs: writing into a field disturbs a word that is being composed.
      if (field.value !== this.draft) field.value = this.draft
      field.style.height = 'auto'
      field.style.height = `${field.scrollHeight + 2}px`
    }
    const turn = this.find('.turn:last-child')
    const log = this.find('.log')
    const floor = this.find('.composer')
    const scroller = this.mode === 'page' ? document.scrollingElement : log
    if (turn && scroller && floor) this.follower.update(turn, scroller, floor)
  }

  private begin(): void {
    if (this.chat) return
    this.transport = new Transport((this.server || scriptOrigin).replace(/\/+$/, ''))
    this.storage = new ConversationStorage(this.transport.server)
    this.draft = this.storage.loadDraft()
    const changed = () => {
      this.requestUpdate()
      return this.updateComplete
    }
    this.chat = new Chat(this.transport, this.storage, changed)
    this.judgements = new Judgements(this.chat)
    this.sheets = new Sheets(this.chat, this.transport, {
      changed,
      opened: () => void this.focusOn('#sheet-title'),
      erased: () => void this.focusOn('.greeting'),
    })
    this.follower.watch(this)
  }

  private shell() {
    const { turns, busy, announcement } = this.chat
    const composer = composerView({
      draft: this.draft,
      busy,
      onInput: (text) => this.type(text),
      onSend: () => this.send(),
      onStop: () => this.stop(),
    })
    const bubble = this.mode === 'bubble'
    const bar = barView(
      () => this.startNew(),
      (opener) => this.sheets.askErase(opener),
    )
    return html`<div class="shell" lang="vi" @keydown=${this.onKey}>
      ${this.mode === 'page' ? nothing : headView(bubble ? () => this.collapse() : undefined)}
      <div class="chat" ?inert=${this.sheets.isOpen}>
        ${turns.length > 0 ? bar : nothing}
        <div
          class="log"
          role="log"
          aria-live="off"
          aria-label=${texts.log}
          tabindex=${this.mode === 'page' ? nothing : '0'}
        >
          ${
            turns.length === 0
              ? welcomeView(this.transport.privacyUrl(), (choice) => this.choose(choice))
              : html`<ol>
                  ${turns.map((turn, index) => this.turn(turn, index === turns.length - 1))}
                </ol>`
          }
        </div>
        ${composer}
      </div>
      ${this.sheets.render()}
      <p class="sr" role="status">${announcement}</p>
    </div>`
  }

  private turn(turn: Turn, isLast: boolean) {
    const actions: TurnActions = {
      onCite: (number, opener) => {
        const source = turn.answer?.sources[number - 1]
        if (source) this.sheets.openSource(number, source, opener)
      },
      onChoose: (choice) => this.choose(choice),
      onRetry: () => {
        this.follower.start()
        this.chat.retry(turn)
        void this.focusOn(`${selectTurn(turn)} .question`)
      },
      onVerdict: (verdict) => void this.judge(turn, { verdict }, verdict === 'up'),
      onDetails: (details) => void this.judge(turn, { verdict: 'down', ...details }, true),
    }
    return turnView(turn, isLast, this.judgements.of(turn), actions)
  }

  private type(text: string): void {
    const crossed = SPOKEN_ROOM.some((mark) => roomFor(this.draft) > mark && roomFor(text) <= mark)
    this.draft = text
    this.storage.saveDraft(text)
    const room = roomFor(text)
    if (crossed) this.chat.say(room < 0 ? texts.tooLong(-room) : texts.left(room))
  }

  private send(): void {
    if (this.chat.busy) return
    const room = roomFor(this.draft)
    if (room < 0) return this.chat.say(texts.tooLong(-room))
    if (!this.draft.trim()) return void this.focusOn('#question')
    this.follower.start()
    this.chat.ask(this.draft)
    this.draft = ''
    this.storage.saveDraft('')
  }

  private choose({ text }: Choice): void {
    if (this.chat.busy) return
    this.follower.start()
    this.chat.ask(text)
    // The button that had the focus is gone; on phones the field would open the keyboard.
    void this.focusOn('.turn:last-child .question')
  }

  private stop(): void {
    this.chat.stop()
    void this.focusOn('.send')
  }

  private startNew(): void {
    this.chat.startNew()
    void this.focusOn('.greeting')
  }

  private async judge(turn: Turn, judgement: Judgement, complete: boolean): Promise<void> {
    const taken = await this.judgements.give(turn, judgement, complete)
    this.requestUpdate()
    const place = selectTurn(turn)
    if (taken) await this.focusOn(`${place} legend, ${place} .thanks`)
  }

  private expand(): void {
    this.open = true
    this.fitKeyboard()
    void this.chat.restore()
    // On a phone the field would open the keyboard over what there is to read.
    void this.focusOn(matchMedia('(pointer: fine)').matches ? '#question' : '.log')
  }

  private collapse(): void {
    this.sheets.close()
    this.open = false
    void this.focusOn('.launcher')
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing) return
    if (this.sheets.isOpen) this.sheets.close()
    else if (this.mode === 'bubble') this.collapse()
    else return
    event.stopPropagation()
  }

  /** On phones the panel fills the screen; the keyboard must not cover the field. */
  private fitKeyboard(): void {
    const panel = this.find<HTMLElement>('.panel')
    const height = window.visualViewport?.height
    if (panel && height) panel.style.setProperty('--visible-height', `${height}px`)
  }

  private find<T extends Element>(selector: string): T | null {
    return this.renderRoot?.querySelector<T>(selector) ?? null
  }

  private async focusOn(selector: string): Promise<void> {
    await this.updateComplete
    this.find<HTMLElement>(selector)?.focus({ preventScroll: true })
  }
}
