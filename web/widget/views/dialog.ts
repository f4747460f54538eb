/** A sheet over the chat: source cards and the question before erasing share its frame. */
import { html, type TemplateResult } from 'lit'
import { icon, paths } from '../icons.ts'
import { texts } from '../texts.ts'

export interface SheetParts {
  /** Names the dialog; also shown. */
  heading: string
  body: TemplateResult
  onClose: () => void
}

/** The heading takes the focus, so that a screen reader starts reading there. */
export const sheet = ({ heading, body, onClose }: SheetParts) =>
  html`<div class="veil" @click=${onClose}></div>
    <section class="sheet" role="dialog" aria-labelledby="sheet-title">
      <div class="sheet-head">
        <h2 id="sheet-title" tabindex="-1">${heading}</h2>
        <button type="button" class="plain" @click=${onClose}>
          ${icon(paths.close)} ${texts.close}
        </button>
      </div>
      <div class="sheet-body" tabindex="0" role="group" aria-labelledby="sheet-title">${body}</div>
    </section>`
