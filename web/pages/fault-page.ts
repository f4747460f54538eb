/** A fault as a page: what happened and what to do. */
import type { CatalogueEntry } from '../../core/catalogue-search/query.ts'
import type { HttpFault } from '../faults.ts'
import { entryList } from './entry-parts.ts'
import { html, type Html } from './html.ts'
import { renderPage } from './layout.ts'
import { searchBox } from './search-filters.ts'

const TITLES: Record<number, string> = {
  404: 'Không tìm thấy trang',
  429: 'Xin chờ một chút',
  500: 'Hệ thống gặp sự cố',
  503: 'Tạm gián đoạn',
}

/** A form as it was sent: where to, and its fields. */
export interface SentForm {
  action: string
  fields: [name: string, value: string][]
}

/** Needs nothing but the fault: it must also work while everything else does not. */
export const faultPage = (
  fault: HttpFault,
  suggested: CatalogueEntry[] = [],
  sent?: SentForm,
): string => {
  const title = TITLES[fault.status] ?? 'Chưa thực hiện được'
  return renderPage(
    { stylesheet: '/site.css' },
    {
      title,
      kind: 'text',
      index: false,
      body: html`<h1>${title}</h1>
        <p class="lead">${fault.message}</p>
        ${sent && sendAgain(sent)}
        ${
          suggested.length > 0 &&
          html`<h2>Có thể bạn tìm</h2>
            ${entryList(suggested)}`
        }
        ${fault.status === 404 && searchBox()}
        <p><a class="button" href="/">Về trang hỏi đáp</a></p>`,
    },
  )
}

const sendAgain = ({ action, fields }: SentForm): Html =>
  html`<form class="ask" method="post" action="${action}">
    ${fields.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    <p>Những gì bạn vừa ghi vẫn còn ở đây, chưa được lưu.</p>
    <button type="submit">Gửi lại</button>
  </form>`
