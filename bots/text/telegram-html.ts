/** Runs as Telegram HTML: only our own tags, everything else escaped, so that no content can break it. */
import type { Run } from './runs.ts'

const escape = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

export const toTelegramHtml = (runs: Run[]): string =>
  runs
    .map(({ text, bold, italic, href }) => {
      let html = escape(text)
      // A tag around nothing but white space is refused by the app.
      if (!text.trim()) return html
      if (italic) html = `<i>${html}</i>`
      if (bold) html = `<b>${html}</b>`
      return href ? `<a href="${escape(href)}">${html}</a>` : html
    })
    .join('')
