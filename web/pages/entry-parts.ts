/** Pieces that the pages of standards, laws and guides share. */
import type { Catalogue } from '../../core/catalogue.ts'
import type { CatalogueEntry } from '../../core/catalogue-search/query.ts'
import type { Provenance } from '../../core/data/schema.ts'
import { describeSource } from '../../core/source-text.ts'
import { formatDate } from '../shared/format.ts'
import { entryPath } from '../shared/paths.ts'
import { safeHref } from '../shared/markdown.ts'
import { html, Html } from './html.ts'
import type { LinkText } from './link-designations.ts'
import { standingChip } from './standing-chip.ts'

/** What every page about an entry is drawn with. */
export interface EntryView {
  catalogue: Catalogue
  /** Links the numbers in a text. */
  link: LinkText
  /** The same, each document once; made anew for each part of a page. */
  linkOnce: () => LinkText
}

/** A part of the page under a heading; nothing when there is nothing to say. */
export const part = (id: string, heading: string, ...content: (Html | false | undefined | '')[]) =>
  content.some(Boolean) &&
  html`<section aria-labelledby="${id}">
    <h2 id="${id}">${heading}</h2>
    ${content.filter(Boolean)}
  </section>`

export const list = (link: LinkText, items: readonly string[], ordered = false): Html | false => {
  const rows = items.map((item) => html`<li>${link(item)}</li>`)
  return (
    items.length > 0 &&
    (ordered
      ? html`<ol>
          ${rows}
        </ol>`
      : html`<ul>
          ${rows}
        </ul>`)
  )
}

/** Bound by law, or free to choose; a word for who does not know the difference. */
export const dutyChip = ({ mandatory }: Pick<CatalogueEntry, 'mandatory'>): Html | false =>
  mandatory !== undefined &&
  html`<span class="tag ${mandatory ? 'must' : 'may'}"
    >${mandatory ? 'Bắt buộc' : 'Tự nguyện'}</span
  >`

export const chips = (entry: CatalogueEntry): Html =>
  html`<span class="chips">${standingChip(entry)}${isOver(entry) ? false : dutyChip(entry)}</span>`

/** Nobody asks whether an old edition binds. */
const isOver = ({ standing }: CatalogueEntry) =>
  standing === 'superseded' || standing === 'withdrawn'

/** Rows that a phone shows at a glance; the rest is one tap away. */
const AT_ONCE = 8

/** Entries as links; what a reader takes for granted (in force, voluntary) is not said again on each. */
export function entryList(entries: readonly CatalogueEntry[]): Html | false {
  if (entries.length === 0) return false
  const rest = entries.slice(AT_ONCE)
  return html`${entryRows(entries.slice(0, AT_ONCE))}
  ${
    rest.length > 0 &&
    html`<details>
      <summary>Xem thêm ${rest.length} văn bản</summary>
      ${entryRows(rest)}
    </details>`
  }`
}

/** A list can have a hundred rows: indentation would be a third of the page. */
const compact = ({ text }: Html): Html => new Html(text.replace(/\s*\n\s*/g, ' '))

const entryRows = (entries: readonly CatalogueEntry[]): Html =>
  compact(
    html`<ul class="entries">
      ${entries.map(
        (entry) =>
          html`<li>
            <a href="${entryPath(entry)}"
              ><strong>${entry.name}</strong>${entry.title && ` ${entry.title}`}</a
            >
            <span class="chips"
              >${entry.standing !== 'current' && standingChip(entry)}${entry.mandatory === true && dutyChip(entry)}</span
            >
          </li>`,
      )}
    </ul>`,
  )

export interface Fact {
  name: string
  value: Html | string | false | undefined
}

export const factList = (facts: Fact[]): Html =>
  html`<dl class="facts">
    ${facts
      .filter(({ value }) => value)
      .map(
        ({ name, value }) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
  </dl>`

const CONFIDENCE: Record<Provenance['confidence'], string> = {
  verified: 'Đã đối chiếu từ hai nguồn độc lập trở lên',
  'single-source': 'Mới có một nguồn, nên tra lại trước khi dùng',
}

/** Where the entry comes from, how sure it is, and when somebody last looked. */
export const provenanceFacts = ({ confidence, checkedOn, sources }: Provenance, link: LinkText) => [
  { name: 'Kiểm tra lần cuối', value: formatDate(checkedOn) },
  { name: 'Độ tin cậy', value: CONFIDENCE[confidence] },
  {
    name: 'Nguồn',
    value: html`<ul>
      ${sources.map((source) => html`<li>${sourceLink(source, link)}</li>`)}
    </ul>`,
  },
]

function sourceLink(source: string, link: LinkText): Html {
  const { text, href } = describeSource(source)
  const safe = href && safeHref(href)
  return safe ? html`<a href="${safe}" rel="noopener noreferrer nofollow">${text}</a>` : link(text)
}

export const cautionNote = (caution: string | undefined, link: LinkText): Html | false =>
  caution !== undefined && html`<p class="caution"><strong>Lưu ý:</strong> ${link(caution)}</p>`

/** The line on top of a page: may a reader rely on this document? */
export const banner = (look: 'good' | 'bad' | 'doubt', content: Html): Html =>
  html`<div class="banner ${look}">${content}</div>`

/** Cut at a word, for search engines and cards. */
export const shorten = (text: string, most = 160): string => {
  const plain = text.replace(/\s+/g, ' ').trim()
  return plain.length <= most
    ? plain
    : `${plain
        .slice(0, most - 1)
        .replace(/\s+\S*$/, '')
        .replace(/[,;:.\s]+$/, '')}…`
}
