/** `GET /tu-danh-gia`: which self-assessments there are, and the field for a code. */
import { countOf, minutesLeft, quickCount } from '../../agent/assess/index.ts'
import type { Depth } from '../../core/assessment.ts'
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
  /** A code that opened nothing. */
  refusedCode?: string
  /** Address of the script that fills in a code. */
  script: string
}

export const listPage = (frame: PageFrame, catalogue: Catalogue, state: ListState): string =>
  renderPage(frame, {
    title: 'Tự đánh giá',
    description:
      'Bộ câu hỏi để cơ sở nhỏ tự xem mình đã làm đến đâu: vệ sinh thực phẩm, HACCP, ISO 22000, chứng nhận hợp quy, xuất khẩu. Miễn phí, không cần đăng ký.',
    section: 'tu-danh-gia',
    kind: 'text',
    head: html`<script src="${state.script}" defer></script>`,
    ...(state.profileQuery || state.notice || state.refusedCode !== undefined
      ? { index: false }
      : { path: LIST_PATH }),
    body: html`<h1>Tự đánh giá</h1>
      ${state.notice && html`<p class="notice" role="status">${state.notice}</p>`}
      ${state.refusedCode !== undefined && codeForm(state.refusedCode)}
      <p class="lead">
        Trả lời từng câu ngắn, cuối cùng bạn biết mình đã làm đến đâu, thiếu gì theo luật và nên làm
        gì trước.
      </p>
      <p class="small">
        Bản nhanh hỏi những điều pháp luật yêu cầu và những điều quan trọng nhất; làm xong có thể
        trả lời tiếp bản đầy đủ. Không cần đăng ký, mỗi câu được lưu ngay.
        <a href="/quyen-rieng-tu">Quyền riêng tư</a>.
      </p>
      ${state.refusedCode === undefined && codeForm()}
      <ul class="checklists">
        ${catalogue.checklists.map((checklist) => item(catalogue, checklist, state.profileQuery))}
      </ul>`,
  })

const item = (catalogue: Catalogue, checklist: Checklist, query: string): Html => {
  const { id, title, about, forWhom } = checklist
  return html`<li id="${id}">
    <h2>${title}</h2>
    <p>${about}</p>
    <form class="start" method="post" action="${LIST_PATH}/${id}${query && `?${query}`}">
      ${quickCount(checklist) ? [startButton(checklist, 'quick'), startButton(checklist, 'full')] : startButton(checklist, 'full', 'Bắt đầu')}
    </form>
    <details>
      <summary>Dành cho ai, theo tiêu chuẩn nào</summary>
      <p>${forWhom}</p>
      ${standardLinks(catalogue, checklist)}
    </details>
  </li>`
}

const VERSIONS = { quick: 'Bản nhanh', full: 'Bản đầy đủ' }

const startButton = (checklist: Checklist, depth: Depth, label: string = VERSIONS[depth]): Html => {
  const count = countOf(checklist, depth)
  return html`<button type="submit" name="ban" value="${depth}">
    <strong>${label}</strong><span class="sr">: ${checklist.title}.</span>
    <span class="small">${count} câu, khoảng ${minutesLeft(checklist, count)} phút</span>
  </button>`
}

/** `refused`: what was typed; a slip is mended faster than the whole typed again. */
const codeForm = (refused?: string): Html =>
  html`<form class="ask code-form" method="post" action="/danh-gia">
    <label for="ma">Đã có mã? Nhập mã để làm tiếp hoặc xem</label>
    ${
      refused !== undefined &&
      html`<p class="fault" id="ma-loi" role="alert">
        Mã không đúng, đã dùng hoặc đã quá hạn. Xin xem lại từng chữ, hoặc lấy mã mới ở máy đang
        làm.
      </p>`
    }
    <div class="code-row">
      <input
        id="ma"
        name="ma"
        required
        maxlength="20"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        value="${refused ?? ''}"
        ${refused !== undefined && html`aria-invalid="true" aria-describedby="ma-loi"`}
      />
      <button type="submit">Mở</button>
    </div>
  </form>`
