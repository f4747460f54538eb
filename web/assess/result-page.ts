/** `GET /danh-gia/:secret/ket-qua`: how ready, what first, how each section stands, what is missing. */
import { quickNote } from '../../agent/report/assessment-blocks.ts'
import { drawScores } from '../../agent/report/radar.ts'
import { toSvg } from '../../agent/report/svg.ts'
import type { AssessmentReport } from '../../agent/report/assessment-report.ts'
import { html, Html } from '../pages/html.ts'
import type { PageFrame } from '../pages/layout.ts'
import { comparisonPart, differencesPart } from './compare-parts.ts'
import {
  blockersPart,
  findOutPart,
  gapsPart,
  planPart,
  stepsPart,
  unsettledPart,
} from './gap-parts.ts'
import { DATA_DOWNLOADS, DOWNLOADS, type Download } from './downloads.ts'
import { LIST_PATH, partPath } from './paths.ts'
import { photosLink } from './photo-parts.ts'
import { renderShell } from './shell.ts'
import type { Visit } from './visit.ts'

export interface ResultView {
  report: AssessmentReport
  /** Whether an advisor has answered anything, so that his result can be shown too. */
  hasAdvice: boolean
  /** The checklist has changed since this run began. */
  isOutdated: boolean
  /** YYYY-MM-DD, for what is overdue. */
  today: string
}

export const resultPage = (frame: PageFrame, visit: Visit, view: ResultView): string => {
  const { report } = view
  const { secret, as } = visit
  return renderShell(frame, visit, {
    title: 'Kết quả',
    tab: 'ket-qua',
    body: html`<h1>Kết quả</h1>
      ${whosePart(visit, view)}
      <div class="readiness ${report.readiness.id}">
        <p class="sentence">${report.readiness.sentence}</p>
        <p>${report.readiness.figures} Đã trả lời ${report.answered}/${report.asked} câu.</p>
        <p class="no-print">
          <a href="${downloadPath(visit, report, 'bao-cao.pdf')}">Báo cáo để in (PDF)</a>,
          <a href="#tai-ve">Word, Excel</a>
        </p>
      </div>
      ${
        report.answered < report.asked &&
        as !== 'reader' &&
        html`<p class="no-print">
          <a class="button" href="${partPath(secret)}">Trả lời tiếp các câu còn lại</a>
        </p>`
      }
      ${quickPart(visit, report)} ${outdatedPart(visit, view)} ${blockersPart(report)}
      ${unsettledPart(report)} ${stepsPart(report)} ${planButton(visit, report)}
      <section aria-labelledby="tung-phan">
        <h2 id="tung-phan">Điểm từng phần</h2>
        <div class="chart">${chart(report)}</div>
        ${sectionTable(report)}
      </section>
      ${gapsPart(report)} ${planPart(visit, report, view.today)} ${findOutPart(report)}
      ${photosLink(visit, report.photos)} ${differencesPart(report)} ${comparisonPart(report)}
      ${downloads(visit, report)} ${methodPart(report)} ${goOnPart(visit, report)}`,
  })
}

const whosePart = ({ secret, as }: Visit, { report, hasAdvice }: ResultView): Html | false =>
  hasAdvice &&
  as !== 'reader' &&
  html`<nav class="no-print" aria-label="Tính theo câu trả lời của ai">
    <ul class="tabs">
      ${(['owner', 'advisor'] as const).map(
        (by) =>
          html`<li>
            <a
              href="${partPath(secret, 'ket-qua')}?theo=${by === 'owner' ? 'co-so' : 'tu-van'}"
              ${report.by === by && html`aria-current="true"`}
              >${by === 'owner' ? 'Cơ sở tự trả lời' : 'Người tư vấn trả lời'}</a
            >
          </li>`,
      )}
    </ul>
  </nav>`

const quickPart = ({ secret, as }: Visit, report: AssessmentReport): Html | false =>
  report.depth === 'quick' &&
  html`<div class="quick-note">
    <p>${quickNote(report)}</p>
    ${
      as === 'owner' &&
      html`<form class="no-print" method="post" action="${partPath(secret, 'day-du')}">
        <button type="submit">Làm tiếp bản đầy đủ</button>
      </form>`
    }
  </div>`

