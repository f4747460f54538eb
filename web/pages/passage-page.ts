/** `GET /nguon/:id`: the passage behind a citation, to read, to print and to go on from. */
import type { PassageView } from '../../agent/door.ts'
import type { CatalogueEntry } from '../../core/catalogue-search/query.ts'
import { formatDate, nameOf, subtitleOf } from '../shared/format.ts'
import { html, type Html } from './html.ts'
import { renderPage, type PageFrame } from './layout.ts'
import { cellsOf, readLines } from '../shared/passage-text.ts'
import { entryPath } from '../shared/paths.ts'
import { standingDetail } from '../shared/standing.ts'
import { standingChip } from './standing-chip.ts'

/** `entry`: the page about the whole document, where the catalogue has one. */
export function passagePage(
  frame: PageFrame,
  passage: PassageView,
  entry?: CatalogueEntry,
): string {
  const heading = nameOf(passage)
  const subtitle = subtitleOf(passage)
  // The first step of the way down is the document itself, which the heading already names.
  const [first = '', ...below] = passage.breadcrumb
  const steps =
    first.includes(heading) || first.includes(passage.title) ? below : passage.breadcrumb
  return renderPage(frame, {
    title: [heading, steps.at(-1)].filter(Boolean).join(', '),
    kind: 'text',
    body: html`<article class="passage">
        <h1>${heading}</h1>
        ${subtitle && html`<p class="subtitle">${subtitle}</p>`}
        <div class="standing">
          ${standingChip(passage)}
          <span>${standingDetail(passage)}</span>
        </div>
        ${passage.caution && html`<p class="caution"><strong>Lưu ý:</strong> ${passage.caution}</p>`}
        ${
          steps.length > 0 &&
          html`<nav aria-label="Vị trí trong văn bản">
            <ol class="breadcrumb">
              ${steps.map((step) => html`<li>${step}</li>`)}
            </ol>
          </nav>`
        }
        <div class="passage-text">${readableText(passage.text)}</div>
        <dl class="facts">
          ${
            passage.issuer &&
            html`<div>
              <dt>Cơ quan ban hành</dt>
              <dd>${passage.issuer}</dd>
            </div>`
          }
          ${
            passage.origin &&
            html`<div>
              <dt>Nguồn</dt>
              <dd>${originLink(passage.origin)}</dd>
            </div>`
          }
          ${
            passage.checkedOn &&
            html`<div>
              <dt>Ngày kiểm tra</dt>
              <dd>${formatDate(passage.checkedOn)}</dd>
            </div>`
          }
        </dl>
      </article>
      <nav class="pager" aria-label="Đọc tiếp trong văn bản">
        ${passage.previousId && html`<a class="button" rel="prev" href="/nguon/${encodeURIComponent(passage.previousId)}">← Đoạn trước</a>`}
        ${passage.nextId && html`<a class="button" rel="next" href="/nguon/${encodeURIComponent(passage.nextId)}">Đoạn sau →</a>`}
      </nav>
      ${entry && html`<p class="no-print"><a class="button" href="${entryPath(entry)}">Xem cả trang về ${entry.name}</a></p>`}
      <p class="no-print"><a href="/">Hỏi trợ lý</a></p>`,
  })
}

/** Lines as paragraphs; neighbouring items and rows as one list and one table. */
function readableText(text: string): Html[] {
  const lines = readLines(text)
  const blocks: Html[] = []
  for (let at = 0; at < lines.length;) {
    const items = takeWhile(lines, at, (line) => /^- ./.test(line))
    const rows = takeWhile(lines, at, (line) => cellsOf(line) !== undefined)
    if (items.length > 0)
      blocks.push(
        html`<ul>
          ${items.map((line) => html`<li>${line.slice(2)}</li>`)}
        </ul>`,
      )
    else if (rows.length > 0) blocks.push(table(rows.map((line) => cellsOf(line) ?? [])))
    else blocks.push(html`<p>${lines[at]}</p>`)
    at += Math.max(1, items.length, rows.length)
  }
  return blocks
}

function takeWhile(lines: string[], start: number, holds: (line: string) => boolean): string[] {
  const end = lines.findIndex((line, index) => index >= start && !holds(line))
  return lines.slice(start, end === -1 ? undefined : end)
}

const table = ([head = [], ...rows]: string[][]): Html =>
  html`<div class="table" tabindex="0" role="region" aria-label="Bảng">
    <table>
      <thead>
        <tr>
          ${head.map((cell) => html`<th scope="col">${cell}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map((cell) => html`<td>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`

const originLink = (origin: string): Html =>
  /^https?:\/\/\S+$/.test(origin)
    ? html`<a href="${origin}" rel="noopener noreferrer nofollow">${origin}</a>`
    : html`${origin}`
