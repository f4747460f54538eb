/** `GET /van-ban/:id`: a law, decree, circular or foreign rule, as far as owners need it. */
import type { LawRecord } from '../../core/catalogue.ts'
import { guideEntry, lawEntry, standardEntry } from '../../core/catalogue-search/entries.ts'
import { standingOfLaw, standingSentence } from '../../core/standing.ts'
import { guidesMentioning, standardsOfLaw } from '../portal/relations.ts'
import { formatDate } from '../shared/format.ts'
import { askPath, lawPath } from '../shared/paths.ts'
import { concernList } from './concern-list.ts'
import {
  banner,
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
import { standingChip } from './standing-chip.ts'

export function lawPage(frame: PageFrame, view: EntryView, law: LawRecord): string {
  const { catalogue, link } = view
  const replaced = law.replaces.flatMap((number) => catalogue.law(number) ?? [])
  const others = law.replaces.filter((number) => !catalogue.law(number))
  return renderPage(frame, {
    title: `${law.name}: ${law.title}`,
    description: shorten(law.points[0]?.text ?? `${law.name}: ${law.title}`),
    kind: 'text',
    section: 'tra-cuu',
    path: lawPath(law),
    head: jsonLd(describe(frame, law)),
    body: html`<article class="entry">
      ${standingBanner(view, law)}
      <h1>${law.name} <span class="title">${law.title}</span></h1>
      <p>${standingChip(lawEntry(catalogue, law))}</p>
      ${cautionNote(law.caution, link)}
      <p class="no-print">
        <a class="button" href="${askPath(`${law.name} quy định gì?`)}">Hỏi về văn bản này</a>
      </p>
      ${law.points.map(
        ({ topic, text, where }, index) =>
          html`<section aria-labelledby="muc-${index + 1}">
            <h2 id="muc-${index + 1}">${topic}</h2>
            <p>${link(text)}</p>
            ${where && html`<p class="small">${where}</p>`}
          </section>`,
      )}
      ${part('cho-ai', 'Áp dụng cho ai', concernList(view, law.number))}
      ${part(
        'thay-the',
        'Thay thế cho',
        entryList(replaced.map((one) => lawEntry(catalogue, one))),
        others.length > 0 && html`<p>${others.join(', ')}</p>`,
      )}
      ${part(
        'quy-chuan',
        'Quy chuẩn, tiêu chuẩn liên quan',
        entryList(standardsOfLaw(catalogue, law).map((one) => standardEntry(catalogue, one))),
      )}
      ${part(
        'huong-dan',
        'Hướng dẫn liên quan',
        entryList(guidesMentioning(catalogue, law.number).map(guideEntry)),
      )}
      ${part(
        'nguon',
        'Thông tin văn bản và nguồn',
        factList([
          { name: 'Cơ quan ban hành', value: law.issuer },
          { name: 'Ngày ban hành', value: law.issuedOn && formatDate(law.issuedOn) },
          { name: 'Có hiệu lực từ', value: law.effectiveFrom && formatDate(law.effectiveFrom) },
          ...provenanceFacts(law.provenance, link),
        ]),
      )}
    </article>`,
  })
}

function standingBanner({ catalogue, link }: EntryView, law: LawRecord): Html {
  const next = law.replacedBy === undefined ? undefined : catalogue.law(law.replacedBy)
  const sentence = html`<p>${link(standingSentence(catalogue, law))}</p>`
  if (law.status === 'in-force') return banner('good', sentence)
  return banner(
    law.status === 'unknown' ? 'doubt' : 'bad',
    html`${sentence}
    ${
      next &&
      html`<p class="no-print">
        <a class="button" href="${lawPath(next)}">Xem văn bản thay thế: ${next.name}</a>
      </p>`
    }`,
  )
}

const LEGAL_FORCE: Partial<Record<ReturnType<typeof standingOfLaw>, string>> = {
  current: 'https://schema.org/InForce',
  superseded: 'https://schema.org/NotInForce',
}

const describe = ({ publicUrl = '' }: PageFrame, law: LawRecord) => ({
  '@type': 'Legislation',
  name: `${law.name}: ${law.title}`,
  legislationIdentifier: law.number,
  legislationType: law.kind,
  url: publicUrl.replace(/\/$/, '') + lawPath(law),
  inLanguage: 'vi',
  ...(law.issuedOn ? { legislationDate: law.issuedOn } : {}),
  ...(law.effectiveFrom ? { temporalCoverage: `${law.effectiveFrom}/..` } : {}),
  ...(LEGAL_FORCE[standingOfLaw(law)]
    ? { legislationLegalForce: LEGAL_FORCE[standingOfLaw(law)] }
    : {}),
  legislationPassedBy: { '@type': 'Organization', name: law.issuer },
  sdDatePublished: law.provenance.checkedOn,
})
