/** `GET /tra-cuu`: the catalogue as a list to search, filter and leaf through. */
import type { CatalogueHit, CataloguePage } from '../../core/catalogue-search/query.ts'
import { isBlank, searchPath, type SearchForm } from '../portal/search-query.ts'
import { formatCount } from '../shared/format.ts'
import { askPath, entryPath } from '../shared/paths.ts'
import { chips, entryList } from './entry-parts.ts'
import { createHighlight, type Highlight } from './highlight.ts'
import { html, type Html } from './html.ts'
import { renderPage, type PageFrame } from './layout.ts'
import { chosenFilters, kindTabs, searchForm, sectorLinks } from './search-filters.ts'

export function searchPage(frame: PageFrame, form: SearchForm, found: CataloguePage): string {
  const blank = isBlank(form)
  return renderPage(frame, {
    title: form.text ? `Tra cứu: ${form.text}` : 'Tra cứu tiêu chuẩn, quy chuẩn, văn bản',
    description:
      'Tra số hiệu, tên và tình trạng hiệu lực của TCVN, QCVN, văn bản pháp luật và hướng dẫn cho doanh nghiệp nhỏ.',
    kind: 'text',
    section: 'tra-cuu',
    path: '/tra-cuu',
    index: blank,
    body: html`<h1>Tra cứu tiêu chuẩn, quy chuẩn, văn bản</h1>
      ${searchForm(form, found.facets)} ${blank ? browse(form, found) : results(form, found)}`,
  })
}

/** Before anything is asked: ways in. */
const browse = (form: SearchForm, found: CataloguePage): Html =>
  html`<h2 id="theo-loai">Theo loại</h2>
    ${kindTabs(form, found)}
    <h2 id="theo-linh-vuc">Theo lĩnh vực</h2>
    ${sectorLinks(form, found.facets)}`

function results(form: SearchForm, found: CataloguePage): Html {
  const highlight = createHighlight(found.readAs ?? form.text)
  const first = (found.page - 1) * found.pageSize + 1
  return html`${kindTabs(form, found)} ${chosenFilters(form)}
    <h2 class="count" id="ket-qua">${countLine(form, found)}</h2>
    ${
      found.readAs &&
      html`<p class="small">
        Không thấy chữ như bạn gõ; đang tìm với <strong>${found.readAs}</strong>.
      </p>`
    }
    ${found.nearMisses.map(
      ({ typed, nearest }) =>
        html`<div class="banner doubt">
          <p>
            <strong>Danh mục chưa có ${typed}.</strong>
            ${nearest.length > 0 ? 'Số hiệu gần giống:' : 'Xin kiểm tra lại số hiệu.'}
          </p>
          ${entryList(nearest)}
        </div>`,
    )}
    ${
      found.hits.length > 0
        ? html`<ol class="hits" start="${first}" aria-labelledby="ket-qua">
            ${found.hits.map((hit) => hitItem(hit, highlight))}
          </ol>`
        : emptyAdvice(form)
    }
    ${pager(form, found)}
    ${
      form.text &&
      html`<p class="no-print">
        Chưa thấy điều cần tìm? <a href="${askPath(form.text)}">Hỏi trợ lý “${form.text}”</a>
      </p>`
    }`
}

const countLine = ({ text }: SearchForm, { total, page, pages }: CataloguePage): string =>
  (total === 0 ? 'Không có kết quả' : `${formatCount(total)} kết quả`) +
  (text ? ` cho “${text}”` : '') +
  (page > 1 ? `, trang ${page}/${pages}` : '')

const hitItem = (hit: CatalogueHit, highlight: Highlight): Html =>
  html`<li>
    <h3>
      <a href="${entryPath(hit)}">
        <strong>${highlight(hit.name)}</strong>${hit.title && html` ${highlight(hit.title)}`}</a
      >
    </h3>
    <p>
      ${chips(hit)}
      ${hit.standing === 'superseded' && html`<span class="small">${hit.standingText.replace(/^đã được thay bằng /, 'nay là ')}</span>`}
    </p>
    <p class="snippet">${highlight(hit.snippet)}</p>
  </li>`

const emptyAdvice = (form: SearchForm): Html => {
  const filtered = searchPath(form) !== searchPath({ text: form.text, page: 1 })
  return html`<p>Bạn thử một trong các cách sau:</p>
    <ul>
      ${filtered && html`<li><a href="${searchPath({ text: form.text, page: 1 })}">Bỏ hết bộ lọc</a></li>`}
      <li>Gõ riêng số hiệu, ví dụ <a href="/tra-cuu?q=TCVN+5603">TCVN 5603</a>, hoặc chỉ 5603.</li>
      <li>
        Gõ tên sản phẩm hay chủ đề bằng vài chữ, ví dụ
        <a href="${searchPath({ text: 'nước mắm', page: 1 })}">nước mắm</a>. Không dấu cũng được.
      </li>
      <li><a href="/tra-cuu">Xem danh mục theo lĩnh vực</a>.</li>
    </ul>`
}

const pager = (form: SearchForm, { page, pages }: CataloguePage): Html | false =>
  pages > 1 &&
  html`<nav class="pager" aria-label="Các trang kết quả">
    ${page > 1 ? html`<a class="button" rel="prev" href="${searchPath(form, { page: page - 1 })}">← Trang trước</a>` : html`<span></span>`}
    <span>Trang ${page}/${pages}</span>
    ${page < pages ? html`<a class="button" rel="next" href="${searchPath(form, { page: page + 1 })}">Trang sau →</a>` : html`<span></span>`}
  </nav>`
