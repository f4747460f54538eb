/** Icons drawn with one stroke; they stand beside words and are hidden from screen readers. */
import { html } from 'lit'

export const icon = (path: string) =>
  html`<svg viewBox="0 0 24 24" width="1.2em" height="1.2em" aria-hidden="true" focusable="false">
    <path d=${path}></path>
  </svg>`

export const paths = {
  chat: 'M4 5h16v11H10l-4.5 4v-4H4z',
  close: 'M6 6l12 12M18 6L6 18',
  send: 'M5 12h13M12.5 6l6 6-6 6',
  stop: 'M7 7h10v10H7z',
  retry: 'M19 5v5h-5M18.5 10A7 7 0 1 0 19 14',
  alert: 'M12 4l9 16H3zM12 10v4.5M12 17.5v.01',
  up: 'M7 11v9H4v-9zM7 11l4-7c1.5 0 2.5 1 2.2 2.6L12.6 10H19l-1.5 10H7',
  down: 'M7 13V4H4v9zM7 13l4 7c1.5 0 2.5-1 2.2-2.6L12.6 14H19L17.5 4H7',
}
