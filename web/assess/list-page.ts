/** `GET /tu-danh-gia`: which self-assessments there are, and the field for a code. */
import type { Checklist } from '../../core/data/checklist-schema.ts'
import { html, type Html } from '../pages/html.ts'
import { renderPage, type PageFrame } from '../pages/layout.ts'
import { standardLinks } from './checklist-links.ts'
import type { Catalogue } from '../../core/catalogue.ts'
import { LIST_PATH } from './paths.ts'

interface ListState {
  /** What is known about the firm, as a query; handed on to the start. */
  profileQuery: string
  /** Said on top: what has just happened. */
  notice?: string
  codeFault?: string
}

export const listPage = (frame: PageFrame, catalogue: Catalogue, state: ListState): string =>
  renderPage(frame, {
    title: 'Tự đánh giá',
    description:
      'Bộ câu hỏi để cơ sở nhỏ tự xem mình đã làm đến đâu: vệ sinh thực phẩm, HACCP, ISO 22000, chứng nhận hợp quy, xuất khẩu. Miễn phí, không cần đăng ký.',
    section: 'tu-danh-gia',
    kind: 'text',
    ...(state.profileQuery || state.notice || state.codeFault
      ? { index: false }
      : { path: LIST_PATH }),
    body: html`<h1>Tự đánh giá</h1>
      ${state.notice && html`<p class="notice" role="status">${state.notice}</p>`}
      <p class="lead">
        Trả lời từng câu ngắn, cuối cùng bạn biết mình đã làm đến đâu, thiếu gì theo luật và nên làm
        gì trước.
      </p>
      <p class="small">
        Không cần đăng ký. Câu trả lời được lưu sau mỗi câu, nên có thể dừng giữa chừng và làm tiếp
        ở máy khác. Xin đừng ghi số điện thoại, số căn cước.
        <a href="/quyen-rieng-tu">Quyền riêng tư</a>.
      </p>
      ${codeForm(state.codeFault)}
      <ul class="checklists">
        ${catalogue.checklists.map((checklist) => item(catalogue, checklist, state.profileQuery))}
      </ul>`,
  })

const item = (catalogue: Catalogue, checklist: Checklist, query: string): Html => {
  const { id, title, about, forWhom, minutes, sections } = checklist
  const count = sections.reduce((sum, section) => sum + section.questions.length, 0)
  return html`<li id="${id}">
    <h2>${title}</h2>
    <p>${about}</p>
    <p class="small"><strong>Dành cho:</strong> ${forWhom}</p>
    <p class="small">Nhiều nhất ${count} câu, khoảng ${minutes} phút.</p>
    ${standardLinks(catalogue, checklist)}
    <form class="ask" method="post" action="${LIST_PATH}/${id}${query && `?${query}`}">
      <button type="submit">Bắt đầu<span class="sr">: ${title}</span></button>
    </form>
  </li>`
}

const codeForm = (fault: string | undefined): Html =>
  html`<form class="ask code-form" method="post" action="/danh-gia">
    <label for="ma">Đã có mã? Nhập mã để làm tiếp hoặc xem</label>
    ${fault && html`<p class="fault" id="ma-loi" role="alert">${fault}</p>`}
    <div class="code-row">
      <input
        id="ma"
        name="ma"
        required
        maxlength="20"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        ${fault && html`aria-invalid="true" aria-describedby="ma-loi"`}
      />
      <button type="submit">Mở</button>
    </div>
  </form>`
