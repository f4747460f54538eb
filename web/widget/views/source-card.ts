/** What stands behind a citation: the document, whether it is in force, and the words relied on. */
import { html, nothing } from 'lit'
import type { PassageView } from '../../../agent/door.ts'
import type { Source } from '../../../core/domain.ts'
import { splitAtQuote } from '../../shared/find-quote.ts'
import { formatDate, formatReference, nameOf, subtitleOf } from '../../shared/format.ts'
import { tidyPassage } from '../../shared/passage-text.ts'
import { lookOf, standingDetail } from '../../shared/standing.ts'
import { icon } from '../icons.ts'
import { texts } from '../texts.ts'

export interface OpenSource {
  number: number
  source: Source
  /** Address of its page on the server. */
  url: string
  passage?: PassageView
  failed: boolean
  copied?: 'done' | 'by-hand'
}

export function standingChip(source: Source) {
  const { label, icon: path, kind } = lookOf(source)
  return html`<span class="chip ${kind}">${icon(path)}${label}</span>`
}

export function sourceCard(
  { source, url, passage, failed, copied }: OpenSource,
  onCopy: () => void,
) {
  const caution = passage?.caution ?? source.caution
  const checkedOn = passage?.checkedOn ?? source.checkedOn
  return html`<p class="source-name">${nameOf(source)}</p>
    <p class="source-title">${subtitleOf(source)}</p>
    <p class="standing">
      ${standingChip(source)}
      <span class="standing-text">${standingDetail(source)}</span>
    </p>
    ${source.section ? html`<p class="section">${source.section}</p>` : nothing}
    ${
      caution
        ? html`<p class="caution"><strong>${texts.cautionLabel}</strong> ${caution}</p>`
        : nothing
    }
    <blockquote>${passageText(source, passage)}</blockquote>
    ${
      passage
        ? nothing
        : html`<p class="small" role="status">
            ${failed ? texts.passageFailed : texts.loadingPassage}
          </p>`
    }
    ${checkedOn ? html`<p class="small">${texts.checkedOn(formatDate(checkedOn))}</p>` : nothing}
    <p class="row">
      <a class="button" href=${url} target="_blank" rel="noopener">
        ${texts.openSource} <span class="sr">${texts.opensNewTab}</span>
      </a>
      <button type="button" class="button" @click=${onCopy}>${texts.copy}</button>
    </p>
    <p class="small" role="status">
      ${copied === 'done' ? texts.copied : copied === 'by-hand' ? texts.copyByHand : nothing}
    </p>
    ${
      copied === 'by-hand'
        ? html`<p class="small reference">${formatReference(source, url)}</p>`
        : nothing
    }`
}

/** The whole passage with the quoted words marked; before it has loaded, the quoted words alone. */
function passageText(source: Source, passage?: PassageView) {
  const quote = tidyPassage(source.quote)
  if (!passage) return html`<mark>${quote}</mark>`
  const text = tidyPassage(passage.text)
  const parts = splitAtQuote(text, quote)
  if (!parts) return html`${text}`
  return html`${parts.before}<mark>${parts.quote}</mark>${parts.after}`
}

/** True when the browser let us; insecure pages and old phones do not. */
export async function copyReference(source: Source, url: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(formatReference(source, url))
    return true
  } catch {
    return false
  }
}
