/** What of an entry is searched for by words, and which sentence of it is shown with a hit. */
import type { Catalogue } from '../catalogue.ts'
import type { CatalogueRecord } from './query.ts'
import { productsIn } from '../condition-products.ts'
import { fold, sentences, syllables } from '../text.ts'
import type { Field } from './word-index.ts'

const NAME = 6
const KEYWORD = 4
const ABSTRACT = 1.5
const BODY = 0.7
const PRODUCT = 1.5

/** The name counts most, then the words by which owners ask, then what it is about. */
export function fieldsOf(record: CatalogueRecord): Field[] {
  if (record.kind === 'luat') {
    const { law } = record
    return [
      { text: `${law.name}. ${law.title}`, weight: NAME },
      ...law.keywords.map((text) => ({ text, weight: KEYWORD })),
      { text: law.issuer, weight: 1 },
      ...law.points.map(({ topic, text }) => ({ text: `${topic}. ${text}`, weight: BODY })),
    ]
  }
  if (record.kind === 'huong-dan') {
    const { guide } = record
    return [
      { text: guide.title, weight: NAME },
      ...guide.keywords.map((text) => ({ text, weight: KEYWORD })),
      ...guide.questions.map((text) => ({ text, weight: 2 })),
      { text: guide.summary, weight: ABSTRACT },
      ...[...guide.standards, ...guide.laws].map((text) => ({ text, weight: 1 })),
      { text: guide.body, weight: BODY },
    ]
  }
  const { standard } = record
  const { summary } = standard
  return [
    { text: standard.designation, weight: NAME },
    { text: standard.title, weight: NAME },
    { text: standard.titleEn ?? '', weight: NAME / 2 },
    ...standard.keywords.map((text) => ({ text, weight: KEYWORD })),
    ...standard.equivalents.map(({ designation }) => ({ text: designation, weight: KEYWORD })),
    { text: standard.issuer ?? '', weight: 1 },
    { text: `${standard.issuedBy ?? ''}. ${standard.mandatory?.by ?? ''}`, weight: 1 },
    { text: `${summary.covers} ${summary.appliesTo}`, weight: ABSTRACT },
    ...summary.requirements.map((text) => ({ text, weight: BODY })),
    ...standard.firstSteps.map((text) => ({ text, weight: BODY / 2 })),
  ]
}

/**
 * Words for goods whose rules lead to a document, by its number: "nem chua" finds what concerns it though no
 * text says so. Only goods that a rule names themselves; a group would bring everything.
 */
export function productFields(catalogue: Catalogue): Map<string, Field[]> {
  const products = new Map(catalogue.products.map((one) => [one.id, one]))
  const named = new Map<string, Set<string>>()
  for (const { ref, when } of catalogue.rules) {
    const ids = named.get(ref) ?? new Set()
    for (const id of productsIn(when)) if (products.has(id)) ids.add(id)
    named.set(ref, ids)
  }
  return new Map(
    [...named].map(([ref, ids]) => [
      ref,
      [...ids].flatMap((id) => {
        const { name, words } = products.get(id)!
        return [name, ...words].map((text) => ({ text, weight: PRODUCT }))
      }),
    ]),
  )
}

/** The sentence that holds most of the query's words; the first one when none does. */
export function pickSnippet(record: CatalogueRecord, query: string): string {
  const texts =
    record.kind === 'luat'
      ? [...record.law.points.map(({ text }) => text), record.law.statusNote ?? '']
      : record.kind === 'huong-dan'
        ? [record.guide.summary]
        : [record.standard.summary.covers, record.standard.summary.appliesTo]
  const all = texts.flatMap((text) => sentences(text.replace(/\s+/g, ' ')))
  const wanted = new Set(syllables(query).map(fold))
  let [best, most] = [all[0] ?? '', 0]
  for (const sentence of all) {
    const held = new Set(
      syllables(sentence)
        .map(fold)
        .filter((one) => wanted.has(one)),
    ).size
    if (held > most) [best, most] = [sentence, held]
  }
  return best
}
