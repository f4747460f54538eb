/** Tables of contents name every article a second time, without its text; such lines are no passages. */
import type { Section } from './section.ts'

/** Drops articles without text that stand with their text elsewhere; one that has none anywhere stays, by its title. */
export function dropContents(sections: Section[]): Section[] {
  const key = ({ path }: Section) => /^Điều [^\s]+/u.exec(path.at(-1)!)?.[0].replace(/\.$/, '')
  const withText = new Set(sections.filter((section) => section.units.length > 0).map(key))
  return sections.flatMap((section) => {
    if (section.units.length > 0) return [section]
    if (withText.has(key(section))) return []
    return [{ ...section, units: [{ text: section.path.at(-1)!, children: [] }] }]
  })
}
