/** The first step: what the business makes or sells, in its owner's words or from the list. */
import { MAX_QUESTION_LENGTH } from '../../agent/door.ts'
import type { Catalogue } from '../../core/catalogue.ts'
import type { NextQuestion, Profile } from '../../core/profile.ts'
import { html, type Html } from '../pages/html.ts'
import { renderPage, type PageFrame } from '../pages/layout.ts'
import { writeProfileQuery } from './query.ts'

interface FormState {
  profile: Profile
  /** What was typed and led to no product. */
  told?: string
  /** "Gạch của bạn là loại nào?": one word that means several goods. */
  question?: NextQuestion
}

export const adviceFormPage = (
  frame: PageFrame,
  catalogue: Catalogue,
  { profile, told, question }: FormState,
): string =>
  renderPage(frame, {
    title: told ? 'Gợi ý: cần biết thêm' : 'Gợi ý tiêu chuẩn cho cơ sở của bạn',
    description:
      'Cho biết bạn làm gì, bán ở đâu, bao nhiêu người: nhận danh sách quy chuẩn bắt buộc, tiêu chuẩn nên áp dụng và hỗ trợ có thể nhận.',
    ...(told ? { index: false } : { path: '/goi-y' }),
    section: 'goi-y',
    kind: 'text',
    body: html`<h1>Gợi ý cho cơ sở của bạn</h1>
      ${told ? notUnderstood(catalogue, profile, question) : intro}
      <form class="ask" action="/goi-y" method="get">
        <label for="mo-ta">Cơ sở của bạn làm gì?</label>
        <p class="hint" id="mo-ta-hint">
          Ví dụ: Cơ sở 8 người ở Phú Quốc làm nước mắm đóng chai, bán siêu thị và xuất sang châu Âu.
          Gõ không dấu cũng được. Xin đừng ghi số điện thoại, số căn cước.
        </p>
        <textarea
          id="mo-ta"
          name="mo-ta"
          rows="4"
          maxlength="${MAX_QUESTION_LENGTH}"
          required
          aria-describedby="mo-ta-hint"
        >
${told ?? ''}</textarea>
        <button type="submit">Xem gợi ý</button>
      </form>
      <h2 id="chon">Hoặc chọn trong danh sách</h2>
      <form class="ask pick" action="/goi-y" method="get" aria-labelledby="chon">
        <label for="sp">Sản phẩm, dịch vụ</label>
        <select id="sp" name="sp" required>
          <option value="">Bấm để chọn</option>
          ${options(catalogue)}
        </select>
        <button type="submit">Xem gợi ý</button>
      </form>`,
  })

const intro = html`<p class="lead">
    Kể ngắn gọn về cơ sở, bạn sẽ nhận một bản gợi ý: điều gì bắt buộc, bên mua hay đòi gì, nên làm
    gì thêm, và vì sao.
  </p>
  <p class="small">Điều bạn ghi ở đây không được lưu lại.</p>`

function notUnderstood(
  catalogue: Catalogue,
  profile: Profile,
  question: NextQuestion | undefined,
): Html {
  if (!question || question.choices.length === 0)
    return html`<div class="caution" role="alert">
      <p>
        <strong>Tôi chưa nhận ra sản phẩm hay dịch vụ nào trong lời kể.</strong> Bạn thử gọi tên
        hàng theo cách thường dùng, hoặc chọn trong danh sách bên dưới.
      </p>
    </div>`
  return html`<section aria-labelledby="loai-nao">
    <h2 id="loai-nao">${question.text}</h2>
    <ul class="choices">
      ${question.choices.map(
        ({ id, label }) =>
          html`<li>
            <a
              class="button"
              href="/goi-y?${writeProfileQuery(catalogue, { ...profile, products: [id] })}"
              >${label}</a
            >
          </li>`,
      )}
    </ul>
  </section>`
}

const options = (catalogue: Catalogue): Html[] =>
  catalogue.products
    .filter((product) => !product.ask)
    .toSorted((a, b) => a.name.localeCompare(b.name, 'vi'))
    .map(({ id, name }) => html`<option value="${id}">${name}</option>`)
