/** The standing of a document as a small label: icon and words. */
import { lookOf } from '../shared/standing.ts'
import { html, type Html } from './html.ts'

export const standingChip = (stands: Parameters<typeof lookOf>[0]): Html => {
  const { label, icon, kind } = lookOf(stands)
  return html`<span class="chip ${kind}"
    ><svg viewBox="0 0 24 24" width="16" height="16" aria-hidden="true" focusable="false">
      <path d="${icon}" /></svg
    >${label}</span
  >`
}