const outdatedPart = ({ secret, as }: Visit, { isOutdated }: ResultView): Html | false =>
  isOutdated &&
  html`<div class="caution no-print">
    <p>Bộ câu hỏi đã có bản mới sau khi bạn làm bài này. Kết quả ở đây theo bản cũ.</p>
    ${as === 'owner' && repeatForm(secret)}
  </div>`

const repeatForm = (secret: string): Html =>
  html`<form method="post" action="${partPath(secret, 'lam-lai')}">
    <button type="submit">Làm lại để so sánh</button>
  </form>`

/** The drawing escapes every text in it and is made by this program alone. */
const chart = ({ title, sections }: AssessmentReport): Html =>
  new Html(toSvg(drawScores(`Điểm từng phần: ${title}`, sections), 'diem'))

const sectionTable = ({ sections, comparison }: AssessmentReport): Html =>
  html`<div class="table" role="region" aria-label="Bảng điểm từng phần" tabindex="0">
    <table class="section-scores">
      <thead>
        <tr>
          <th scope="col">Phần</th>
          <th scope="col">Điểm trên 100</th>
          ${comparison && html`<th scope="col">Lần trước</th>`}
          <th scope="col">Đã rõ</th>
          <th scope="col">Một phần</th>
          <th scope="col">Chưa</th>
        </tr>
      </thead>
      <tbody>
        ${sections.map(
          ({ title, score, earlierScore, coverage, counts }) =>
            html`<tr>
              <th scope="row">
                ${title}
                ${score !== undefined && html`<progress max="100" value="${score}" aria-hidden="true"></progress>`}
              </th>
              <td>${score ?? '–'}</td>
              ${comparison && html`<td>${earlierScore ?? '–'}</td>`}
              <td>${Math.floor(coverage * 100)}%</td>
              <td>${counts.partly}</td>
              <td>${counts.no}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`

const downloadPath = ({ secret, as }: Visit, { by }: AssessmentReport, file: string): string =>
  `${partPath(secret)}/${file}${by === 'advisor' && as !== 'reader' ? '?theo=tu-van' : ''}`

/** Before the long list of what is missing. */
const planButton = ({ secret, as }: Visit, { plan }: AssessmentReport): Html | false =>
  as !== 'reader' &&
  plan.length > 0 &&
  html`<p class="no-print">
    <a class="button" href="${partPath(secret, 'ke-hoach')}">Lập kế hoạch: ai làm, bao giờ xong</a>
  </p>`

const downloadList = (visit: Visit, report: AssessmentReport, all: Download[]): Html =>
  html`<ul class="choices">
    ${all.map(
      ({ file, label }) =>
        html`<li>
          <a class="button" href="${downloadPath(visit, report, file)}">${label}</a>
        </li>`,
    )}
  </ul>`

const downloads = (visit: Visit, report: AssessmentReport): Html =>
  html`<section class="no-print" aria-labelledby="tai-ve">
    <h2 id="tai-ve">Tải về</h2>
    ${downloadList(visit, report, DOWNLOADS)}
    <details>
      <summary>Dữ liệu cho phần mềm khác</summary>
      ${downloadList(visit, report, DATA_DOWNLOADS)}
    </details>
    ${
      visit.as === 'owner' &&
      html`<p>
        <a href="${partPath(visit.secret, 'chia-se')}">Mời người tư vấn, cho xem, hoặc xóa bài</a>
      </p>`
    }
  </section>`

const methodPart = (report: AssessmentReport): Html =>
  html`<section aria-labelledby="cach-tinh">
    <h2 id="cach-tinh">Cách tính và giới hạn</h2>
    ${report.method.map((sentence) => html`<p class="small">${sentence}</p>`)}
    <p class="small">${report.order}</p>
    ${report.caution && html`<p class="small">${report.caution}</p>`}
    <p>${report.limits}</p>
  </section>`

const goOnPart = ({ secret, as }: Visit, { goOn }: AssessmentReport): Html | false =>
  as === 'owner' &&
  html`<section class="no-print" aria-labelledby="lam-tiep">
    <h2 id="lam-tiep">Sau đó</h2>
    ${
      goOn.length > 0 &&
      html`<ul>
        ${goOn.map(({ id, title, why }) => html`<li><a href="${LIST_PATH}#${id}">${title}</a>: ${why}</li>`)}
      </ul>`
    }
    <p>Sau vài tháng, trả lời lại từ đầu để thấy mình tiến đến đâu so với lần này.</p>
    ${repeatForm(secret)}
  </section>`
