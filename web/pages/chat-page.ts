/** `GET /`: the chat, and a plain form where scripts do not run. */
import { html } from './html.ts'
import { askForm } from './ask-page.ts'
import { renderPage, type PageFrame } from './layout.ts'
import { searchBox } from './search-filters.ts'

export const chatPage = (frame: PageFrame, script: string): string =>
  renderPage(frame, {
    title: 'Trợ lý Tiêu chuẩn',
    kind: 'chat',
    section: 'hoi',
    path: '/',
    head: html`<script src="${script}" async></script>`,
    body: html`<h1 class="sr">Hỏi về tiêu chuẩn và quy chuẩn kỹ thuật</h1>
      <div class="quick">${searchBox()}</div>
      <tro-ly-tieu-chuan mode="page">
        <p class="loading">
          Đang mở trợ lý… Nếu chờ lâu, mời bạn dùng <a href="/hoi">trang hỏi đơn giản</a>.
        </p>
      </tro-ly-tieu-chuan>
      <noscript><div class="column">${askForm()}</div></noscript>`,
  })
