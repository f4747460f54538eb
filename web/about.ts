/** What the footer and the privacy page say about the content. */
import type { Catalogue } from '../core/catalogue.ts'

export interface ContentAbout {
  standards: number
  laws: number
  guides: number
  /** ISO date of the latest check of any entry against its source. */
  checkedOn?: string
}

export const describeContent = (catalogue: Catalogue): ContentAbout => ({
  standards: catalogue.standards.length,
  laws: catalogue.laws.length,
  guides: catalogue.guides.length,
  checkedOn: [...catalogue.standards, ...catalogue.laws, ...catalogue.guides]
    .map((entry) => entry.provenance.checkedOn)
    .sort()
    .at(-1),
})
