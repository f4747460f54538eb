/** What a citation opens: the passage with its place in the document and its standing. */
import type pg from 'pg'
import type { Catalogue } from '../core/catalogue.ts'
import { readDocumentPassages, readPassages } from '../core/db/search.ts'
import { guideOf } from '../core/content.ts'
import { standingText, STANDING_WORDS } from '../core/standing.ts'
import type { PassageView } from './door.ts'
import { replies } from './replies.ts'

export async function viewPassage(
  pool: pg.Pool,
  catalogue: Catalogue,
  id: string,
): Promise<PassageView | undefined> {
  const [passage] = await readPassages(pool, [id])
  if (!passage) return undefined
  const { document } = passage
  const siblings = await readDocumentPassages(pool, document.id)
  const at = siblings.findIndex((one) => one.id === id)
  const record =
    catalogue.standard(document.designation ?? '') ?? catalogue.law(document.designation ?? '')
  const entry = record ?? guideOf(catalogue, document.id)
  const caution = [
    entry?.caution,
    entry?.provenance.confidence === 'single-source' && replies.oneSource,
  ]
    .filter(Boolean)
    .join(' ')
  return {
    id,
    designation: document.designation ?? (document.kind === 'guide' ? 'Hướng dẫn' : document.title),
    title: document.title,
    breadcrumb: passage.breadcrumb,
    text: passage.text,
    standing: document.standing,
    standingText: record
      ? standingText(catalogue, record)
      : document.kind === 'guide'
        ? 'hướng dẫn'
        : STANDING_WORDS[document.standing],
    origin: document.origin,
    ...(document.issuer ? { issuer: document.issuer } : {}),
    ...(document.checkedOn ? { checkedOn: document.checkedOn } : {}),
    ...(caution ? { caution } : {}),
    ...(siblings[at - 1] ? { previousId: siblings[at - 1]!.id } : {}),
    ...(siblings[at + 1] ? { nextId: siblings[at + 1]!.id } : {}),
  }
}
