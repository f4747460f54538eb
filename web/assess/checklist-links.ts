/** Ways from other pages to the self-assessments, and back. */
import type { Catalogue } from '../../core/catalogue.ts'
import type { Checklist } from '../../core/data/checklist-schema.ts'
import { html, type Html } from '../pages/html.ts'
import { lawPath, standardPath } from '../shared/paths.ts'
import { LIST_PATH } from './paths.ts'

/** Self-assessments of whose documents more than this share is among `refs`, by whatever edition; the closest first. */
export function checklistsAbout(
  catalogue: Catalogue,
  refs: readonly string[],
  least = 0,
): Checklist[] {
  const wanted = new Set(refs.map((ref) => idOf(catalogue, ref)))
  const isWanted = (ref: string) => wanted.has(idOf(catalogue, ref))
  return catalogue.checklists
    .map((checklist) => {
      const own = [...checklist.standards, ...checklist.laws]
      return { checklist, share: own.filter(isWanted).length / own.length }
    })
    .filter(({ share }) => share > least)
    .sort((a, b) => b.share - a.share || a.checklist.id.localeCompare(b.checklist.id))
    .map(({ checklist }) => checklist)
}

/** `query`: what is known about the firm, for the start. */
export const checklistList = (checklists: readonly Checklist[], query = ''): Html | false =>
  checklists.length > 0 &&
  html`<ul class="no-print">
    ${checklists.map(
      ({ id, title, minutes }) =>
        html`<li>
          <a href="${LIST_PATH}${query && `?${query}`}#${id}">${title}</a> (khoảng ${minutes} phút)
        </li>`,
    )}
  </ul>`

/** The documents that a checklist asks about. */
export function standardLinks(catalogue: Catalogue, { standards }: Checklist): Html | false {
  const links = standards.flatMap((ref) => {
    const target = catalogue.resolveRef(ref)
    if (!target) return []
    return 'law' in target
      ? [html`<a href="${lawPath(target.law)}">${target.law.name}</a>`]
      : [html`<a href="${standardPath(target.standard)}">${target.standard.designation}</a>`]
  })
  return (
    links.length > 0 &&
    html`<p class="small">
      Theo: ${links.map((link, index) => html`${index > 0 && ', '}${link}`)}.
    </p>`
  )
}

const idOf = (catalogue: Catalogue, ref: string): string => {
  const target = catalogue.resolveRef(ref)
  if (!target) return ref
  return 'law' in target ? target.law.id : catalogue.successor(target.standard).id
}
