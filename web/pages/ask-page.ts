/** `GET /hoi?q=`: question and answer without JavaScript; nothing is stored. */
import { MAX_QUESTION_LENGTH } from '../../agent/door.ts'
import type { Answer, Choice, Source } from '../../core/domain.ts'
import { formatDate, nameOf, subtitleOf } from '../shared/format.ts'
import { statusLabel } from '../shared/status.ts'
import { html, type Html } from './html.ts'
import { renderPage, type PageFrame } from './layout.ts'
import { markdownToHtml } from './markdown-html.ts'
import { standingChip } from './standing-chip.ts'

export const askForm = (question = ''): Html =>
  html`<form class="ask" action="/hoi" method="get" role="search">
    <label for="q">Câu hỏi của bạn</label>
    <p class="hint" id="q-hint">
      Ví dụ: Tôi sản xuất nước mắm thì phải theo quy định nào? Xin đừng ghi số điện thoại, số căn
      cước.
    </p>
    <textarea
      id="q"
      name="q"
      rows="3"
      maxlength="${MAX_QUESTION_LENGTH}"
      required
      aria-describedby="q-hint"
    >
${question}</textarea>
    <button type="submit">Gửi câu hỏi</button>
  </form>`

const choiceLink = ({ label, text }: Choice): Html =>
  html`<li><a class="button" href="/hoi?q=${encodeURIComponent(text)}">${label}</a></li>`

export const emptyAskPage = (frame: PageFrame, starters: Choice[]): string =>
  renderPage(frame, {
    title: 'Hỏi đáp đơn giản',
    kind: 'text',
    section: 'hoi',
    body: html`<h1>Hỏi về tiêu chuẩn, quy chuẩn</h1>
      <p>
        Trang này chạy được trên mọi điện thoại. Câu hỏi và câu trả lời ở đây không được lưu lại.
      </p>
      ${askForm()}
      ${
        starters.length > 0 &&
        html`<h2>Câu hỏi gợi ý</h2>
          <ul class="choices">
            ${starters.map(choiceLink)}
          </ul>`
      }`,
  })

export function answerPage(
  frame: PageFrame,
  question: string,
  answer: Omit<Answer, 'trace'>,
): string {
  const label = statusLabel(answer)
  return renderPage(frame, {
    title: question.length > 60 ? `${question.slice(0, 57).trimEnd()}…` : question,
    kind: 'text',
    section: 'hoi',
    index: false,
    body: html`<h1 class="question"><span class="sr">Bạn hỏi: </span>${question}</h1>
      <section class="answer ${answer.status}" aria-labelledby="tra-loi">
        <h2 class="sr" id="tra-loi">Trả lời</h2>
        ${label && html`<p class="status">${label}</p>`}
        ${markdownToHtml(answer.text, answer.sources.length)}
        ${
          answer.choices.length > 0 &&
          html`<ul class="choices">
            ${answer.choices.slice(0, 8).map(choiceLink)}
          </ul>`
        }
      </section>
      ${
        answer.sources.length > 0 &&
        html`<section aria-labelledby="nguon">
          <h2 id="nguon">Nguồn đã dùng (${answer.sources.length})</h2>
          <ol class="sources">
            ${answer.sources.map(sourceItem)}
          </ol>
        </section>`
      }
      ${
        answer.notes.length > 0 &&
        html`<ul class="notes">
          ${answer.notes.map((note) => html`<li>${note}</li>`)}
        </ul>`
      }
      <h2>Hỏi câu khác</h2>
      ${askForm()}`,
  })
}

const sourceItem = (source: Source, index: number): Html =>
  html`<li id="nguon-${index + 1}">
    <p>
      <a href="/nguon/${encodeURIComponent(source.id)}"><strong>${nameOf(source)}</strong></a>
      ${standingChip(source)}
    </p>
    ${subtitleOf(source) && html`<p>${subtitleOf(source)}</p>`}
    ${source.section && html`<p class="small">${source.section}</p>`}
    <blockquote>${source.quote}</blockquote>
    <p class="small">
      ${source.standingText}${source.checkedOn && `; kiểm tra ngày ${formatDate(source.checkedOn)}`}${source.caution && `; ${source.caution}`}
    </p>
  </li>`
