/** `GET /tieu-chuan/:id`: one edition of a standard or regulation. */
import type { StandardRecord } from '../../core/catalogue.ts'
import { guideEntry, lawEntry, standardEntry } from '../../core/catalogue-search/entries.ts'
import { bindingSentence } from '../../core/content.ts'
import { editionChain } from '../../core/editions.ts'
import { standingSentence } from '../../core/standing.ts'
import { guidesMentioning, relatedLaws, relatedStandards } from '../portal/relations.ts'
import { checklistList, checklistsAbout } from '../assess/checklist-links.ts'
import { askPath, guidePath, standardPath } from '../shared/paths.ts'
import { concernList } from './concern-list.ts'
import {
  banner,
  cautionNote,
  chips,
  entryList,
  factList,
  list,
  part,
  shorten,
  type EntryView,
} from './entry-parts.ts'
import { html, type Html } from './html.ts'
import { jsonLd } from './json-ld.ts'
import { renderPage, type PageFrame } from './layout.ts'
import { describeStandard, standardFacts } from './standard-facts.ts'
import { standingChip } from './standing-chip.ts'

export function standardPage(frame: PageFrame, view: EntryView, standard: StandardRecord): string {
  const { catalogue, link } = view
  const { designation, summary } = standard
  const chain = editionChain(catalogue, standard)
  const amendments = catalogue.amendmentsOf(designation)
  return renderPage(frame, {
    title: `${designation}: ${standard.title}`,
    description: shorten(summary.covers),
    kind: 'text',
    section: 'tra-cuu',
    path: standardPath(standard),
    head: jsonLd(describeStandard(frame, standard)),
    body: html`<article class="entry">
      ${standingBanner(view, standard)}
      <h1>${designation} <span class="title">${standard.title}</span></h1>
      ${standard.titleEn && html`<p class="subtitle" lang="en">${standard.titleEn}</p>`}
      <p>${chips(standardEntry(catalogue, standard))}</p>
      ${cautionNote(standard.caution, link)}
      <p class="lead">${link(summary.covers)}</p>
      <p class="no-print">
        <a class="button" href="${askPath(`${designation} áp dụng thế nào?`)}"
          >Hỏi về ${designation.includes('QC') ? 'quy chuẩn' : 'tiêu chuẩn'} này</a
        >
      </p>
      ${part(
        'cho-ai',
        'Dùng cho ai',
        html`<p>${link(summary.appliesTo)}</p>`,
        concernList(view, designation),
      )}
      ${part('bat-buoc', 'Có bắt buộc không', bindingText(view, standard))}
      ${part('yeu-cau', 'Các nhóm yêu cầu chính', list(link, summary.requirements))}
      ${part('lam-truoc', 'Việc nên làm trước', list(link, standard.firstSteps, true))}
      ${part(
        'phu-hop',
        'Chứng minh phù hợp',
        summary.conformity && html`<p>${link(summary.conformity)}</p>`,
      )}
      ${part(
        'de-nham',
        'Dễ nhầm với',
        summary.confusedWith && html`<p>${link(summary.confusedWith)}</p>`,
      )}
      ${part(
        'cac-ban',
        'Các bản và thay đổi',
        chain.length > 1 && editionList(view, chain, standard),
        standard.changes && html`<p><strong>Điểm thay đổi:</strong> ${link(standard.changes)}</p>`,
        amendments.length > 0 && html`<p>Đã có sửa đổi, cần đọc kèm:</p>`,
        entryList(amendments.map((one) => standardEntry(catalogue, one))),
        standard.amends &&
          html`<p>Văn bản này sửa đổi ${link(standard.amends)}; đọc cùng nhau.</p>`,
      )}
      ${part('tuong-duong', 'Tiêu chuẩn quốc tế tương ứng', equivalentList(standard))}
      ${part('toan-van', 'Lấy toàn văn ở đâu', html`<p>${whereToGet(view, standard)}</p>`)}
      ${part(
        'tu-danh-gia',
        'Tự đánh giá',
        checklistList(checklistsAbout(catalogue, [designation])),
      )}
      ${part(
        'huong-dan',
        'Hướng dẫn liên quan',
        entryList(guidesMentioning(catalogue, designation).map(guideEntry)),
      )}
      ${part(
        'lien-quan',
        'Văn bản liên quan',
        entryList([
          ...relatedStandards(catalogue, standard, chain).map((one) =>
            standardEntry(catalogue, one),
          ),
          ...relatedLaws(catalogue, standard).map((one) => lawEntry(catalogue, one)),
        ]),
      )}
      ${part('nguon', 'Thông tin văn bản và nguồn', factList(standardFacts(view, standard)))}
    </article>`,
  })
}

function standingBanner({ catalogue, link }: EntryView, standard: StandardRecord): Html {
  const sentence = link(standingSentence(catalogue, standard))
  if (standard.status === 'superseded') {
    const next = catalogue.successor(standard)
    return banner(
      'bad',
      html`<p><strong>Bản cũ, không dùng nữa.</strong> ${sentence}</p>
        ${
          next !== standard &&
          html`<p class="no-print">
            <a class="button" href="${standardPath(next)}">Xem bản thay thế: ${next.designation}</a>
          </p>`
        }`,
    )
  }
  if (standard.status === 'withdrawn')
    return banner('bad', html`<p><strong>Đã bị hủy bỏ.</strong> ${sentence}</p>`)
  if (standard.status === 'unknown') return banner('doubt', html`<p>${sentence}</p>`)
  return banner('good', html`<p>${sentence}</p>`)
}

const bindingText = ({ link }: EntryView, standard: StandardRecord): Html | false => {
  const sentence = bindingSentence(standard)
  return sentence !== '' && html`<p>${link(sentence)}</p>`
}

/** Oldest on top, as the editions followed each other. */
const editionList = (
  { catalogue }: EntryView,
  chain: StandardRecord[],
  shown: StandardRecord,
): Html =>
  html`<ol class="editions">
    ${chain.map(
      (one) =>
        html`<li class="${one.status}" ${one === shown && html`aria-current="true"`}>
          ${
            one === shown
              ? html`<strong>${one.designation}</strong> (trang này)`
              : html`<a href="${standardPath(one)}">${one.designation}</a>`
          }
          ${standingChip(standardEntry(catalogue, one))}
        </li>`,
    )}
  </ol>`

const DEGREES = {
  IDT: 'giống hoàn toàn (IDT)',
  MOD: 'có sửa đổi so với bản quốc tế (MOD)',
  NEQ: 'không tương đương (NEQ)',
}

const equivalentList = ({ equivalents }: StandardRecord): Html | false =>
  equivalents.length > 0 &&
  html`<ul>
    ${equivalents.map(
      ({ designation, degree }) => html`<li>${designation}${degree && `: ${DEGREES[degree]}`}</li>`,
    )}
  </ul>`

function whereToGet({ catalogue }: EntryView, { parsed }: StandardRecord): Html {
  const guide = catalogue.guide('xin-ban-tcvn-o-dau')
  const more = guide && html` Đọc thêm: <a href="${guidePath(guide)}">${guide.title}</a>.`
  return parsed.series.startsWith('QC')
    ? html`Quy chuẩn là văn bản nhà nước, được công bố công khai ở cổng thông tin của cơ quan ban
      hành.${more}`
    : html`Toàn văn tiêu chuẩn có bản quyền nên không đăng ở đây.${more}`
}
