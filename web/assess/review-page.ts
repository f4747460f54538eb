/** `GET /danh-gia/:secret/xem-lai`: every answer by section, to correct before the result. */
import { askedQuestions, type AskedSection } from '../../agent/assess/index.ts'
import type { ChecklistQuestion } from '../../core/data/checklist-schema.ts'
import { html, type Html } from '../pages/html.ts'
import type { PageFrame } from '../pages/layout.ts'
import { partPath, questionPath } from './paths.ts'
import { photoCount } from './photo-parts.ts'
import { answerMark, renderShell } from './shell.ts'
import type { Visit } from './visit.ts'

export function reviewPage(
  frame: PageFrame,
  visit: Visit,
  sections: AskedSection[],
  /** How many photos a question has. */
  photos: Readonly<Record<string, number>>,
): string {
  const questions = askedQuestions(sections)
  const open = questions.filter(({ id }) => !visit.assessment.answers[visit.by][id])
  return renderShell(frame, visit, {
    title: 'Xem lại câu trả lời',
    tab: 'xem-lai',
    body: html`<h1>Xem lại câu trả lời</h1>
      <p class="lead">
        ${
          open.length === 0
            ? `Đã trả lời cả ${questions.length} câu. Xem lại, sửa nếu cần, rồi xem kết quả.`
            : `Đã trả lời ${questions.length - open.length}/${questions.length} câu. Câu chưa trả lời không bị tính là thiếu, nhưng làm kết quả kém chắc chắn.`
        }
      </p>
      <div class="actions no-print">
        <a class="button main" href="${partPath(visit.secret, 'ket-qua')}">Xem kết quả</a>
        ${open[0] && html`<a class="button" href="${questionPath(visit.secret, open[0].id)}">Trả lời tiếp</a>`}
      </div>
      ${sections.map(
        ({ id, title, questions: own }) =>
          html`<section aria-labelledby="phan-${id}">
            <h2 id="phan-${id}">${title}</h2>
            <ol class="review">
              ${own.map((question) =>
                item(visit, question, questions.indexOf(question) + 1, photos[question.id]),
              )}
            </ol>
          </section>`,
      )}
      ${
        visit.as === 'owner' &&
        visit.assessment.checklist.facts.length > 0 &&
        html`<p class="no-print">
          <a href="${partPath(visit.secret, 'co-so')}">Sửa thông tin cơ sở</a>
        </p>`
      }`,
  })
}

function item(
  { secret, assessment, by, as }: Visit,
  { id, text }: ChecklistQuestion,
  number: number,
  photos: number | undefined,
) {
  const given = assessment.answers[by][id]
  const other = as === 'advisor' ? assessment.answers.owner[id] : assessment.answers.advisor[id]
  const otherName = as === 'advisor' ? 'Cơ sở' : 'Người tư vấn'
  return html`<li value="${number}">
    <p>${text}</p>
    <p class="given">
      ${answerMark(given?.value ?? 'open')}
      <a class="edit no-print" href="${questionPath(secret, id, true)}"
        >${given ? 'Sửa' : 'Trả lời'}<span class="sr"> câu ${number}</span></a
      >
    </p>
    ${remarks(given)} ${photoCount(photos)}
    ${other && html`<p class="small">${otherName}: ${answerMark(other.value)}</p>`}
    ${other && remarks(other)}
  </li>`
}

const remarks = (given: { reason?: string; note?: string } | undefined): Html =>
  html`${given?.reason && html`<p class="small">Lý do: ${given.reason}</p>`}${
    given?.note && html`<p class="small">Ghi chú: ${given.note}</p>`
  }`
