/** What all pages of one self-assessment share. */
import type { AnswerValue } from '../../core/data/checklist-schema.ts'
import { replies } from '../../agent/replies.ts'
import { html, type Html } from '../pages/html.ts'
import { renderPage, type PageFrame } from '../pages/layout.ts'
import { formatDate } from '../shared/format.ts'
import { partPath } from './paths.ts'
import type { Visit } from './visit.ts'

export type Tab = 'xem-lai' | 'ket-qua' | 'ke-hoach' | 'chia-se'

const TABS: [tab: Tab, label: string][] = [
  ['xem-lai', 'Câu trả lời'],
  ['ket-qua', 'Kết quả'],
  ['ke-hoach', 'Kế hoạch'],
  ['chia-se', 'Chia sẻ, xóa'],
]
const OPEN_TO: Record<Visit['as'], readonly Tab[]> = {
  owner: ['xem-lai', 'ket-qua', 'ke-hoach', 'chia-se'],
  advisor: ['xem-lai', 'ket-qua', 'ke-hoach'],
  reader: ['ket-qua'],
}

interface ShellPage {
  title: string
  /** The tab that is shown; the pages of questions have none. */
  tab?: Tab
  body: Html
  head?: Html
}

export const renderShell = (
  frame: PageFrame,
  visit: Visit,
  { title, tab, body, head }: ShellPage,
): string =>
  squeeze(
    renderPage(frame, {
      title: `${title}: ${visit.assessment.checklist.title}`,
      section: 'tu-danh-gia',
      kind: 'text',
      index: false,
      ...(head ? { head } : {}),
      body: html`${tab && html`<p class="checklist-name">${visit.assessment.checklist.title}</p>`}
      ${visitorNote(visit)} ${tab && tabs(visit, tab)} ${body} ${!tab && tabs(visit)}`,
    }),
  )

/** Without the indents of our source, which are a sixth of a long result. What was typed in a field stays as it is. */
const squeeze = (page: string): string =>
  page
    .split(/(<textarea[\s\S]*?<\/textarea>)/)
    .map((part, index) => (index % 2 ? part : part.replace(/\s*\n\s*/g, '\n')))
    .join('')

const tabs = ({ secret, as }: Visit, shown?: Tab): Html | false =>
  OPEN_TO[as].length > 1 &&
  html`<nav class="no-print" aria-label="Bài tự đánh giá">
    <ul class="tabs">
      ${TABS.filter(([tab]) => OPEN_TO[as].includes(tab)).map(
        ([tab, label]) =>
          html`<li>
            <a href="${partPath(secret, tab)}" ${tab === shown && html`aria-current="page"`}
              >${label}</a
            >
          </li>`,
      )}
    </ul>
  </nav>`

const visitorNote = ({ as }: Visit): Html | false =>
  as !== 'owner' &&
  html`<p class="visitor">
    ${
      as === 'advisor'
        ? 'Bạn đang xem với tư cách người tư vấn: câu trả lời của bạn đứng cạnh câu trả lời của cơ sở, không thay thế.'
        : 'Bạn được mời xem kết quả này.'
    }
  </p>`

const MARKS: Record<AnswerValue | 'open', string> = {
  yes: '✓',
  partly: '◐',
  no: '✗',
  na: '–',
  unknown: '?',
  open: '○',
}

/** A sign and the word: colour says nothing that these two do not. */
export const answerMark = (value: AnswerValue | 'open'): Html =>
  html`<span class="mark ${value}"
    ><span aria-hidden="true">${MARKS[value]}</span>
    ${value === 'open' ? 'Chưa trả lời' : replies.answers[value]}</span
  >`

/** "24/11/2026" in Viet Nam, where the owner is. */
export const dayOf = (isoTime: string): string =>
  formatDate(new Date(Date.parse(isoTime) + 7 * 3_600_000).toISOString())

/** A list of what to correct, first on the page; each leads to its field. */
export const faultSummary = (faults: { field: string; message: string }[]): Html | false =>
  faults.length > 0 &&
  html`<div class="caution fault" role="alert">
    <p><strong>Chưa lưu được, xin sửa:</strong></p>
    <ul>
      ${faults.map(({ field, message }) => html`<li><a href="#${field}">${message}</a></li>`)}
    </ul>
  </div>`
