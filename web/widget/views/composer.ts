/** Where the question is typed. Enter sends, Shift+Enter starts a line. */
import { html } from 'lit'
import { MAX_QUESTION_LENGTH } from '../../../agent/door.ts'
import { icon, paths } from '../icons.ts'
import { texts } from '../texts.ts'

export interface ComposerParts {
  draft: string
  busy: boolean
  onInput: (text: string) => void
  onSend: () => void
  onStop: () => void
}

/** From here on the number of characters left is shown. */
const NEAR_LIMIT = 150

/** Counted as the server counts: composed, without the blanks around. */
export const lengthOf = (text: string): number => text.normalize('NFC').trim().length

/** What is left before the limit; negative when it is crossed. */
export const roomFor = (text: string): number => MAX_QUESTION_LENGTH - lengthOf(text)

export function composerView({ draft, busy, onInput, onSend, onStop }: ComposerParts) {
  const room = roomFor(draft)
  const onKey = (event: KeyboardEvent) => {
    // While an input method is composing a Vietnamese word, Enter ends the word.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229)
      return
    event.preventDefault()
    onSend()
  }
  const onSubmit = (event: Event) => {
    event.preventDefault()
    onSend()
  }
  return html`<form class="composer" @submit=${onSubmit}>
    <label class="sr" for="question">${texts.question}</label>
    <div class="field">
      <textarea
        id="question"
        rows="1"
        enterkeyhint="send"
        autocomplete="off"
        placeholder=${texts.placeholder}
        aria-describedby="composer-note"
        aria-invalid=${room < 0 ? 'true' : 'false'}
        @input=${(event: Event) => onInput((event.target as HTMLTextAreaElement).value)}
        @keydown=${onKey}
      ></textarea>
      ${
        busy
          ? html`<button type="button" class="send" @click=${onStop}>
              ${icon(paths.stop)} <span>${texts.stop}</span>
            </button>`
          : html`<button type="submit" class="send">
              ${icon(paths.send)} <span>${texts.send}</span>
            </button>`
      }
    </div>
    <p class="note ${room < 0 ? 'over' : ''}" id="composer-note">
      ${room < 0 ? texts.tooLong(-room) : room <= NEAR_LIMIT ? texts.left(room) : texts.caveat}
    </p>
  </form>`
}
