/** What is missing, in the order in which to mend it. */
import type {
  AssessmentReport,
  PlanLine,
  ReportGap,
  ToFindOut,
} from '../../agent/report/assessment-report.ts'
import { fill, replies } from '../../agent/replies.ts'
import { html, type Html } from '../pages/html.ts'
import { formatDate } from '../shared/format.ts'
import { partPath } from './paths.ts'
import { photoCount } from './photo-parts.ts'
import { answerMark } from './shell.ts'
import type { Visit } from './visit.ts'

/** A lead-in of a chat becomes a heading. */
const heading = (text: string): string => text.replace(/[:.]$/, '')
const firstStep = ({ firstStep: step }: ReportGap): string =>
  fill(replies.assessFirstStep, { step })

export const blockersPart = ({ blockers }: AssessmentReport): Html | false =>
  blockers.length > 0 &&
  html`<section class="blockers" aria-labelledby="bat-buoc">
    <h2 id="bat-buoc">${heading(replies.assessBlockers)}</h2>
    <ol>
      ${blockers.map(
        (gap) =>
          html`<li>
            <p><a href="#thieu-${gap.id}">${gap.action}</a></p>
            <p class="small">Căn cứ: ${gap.law}.${gap.lawNote && ` ${gap.lawNote}`}</p>
            <p class="small">${firstStep(gap)}</p>
          </li>`,
      )}
    </ol>
  </section>`

/** Why nothing can be concluded although every question may be answered. */
export const unsettledPart = ({ toFindOut }: AssessmentReport): Html | false =>
  unknownPart(
    'chua-ro',
    replies.assessUnsettled,
    toFindOut.filter(({ law }) => law),
  )

export const stepsPart = ({ nextSteps }: AssessmentReport): Html | false =>
  nextSteps.length > 0 &&
  html`<section aria-labelledby="lam-truoc">
    <h2 id="lam-truoc">${heading(replies.assessSteps)}</h2>
    <ol>
      ${nextSteps.map(
        (gap) =>
          html`<li>
            <p><a href="#thieu-${gap.id}">${gap.action}</a></p>
            <p class="small">${firstStep(gap)}</p>
          </li>`,
      )}
    </ol>
  </section>`

export const gapsPart = ({ gaps, photos }: AssessmentReport): Html => {
  const counts = new Map(photos.map((one) => [one.id, one.photos.length]))
  return html`<section aria-labelledby="con-thieu">
    <h2 id="con-thieu">Điều còn thiếu (${gaps.length})</h2>
    ${gaps.length === 0 && html`<p>Chưa thấy điều gì còn thiếu trong các câu đã trả lời.</p>`}
    <ol class="gaps">
      ${gaps.map((gap) => gapItem(gap, counts.get(gap.id)))}
    </ol>
  </section>`
}

const gapItem = (gap: ReportGap, photos: number | undefined): Html =>
  html`<li id="thieu-${gap.id}">
    <h3>${gap.text}</h3>
    <p>${answerMark(gap.value)}${gap.isBlocker && html` <strong>Pháp luật bắt buộc</strong>`}</p>
    <p><strong>Việc cần làm:</strong> ${gap.action}</p>
    <p>${firstStep(gap)}</p>
    <p class="small">Công sức: ${gap.effort}. Chi phí: ${gap.cost}.</p>
    <details>
      <summary>Vì sao</summary>
      <p>${gap.why}</p>
      ${gap.clause && html`<p>${fill(replies.assessClause, { clause: gap.clause })}</p>`}
    </details>
    ${gap.note && html`<p class="small">Ghi chú: ${gap.note}</p>`} ${photoCount(photos)}
  </li>`

/** What has been agreed on so far; the form is a page of its own. */
export function planPart(
  { secret, as }: Visit,
  { plan }: AssessmentReport,
  today: string,
): Html | false {
  const agreed = plan.filter(({ owner, due, status }) => owner || due || status !== 'todo')
  if (plan.length === 0) return false
  return html`<section aria-labelledby="ke-hoach">
    <h2 id="ke-hoach">Kế hoạch</h2>
    ${
      agreed.length === 0
        ? html`<p>Chưa giao việc nào cho ai, chưa đặt hạn.</p>`
        : html`<ul>
            ${agreed.map(
              (line) =>
                html`<li>${line.action} <span class="small">${agreement(line, today)}</span></li>`,
            )}
          </ul>`
    }
    ${
      as !== 'reader' &&
      html`<p class="no-print">
        <a class="button" href="${partPath(secret, 'ke-hoach')}">Ghi người làm, hạn, tình trạng</a>
      </p>`
    }
  </section>`
}

/** "(Chưa làm; người làm: chị Hoa; hạn 31/01/2027; quá hạn)" */
function agreement({ statusText, status, owner, due }: PlanLine, today: string): string {
  const isLate = due !== undefined && due < today && (status === 'todo' || status === 'doing')
  const parts = [
    statusText,
    owner && `người làm: ${owner}`,
    due && `hạn ${formatDate(due)}`,
    isLate && 'quá hạn',
  ]
  return `(${parts.filter(Boolean).join('; ')})`
}

export const findOutPart = ({ toFindOut }: AssessmentReport): Html | false =>
  unknownPart(
    'tim-hieu',
    replies.assessFindOut,
    toFindOut.filter(({ law }) => !law),
  )

const unknownPart = (id: string, title: string, all: ToFindOut[]): Html | false =>
  all.length > 0 &&
  html`<section aria-labelledby="${id}">
    <h2 id="${id}">${heading(title)}</h2>
    <ul>
      ${all.map(
        ({ text, evidence, law }) =>
          html`<li>
            <p>${text}${law && ` (${law})`}</p>
            <p class="small">Có thể xem: ${evidence.join('; ')}.</p>
          </li>`,
      )}
    </ul>
  </section>`
