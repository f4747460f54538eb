/** HTML on the server: every value is escaped unless it is HTML made by this same tag. */

export class Html {
  constructor(readonly text: string) {}
}

type Value = Html | string | number | false | null | undefined | Value[]

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (char) => ENTITIES[char]!)

/** html`<p>${name}</p>`; lists are joined, false, null and undefined leave nothing. */
export function html(parts: TemplateStringsArray, ...values: Value[]): Html {
  return new Html(parts.reduce((text, part, index) => text + write(values[index - 1]) + part))
}

function write(value: Value): string {
  if (value instanceof Html) return value.text
  if (Array.isArray(value)) return value.map(write).join('')
  return value === false || value === null || value === undefined ? '' : escapeHtml(String(value))
}
