/** Owner against advisor, and this run against the one before. */
import type { AnswerMove, AssessmentReport } from '../../agent/report/assessment-report.ts'
import { html, type Html } from '../pages/html.ts'
import { formatDate } from '../shared/format.ts'
import { answerMark } from './shell.ts'

export const differencesPart = ({ differences }: AssessmentReport): Html | false =>
  differences.length > 0 &&
  html`<section aria-labelledby="khac-nhau">
    <h2 id="khac-nhau">Cơ sở và người tư vấn trả lời khác nhau (${differences.length})</h2>
    <ul class="differences">
      ${differences.map(
        ({ text, owner, advisor }) =>
          html`<li>
            <p>${text}</p>
            <p>Cơ sở: ${said(owner)}</p>
            <p>Người tư vấn: ${said(advisor)}</p>
          </li>`,
      )}
    </ul>
  </section>`

const said = ({ value, reason, note }: AssessmentReport['differences'][number]['owner']): Html =>
  html`${answerMark(value)}${reason && ` Lý do: ${reason}`}${note && ` Ghi chú: ${note}`}`

export function comparisonPart({ comparison }: AssessmentReport): Html | false {
  if (!comparison) return false
  const { on, score, readinessBefore, improved, fell, fresh, reworded } = comparison
  return html`<section aria-labelledby="so-sanh">
    <h2 id="so-sanh">So với lần trước (${formatDate(on)})</h2>
    <p>
      ${score && `Điểm: ${score.before} lần trước, ${score.now} lần này. `}Lần trước:
      ${readinessBefore}
    </p>
    ${moves('Tốt lên', improved)} ${moves('Kém đi', fell)} ${moves('Mới trả lời', fresh)}
    ${moves('Câu hỏi đã đổi nghĩa, không so được', reworded)}
    ${improved.length + fell.length === 0 && html`<p>Chưa có câu nào thay đổi.</p>`}
  </section>`
}

const moves = (title: string, all: AnswerMove[]): Html | false =>
  all.length > 0 &&
  html`<details>
    <summary>${title}: ${all.length} câu</summary>
    <ul>
      ${all.map(({ text, before, now }) => html`<li>${text} <span class="small">${before} → ${now}</span></li>`)}
    </ul>
  </details>`
