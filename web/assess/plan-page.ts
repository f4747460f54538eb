/** `GET /danh-gia/:secret/ke-hoach`: who does what until when, as a form; and what was sent from it. */
import type { AssessmentReport, PlanLine } from '../../agent/report/assessment-report.ts'
import { planStatuses } from '../../agent/report/assessment-report.ts'
import { replies } from '../../agent/replies.ts'
import type { PlanItem, PlanStatus } from '../../core/assessment.ts'
import { html, type Html } from '../pages/html.ts'
import type { PageFrame } from '../pages/layout.ts'
import { textField, type Fields } from './form-body.ts'
import { partPath } from './paths.ts'
import { faultSummary, renderShell } from './shell.ts'
import type { Visit } from './visit.ts'

const MAX_OWNER_LENGTH = 80

export interface SentPlan {
  /** Question -> what to store; only what differs from before. */
  changed: Map<string, PlanItem>
  faults: { field: string; message: string }[]
}

export interface PlanState {
  /** What was just typed, when it could not be stored. */
  typed?: Fields
  faults?: SentPlan['faults']
  saved?: boolean
}

export const planPage = (
  frame: PageFrame,
  visit: Visit,
  report: AssessmentReport,
  { typed, faults = [], saved = false }: PlanState = {},
): string =>
  renderShell(frame, visit, {
    title: 'Kế hoạch',
    tab: 'ke-hoach',
    body: html`<h1>Kế hoạch hành động</h1>
      ${faultSummary(faults)} ${saved && html`<p class="notice" role="status">Đã lưu kế hoạch.</p>`}
      ${
        report.plan.length === 0
          ? html`<p class="lead">Chưa có điều gì còn thiếu, nên chưa có việc để lập kế hoạch.</p>`
          : html`<p class="lead">
                Ghi người làm và hạn cho từng việc; việc trên cùng nên làm trước. Ghi tên gọi hoặc
                chức danh là đủ.
              </p>
              <form class="plan-form" method="post" action="${partPath(visit.secret, 'ke-hoach')}">
                <ol class="plan">
                  ${report.plan.map((line) => row(line, typed, faults))}
                </ol>
                <div class="actions">
                  <button type="submit" class="main">Lưu kế hoạch</button>
                  <a class="button" href="${partPath(visit.secret, 'ket-qua')}">Về kết quả</a>
                </div>
              </form>`
      }`,
  })

function row(line: PlanLine, typed: Fields | undefined, faults: SentPlan['faults']): Html {
  const { id } = line
  const shown = (name: string, stored: string) =>
    typed ? textField(typed, `${name}.${id}`, 200) : stored
  const fault = faults.find(({ field }) => field === `han.${id}`)
  const status = shown('tinh-trang', line.status)
  return html`<li>
    <fieldset>
      <legend>${line.action}</legend>
      <p class="small">
        ${line.isBlocker && html`<strong>Pháp luật bắt buộc.</strong> `}${
          line.isOpen ? html`Bắt đầu: ${line.firstStep}` : html`Câu hỏi này nay không còn thiếu.`
        }
      </p>
      <div class="plan-fields">
        <label
          >Người làm
          <input
            name="nguoi.${id}"
            maxlength="${MAX_OWNER_LENGTH}"
            autocomplete="off"
            value="${shown('nguoi', line.owner ?? '')}"
        /></label>
        <label
          >Hạn
          <input
            id="han.${id}"
            name="han.${id}"
            type="date"
            value="${shown('han', line.due ?? '')}"
            ${fault && html`aria-invalid="true"`}
        /></label>
        <label
          >Tình trạng
          <select name="tinh-trang.${id}">
            ${planStatuses.map((one) => html`<option value="${one}" ${one === status && html`selected`}>${replies.planStatus[one]}</option>`)}
          </select></label
        >
      </div>
    </fieldset>
  </li>`
}

/** Compares what was sent with what stands, line by line. A line that was not sent stays as it is. */
export function readPlan(report: AssessmentReport, fields: Fields): SentPlan {
  const sent: SentPlan = { changed: new Map(), faults: [] }
  for (const line of report.plan) {
    if (!(`tinh-trang.${line.id}` in fields)) continue
    const owner = textField(fields, `nguoi.${line.id}`, MAX_OWNER_LENGTH)
    const typed = textField(fields, `han.${line.id}`, 20)
    const due = toIso(typed)
    const status = textField(fields, `tinh-trang.${line.id}`, 20)
    if (due && !isDay(due))
      sent.faults.push({
        field: `han.${line.id}`,
        message: `Hạn “${typed}” không phải là ngày. Ghi ngày/tháng/năm, ví dụ 31/01/2027.`,
      })
    const isSame =
      owner === (line.owner ?? '') && due === (line.due ?? '') && status === line.status
    if (!isSame)
      sent.changed.set(line.id, {
        ...(owner ? { owner } : {}),
        ...(due ? { due } : {}),
        status: isStatus(status) ? status : line.status,
      })
  }
  return sent
}

const isStatus = (text: string): text is PlanStatus =>
  planStatuses.some((status) => status === text)

/** A browser without a field for days sends what was typed, which is "31/1/2027" here. */
const toIso = (typed: string): string =>
  typed.replace(
    /^(\d{1,2})[/.-](\d{1,2})[/.-](20\d\d)$/,
    (_, day: string, month: string, year: string) =>
      `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
  )

/** A real day of this or the next decades: "2026-02-30" is none. */
function isDay(text: string): boolean {
  if (!/^20\d\d-\d\d-\d\d$/.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}
