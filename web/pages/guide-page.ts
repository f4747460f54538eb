/** `GET /huong-dan` and `GET /huong-dan/:id`: how-to pages in our own words. */
import type { GuideRecord } from '../../core/catalogue.ts'
import { lawEntry, standardEntry } from '../../core/catalogue-search/entries.ts'
import { slugify } from '../../core/text.ts'
import { formatDate } from '../shared/format.ts'
import { askPath, guidePath } from '../shared/paths.ts'
import {
  cautionNote,
  entryList,
  factList,
  part,
  provenanceFacts,
  shorten,
  type EntryView,
} from './entry-parts.ts'
import { html, type Html } from './html.ts'
import { jsonLd } from './json-ld.ts'
import { renderPage, type PageFrame } from './layout.ts'
import { markdownToHtml } from './markdown-html.ts'

export const guidesPage = (frame: PageFrame, guides: readonly GuideRecord[]): string =>
  renderPage(frame, {
    title: 'Hướng dẫn cho doanh nghiệp nhỏ',
    description:
      'Hướng dẫn ngắn về tiêu chuẩn, quy chuẩn, ghi nhãn, công bố, truy xuất nguồn gốc, chứng nhận và hỗ trợ cho doanh nghiệp nhỏ.',
    kind: 'text',
    section: 'huong-dan',
    path: '/huong-dan',
    body: html`<h1>Hướng dẫn cho doanh nghiệp nhỏ</h1>
      <p class="lead">
        ${guides.length} trang ngắn, viết cho chủ cơ sở, có dẫn điều khoản và ngày kiểm tra.
      </p>
      <ul class="cards">
        ${guides
          .toSorted((a, b) => a.title.localeCompare(b.title, 'vi'))
          .map(
            (guide) =>
              html`<li>
                <a href="${guidePath(guide)}">${guide.title}</a>
                <p>${shorten(guide.summary, 200)}</p>
              </li>`,
          )}
      </ul>`,
  })

export function guidePage(frame: PageFrame, view: EntryView, guide: GuideRecord): string {
  const { catalogue, link } = view
  const { opening, sections } = split(guide.body)
  const write = (markdown: string) => markdownToHtml(markdown, 0, view.linkOnce())
  return renderPage(frame, {
    title: guide.title,
    description: shorten(guide.summary),
    kind: 'text',
    section: 'huong-dan',
    path: guidePath(guide),
    head: jsonLd(describe(frame, guide)),
    body: html`<article class="entry">
      <h1>${guide.title}</h1>
      <p class="lead">${link(guide.summary)}</p>
      <p class="small">Kiểm tra ngày ${formatDate(guide.provenance.checkedOn)}.</p>
      ${cautionNote(guide.caution, link)} ${sections.length > 2 && contents(sections)}
      ${opening && write(opening)}
      ${sections.map(
        ({ id, heading, body }) =>
          html`<section aria-labelledby="${id}">
            <h2 id="${id}">${heading}</h2>
            ${write(body)}
          </section>`,
      )}
      ${part(
        'van-ban-lien-quan',
        'Văn bản trong trang này',
        entryList([
          ...guide.laws.flatMap((number) => {
            const law = catalogue.law(number)
            return law ? [lawEntry(catalogue, law)] : []
          }),
          ...guide.standards.flatMap((designation) => {
            const standard = catalogue.standard(designation)
            return standard ? [standardEntry(catalogue, standard)] : []
          }),
        ]),
      )}
      ${part(
        'hoi-them',
        'Câu hỏi hay gặp',
        html`<ul>
          ${guide.questions.slice(0, 6).map((question) => html`<li><a href="${askPath(question)}">${question}</a></li>`)}
        </ul>`,
      )}
      ${part('nguon', 'Nguồn', factList(provenanceFacts(guide.provenance, link)))}
    </article>`,
  })
}

interface Section {
  id: string
  heading: string
  body: string
}

/** The `##` sections of a guide; what stands before the first one opens the page. */
function split(body: string): { opening: string; sections: Section[] } {
  const [opening = '', ...rest] = body.split(/^## /m)
  const taken = new Set<string>()
  const sections = rest.map((text, index) => {
    const end = text.indexOf('\n')
    const heading = (end === -1 ? text : text.slice(0, end)).trim()
    const slug = `muc-${slugify(heading)}`
    const id = taken.has(slug) ? `${slug}-${index}` : slug
    taken.add(id)
    return { id, heading, body: end === -1 ? '' : text.slice(end).trim() }
  })
  return { opening: opening.trim(), sections }
}

const contents = (sections: Section[]): Html =>
  html`<nav class="contents" aria-label="Mục lục">
    <ol>
      ${sections.map(({ id, heading }) => html`<li><a href="#${id}">${heading}</a></li>`)}
    </ol>
  </nav>`

const describe = ({ publicUrl = '' }: PageFrame, guide: GuideRecord) => ({
  '@type': 'Article',
  headline: guide.title,
  abstract: guide.summary,
  inLanguage: 'vi',
  url: publicUrl.replace(/\/$/, '') + guidePath(guide),
  dateModified: guide.provenance.checkedOn,
  keywords: guide.keywords.join(', '),
})
