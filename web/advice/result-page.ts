/** The recommendation of one business: read, print, pass on, and correct. */
import type { AdviceItem, AdviceReport, AdviceSection } from '../../agent/report/advice-report.ts'
import { replies } from '../../agent/replies.ts'
import type { Catalogue } from '../../core/catalogue.ts'
import type { Recommendation } from '../../core/profile.ts'
import { html, type Html } from '../pages/html.ts'
import { renderPage, type PageFrame } from '../pages/layout.ts'
import { standingChip } from '../pages/standing-chip.ts'
import { formatDate } from '../shared/format.ts'
import { checklistList, checklistsAbout } from '../assess/checklist-links.ts'
import { profileForm } from './profile-form.ts'

interface Result {
  found: Recommendation
  report: AdviceReport
  /** The query that makes this page. */
  query: string
  /** The whole address, to pass on. */
  address: string
}

export const adviceResultPage = (
  frame: PageFrame,
  catalogue: Catalogue,
  { found, report, query, address }: Result,
): string =>
  renderPage(frame, {
    title: `Gợi ý cho cơ sở làm ${report.products}`,
    description: `Quy chuẩn bắt buộc, tiêu chuẩn nên áp dụng và hỗ trợ cho cơ sở: ${report.products}.`,
    section: 'goi-y',
    kind: 'text',
    index: false,
    body: html`<article class="advice">
        <h1>Gợi ý cho cơ sở của bạn</h1>
        <ul class="known">
          ${report.known.map((line) => html`<li>${line}</li>`)}
        </ul>
        ${report.assumed && html`<p class="small">${report.assumed}</p>`}
        ${questionPart(found, query)} ${report.sections.filter(isDuty).map(sectionPart)}
        ${risksPart(report)} ${report.sections.filter((one) => !isDuty(one)).map(sectionPart)}
        ${supportPart(report)}
        ${
          report.guides.length > 0 &&
          html`<section class="no-print" aria-labelledby="doc-them">
            <h2 id="doc-them">Hướng dẫn nên đọc</h2>
            <ul>
              ${report.guides.map(
                ({ id, title }) => html`<li><a href="/huong-dan/${id}">${title}</a></li>`,
              )}
            </ul>
          </section>`
        }
        ${assessPart(catalogue, found, query)}
        <p class="small">
          ${report.disclaimer}
          ${report.checkedOn && `Dữ liệu kiểm tra từ ngày ${formatDate(report.checkedOn)}.`}
        </p>
        <p class="small address">Bản này ở địa chỉ: <a href="${address}">${address}</a></p>
      </article>
      <section class="no-print" aria-labelledby="luu-lai">
        <h2 id="luu-lai">Lưu lại, gửi cho người khác</h2>
        <ul class="choices">
          <li><a class="button" href="/goi-y.pdf?${query}">Mở bản PDF để in hoặc gửi</a></li>
        </ul>
        <label for="dia-chi">Đường dẫn của bản gợi ý (ai có cũng xem được)</label>
        <input id="dia-chi" type="text" readonly value="${address}" />
      </section>
      ${profileForm(catalogue, found)}
      <p class="no-print"><a href="/goi-y">Làm lại từ đầu</a></p>`,
  })

/** More would be a list to choose from, not advice. */
const MOST_CHECKLISTS = 3
/** One law in common is no reason: nearly every checklist names the law on labels. */
const LEAST_SHARE = 0.3

/** Self-assessments about what applies; what is known of the firm goes along. */
function assessPart(
  catalogue: Catalogue,
  { outcomes }: Recommendation,
  query: string,
): Html | false {
  const refs = outcomes.filter((one) => one.verdict !== 'no').map((one) => one.ref)
  const found = checklistsAbout(catalogue, refs, LEAST_SHARE).slice(0, MOST_CHECKLISTS)
  return (
    found.length > 0 &&
    html`<section class="no-print" aria-labelledby="tu-danh-gia">
      <h2 id="tu-danh-gia">Tự xem đã làm đến đâu</h2>
      ${checklistList(found, query)}
    </section>`
  )
}

const isDuty = ({ id }: AdviceSection) => id === 'mandatory' || id === 'maybe'

