/** What surrounds the chat: its title, and the two things one can do with a whole conversation. */
import { html, nothing } from 'lit'
import { icon, paths } from '../icons.ts'
import { texts } from '../texts.ts'

/** Without `onClose` there is nothing to close: the chat is part of its page. */
export const headView = (onClose?: () => void) =>
  html`<div class="head">
    <h2>${texts.name}</h2>
    ${
      onClose
        ? html`<button type="button" class="plain" @click=${onClose}>
            ${icon(paths.close)} <span class="sr">${texts.closeAssistant}</span>
          </button>`
        : nothing
    }
  </div>`

export const barView = (onNew: () => void, onErase: (opener: HTMLElement) => void) =>
  html`<div class="bar">
    <button type="button" class="plain" @click=${onNew}>${texts.startNew}</button>
    <button
      type="button"
      class="plain"
      @click=${(event: Event) => onErase(event.currentTarget as HTMLElement)}
    >
      ${texts.erase}
    </button>
  </div>`
