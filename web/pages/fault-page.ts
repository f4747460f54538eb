/** A fault as a page: what happened and what to do. */
import type { HttpFault } from '../faults.ts'
import { html } from './html.ts'
import { renderPage } from './layout.ts'

const TITLES: Record<number, string> = {
  404: 'Không tìm thấy trang',
  429: 'Xin chờ một chút',
  500: 'Hệ thống gặp sự cố',
  503: 'Tạm gián đoạn',
}

/** Needs nothing but the fault: it must also work while everything else does not. */
export const faultPage = (fault: HttpFault): string => {
  const title = TITLES[fault.status] ?? 'Chưa thực hiện được'
  return renderPage(
    { stylesheet: '/site.css' },
    {
      title,
      kind: 'text',
      index: false,
      body: html`<h1>${title}</h1>
        <p class="lead">${fault.message}</p>
        <p><a class="button" href="/">Về trang hỏi đáp</a></p>`,
    },
  )
}
