/** The guide on a matter that the data does not name by id: by its title first, then keywords, then questions. */
import type { Catalogue, GuideRecord } from '../../core/catalogue.ts'
import { plain } from './reference-data.ts'

/** `phrases` without marks or with: any of them counts; undefined when no guide has one. */
export function findGuide(
  catalogue: Catalogue,
  phrases: readonly string[],
): GuideRecord | undefined {
  const wanted = phrases.map(plain)
  const holds = (texts: readonly string[]) =>
    texts.some((text) => wanted.some((phrase) => plain(text).includes(phrase)))
  const rank = ({ title, keywords, questions }: GuideRecord) =>
    (holds([title]) ? 4 : 0) + (holds(keywords) ? 2 : 0) + (holds(questions) ? 1 : 0)
  return catalogue.guides
    .map((guide) => ({ guide, score: rank(guide) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.guide.id.localeCompare(b.guide.id))[0]?.guide
}
