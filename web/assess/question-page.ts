/** One question a page: the place, the answers as large buttons, help on request, and the way on. */
import {
  askedQuestions,
  minutesLeft,
  MAX_NOTE_LENGTH,
  nextOpenQuestion,
  type AskedSection,
} from '../../agent/assess/index.ts'
import { sayClause } from '../../agent/assess/say.ts'
import { VALUES } from '../../agent/assess/read-answer.ts'
import { fill, replies } from '../../agent/replies.ts'
import type { Catalogue } from '../../core/catalogue.ts'
import type { Photo } from '../../core/assessment.ts'
import type { AnswerValue, ChecklistQuestion } from '../../core/data/checklist-schema.ts'
import { html, type Html } from '../pages/html.ts'
import type { PageFrame } from '../pages/layout.ts'
import { askPath } from '../shared/paths.ts'
import { partPath, questionPath } from './paths.ts'
import { photoSection } from './photo-parts.ts'
import { sectionNav } from './section-nav.ts'
import { answerMark, faultSummary, renderShell } from './shell.ts'
import type { Visit } from './visit.ts'

/** What stands in the form: what was given before, or what was just typed and could not be stored. */
export interface Draft {
  value?: AnswerValue
  reason?: string
  note?: string
}

export interface QuestionView {
  sections: AskedSection[]
  question: ChecklistQuestion
  /** Made anew for each page: sent twice, it is one answer. */
  eventId: string
  /** Where the list of answers sent the reader here. */
  review: boolean
  draft: Draft
  fault?: { field: 'tra-loi' | 'ly-do'; message: string }
  /** Of this question. */
  photos: Photo[]
  photoFaults?: string[]
  /** Address of the script that saves at once. */
  script: string
}

export function questionPage(
  frame: PageFrame,
  catalogue: Catalogue,
  visit: Visit,
  view: QuestionView,
): string {
  const { question, sections, fault } = view
  const questions = askedQuestions(sections)
  const place = questions.indexOf(question)
  const section = sections.find((one) => one.questions.includes(question))
  return renderShell(frame, visit, {
    title: `Câu ${place + 1}`,
    head: html`<script src="${view.script}" defer></script>`,
    body: html`${placePart(visit, questions, place)}
      ${fault && faultSummary([{ field: fault.field === 'ly-do' ? 'ly-do' : `tra-loi-${VALUES[0]}`, message: fault.message }])}
      <form
        class="question-form"
        method="post"
        action="${partPath(visit.secret, 'tra-loi')}"
        data-autosave
      >
        <input type="hidden" name="su-kien" value="${view.eventId}" />
        <input type="hidden" name="cau" value="${question.id}" />
        ${view.review && html`<input type="hidden" name="ve" value="xem-lai" />`}
        <fieldset>
          <legend>
            <span class="section-name">${section?.title}</span>
            <h1>${question.text}</h1>
          </legend>
          ${ownerAnswer(visit, question)}
          ${VALUES.filter((value) => value !== 'na' || question.allowsNa).map((value) =>
            choice(value, view.draft.value === value),
          )}
        </fieldset>
        ${question.allowsNa && reasonField(view)}
        <div class="actions">
          <button type="submit" class="main">Lưu và tiếp</button>
          ${skipLink(visit, view, questions)}
        </div>
        <p class="save-state" role="status" data-save-state></p>
        ${help(catalogue, question)} ${noteField(view)}
      </form>
      ${photoSection(visit, {
        question: question.id,
        photos: view.photos,
        review: view.review,
        ...(view.photoFaults ? { faults: view.photoFaults } : {}),
      })}
      ${backLink(visit, questions, place)} ${sectionNav(visit, sections, question.id)}
      ${visit.as === 'owner' && comeBack(visit)}`,
  })
}

function placePart({ assessment, by }: Visit, questions: ChecklistQuestion[], place: number): Html {
  const answered = questions.filter(({ id }) => assessment.answers[by][id]).length
  const minutes = minutesLeft(assessment.checklist, questions.length - answered)
  return html`<p class="place" id="cho">
      <strong>Câu ${place + 1}/${questions.length}</strong>${
        answered < questions.length ? html`, còn khoảng ${minutes} phút` : html`, đã trả lời hết`
      }
    </p>
    <progress max="${questions.length}" value="${answered}" aria-label="Số câu đã trả lời">
      ${answered}/${questions.length}
    </progress>`
}