/** The one question that changes most, as links that need no script. */
function questionPart({ question }: Recommendation, query: string): Html | false {
  if (!question) return false
  const key =
    question.fact === 'so-lao-dong' ? 'nguoi' : question.fact === 'doanh-thu' ? 'doanh-thu' : ''
  const unknown = key ? 'quy-mo' : question.fact
  return html`<section class="next-question no-print" aria-labelledby="hoi-them">
    <h2 id="hoi-them">${question.text}</h2>
    <p class="hint">${question.why}</p>
    <ul class="choices">
      ${question.choices.map(
        ({ id, label }) =>
          html`<li>
            <a
              class="button"
              href="/goi-y?${query}&amp;${key || question.fact}=${encodeURIComponent(id)}"
              rel="nofollow"
              >${label}</a
            >
          </li>`,
      )}
      <li>
        <a class="button" href="/goi-y?${query}&amp;khong-biet=${unknown}" rel="nofollow"
          >${replies.doNotKnow}</a
        >
      </li>
    </ul>
  </section>`
}

const sectionPart = ({ id, title, items }: AdviceSection): Html =>
  html`<section class="outcomes ${id}" aria-labelledby="phan-${id}">
    <h2 id="phan-${id}">${title} (${items.length})</h2>
    <ul class="outcome-list">
      ${items.map((item) => itemPart(item, id === 'excluded'))}
    </ul>
  </section>`

const itemPart = (item: AdviceItem, isExcluded: boolean): Html =>
  html`<li>
    <h3>
      <a href="/${item.kind === 'standard' ? 'tieu-chuan' : 'van-ban'}/${item.id}">${item.name}</a>
      ${standingChip({ standing: item.standing, standingText: item.standingText })}
    </h3>
    <p class="subtitle">${item.title}</p>
    ${!isExcluded && html`<p>${item.why}${item.note && ` ${item.note}`}</p>`}
    ${
      item.because.length > 0 &&
      html`<p class="because">
        ${isExcluded ? 'Không áp dụng vì' : 'Vì'} bạn ${item.because.join(', ')}.
      </p>`
    }
    ${item.dependsOn.length > 0 && html`<p class="depends">Còn tùy: ${item.dependsOn.join('; ')}.</p>`}
    ${
      item.firstSteps.length > 0 &&
      !isExcluded &&
      html`<details>
        <summary>Việc nên làm trước</summary>
        <ol>
          ${item.firstSteps.map((step) => html`<li>${step}</li>`)}
        </ol>
      </details>`
    }
    ${item.caution && html`<p class="small">Lưu ý: ${item.caution}</p>`}
  </li>`

const risksPart = ({ risks }: AdviceReport): Html | false =>
  risks.length > 0 &&
  html`<section class="risks" aria-labelledby="rui-ro">
    <h2 id="rui-ro">Mức độ rủi ro của hàng</h2>
    <p class="hint">
      ${
        risks.some((one) => one.certain)
          ? 'Theo danh mục của các bộ, ban hành theo Nghị định 37/2026/NĐ-CP.'
          : 'Chỉ khi hàng của bạn đúng mô tả và mã HS của nhóm trong danh mục. Hàng có tên ở cả hai mức thì mô tả hàng quyết định.'
      }
    </p>
    <ul>
      ${risks
        .slice(0, 12)
        .map(
          (one) =>
            html`<li>
              <strong>Rủi ro ${one.level}</strong>: ${one.goods}; ${one.duty} (${one.instrument},
              ${one.place}).
            </li>`,
        )}
      ${risks.length > 12 && html`<li>và ${risks.length - 12} nhóm khác.</li>`}
    </ul>
  </section>`

const supportPart = ({ programmes, size }: AdviceReport): Html =>
  html`<section aria-labelledby="ho-tro">
    <h2 id="ho-tro">Quy mô và hỗ trợ</h2>
    <p>${size}</p>
    ${
      programmes.length > 0 &&
      html`<ul class="outcome-list">
        ${programmes.map(
          (one) =>
            html`<li>
              <h3>${one.name}</h3>
              <p>${one.gives}</p>
              ${one.limits && html`<p class="small">${one.limits}</p>`}
              <p class="small">Căn cứ: ${one.law}.</p>
            </li>`,
        )}
      </ul>`
    }
  </section>`