/** An advisor sees what the firm said before he says what he sees. */
const ownerAnswer = ({ as, assessment }: Visit, { id }: ChecklistQuestion): Html | false => {
  if (as !== 'advisor') return false
  const given = assessment.answers.owner[id]
  return html`<div class="owner-answer">
    <p><strong>Cơ sở trả lời:</strong> ${answerMark(given?.value ?? 'open')}</p>
    ${given?.reason && html`<p>Lý do: ${given.reason}</p>`}
    ${given?.note && html`<p>Ghi chú: ${given.note}</p>`}
  </div>`
}

const choice = (value: AnswerValue, checked: boolean): Html =>
  html`<label class="choice ${value}" for="tra-loi-${value}">
    <input
      type="radio"
      name="tra-loi"
      id="tra-loi-${value}"
      value="${value}"
      ${checked && html`checked`}
    />
    ${answerMark(value)}
  </label>`

const reasonField = ({ draft, fault }: QuestionView): Html => {
  const wrong = fault?.field === 'ly-do'
  return html`<div class="reason">
    <label for="ly-do">Nếu không áp dụng: vì sao?</label>
    <input
      id="ly-do"
      name="ly-do"
      list="ly-do-mau"
      maxlength="${MAX_NOTE_LENGTH}"
      autocomplete="off"
      value="${draft.reason ?? ''}"
      ${wrong && html`aria-invalid="true" aria-describedby="ly-do-loi"`}
    />
    ${wrong && html`<p class="fault" id="ly-do-loi">${fault?.message}</p>`}
    <datalist id="ly-do-mau">
      ${replies.assessReasons.map((reason) => html`<option value="${reason}"></option>`)}
    </datalist>
  </div>`
}

const noteField = ({ draft }: QuestionView): Html =>
  html`<details ${draft.note && html`open`}>
    <summary>Ghi chú riêng</summary>
    <label for="ghi-chu">Giấy tờ để ở đâu, hỏi ai (không ghi số điện thoại)</label>
    <textarea id="ghi-chu" name="ghi-chu" rows="3" maxlength="${MAX_NOTE_LENGTH}">
${draft.note ?? ''}</textarea>
  </details>`

const help = (catalogue: Catalogue, question: ChecklistQuestion): Html =>
  html`<details>
      <summary>${replies.assessCommands.why}</summary>
      <p>${question.why}</p>
      ${
        question.knockout &&
        html`<p>
          <strong>Pháp luật bắt buộc</strong> (${question.knockout.by}). ${question.knockout.note}
        </p>`
      }
      ${question.clause && html`<p>${fill(replies.assessClause, { clause: sayClause(catalogue, question) })}</p>`}
      <p><a href="${askPath(question.text)}" rel="nofollow">Hỏi trợ lý về câu này</a></p>
    </details>
    <details>
      <summary>Ví dụ</summary>
      <p>Có thể đưa ra:</p>
      <ul>
        ${question.evidence.map((one) => html`<li>${one}</li>`)}
      </ul>
    </details>
    <details>
      <summary>Một phần nghĩa là gì?</summary>
      <p>${question.partly}</p>
    </details>`

/** The next open one, without answering this. */
function skipLink(
  visit: Visit,
  { question, review }: QuestionView,
  all: ChecklistQuestion[],
): Html {
  if (review)
    return html`<a class="button" href="${partPath(visit.secret, 'xem-lai')}">Không sửa</a>`
  const next = nextOpenQuestion(all, visit.assessment.answers[visit.by], question.id)
  const path =
    next && next.id !== question.id
      ? questionPath(visit.secret, next.id)
      : partPath(visit.secret, 'xem-lai')
  return html`<a class="button" href="${path}">${replies.assessCommands.skip}</a>`
}

function backLink(
  { secret, as, assessment }: Visit,
  all: ChecklistQuestion[],
  place: number,
): Html {
  const before = all[place - 1]
  const hasFacts = as === 'owner' && assessment.checklist.facts.length > 0
  return html`<p class="back no-print">
    ${
      before
        ? html`<a href="${questionPath(secret, before.id)}">← ${replies.assessCommands.back}</a>`
        : hasFacts && html`<a href="${partPath(secret, 'co-so')}">← Thông tin cơ sở</a>`
    }
  </p>`
}

const comeBack = ({ secret }: Visit): Html =>
  html`<details class="no-print">
    <summary>Để sau, hoặc làm tiếp ở máy khác</summary>
    <p>
      Mỗi câu được lưu ngay khi bấm “Lưu và tiếp”. Để làm tiếp ở máy này, hãy lưu địa chỉ trang. Để
      làm tiếp ở máy khác, <a href="${partPath(secret, 'chia-se')}">lấy mã chuyển máy</a>.
    </p>
    <p>Ai có địa chỉ này đều xem và sửa được bài, nên đừng gửi địa chỉ cho người khác.</p>
  </details>`
