/** TCVN against QCVN, TCCS against TCVN, hợp chuẩn against hợp quy: kinds of documents and procedures. */
import { bullets, draft, paragraphs, type Draft, type Workbench } from './draft.ts'
import { documentKinds, findMentions, plain, type DocumentKind } from './reference-data.ts'

const POINTS = [
  ['Là gì', 'nature'],
  ['Phải theo hay tự nguyện', 'binding'],
  ['Ai ban hành', 'issuer'],
  ['Thể hiện, chứng minh bằng gì', 'proof'],
] as const

/** Undefined when the question does not name two kinds. */
export function composeKinds(bench: Workbench): Draft | undefined {
  const { catalogue, evidence, understanding } = bench
  const kinds = findMentions(understanding.text, documentKinds, ({ words }) => words)
    .map(({ value }) => value)
    .slice(0, 3)
  if (kinds.length < 2) return undefined
  const guides = [...new Set(kinds.map(({ guide }) => guide))].flatMap(
    (id) => catalogue.guide(id) ?? [],
  )
  const [lead] = guides
  if (!lead) return undefined
  // Curated with its provenance, so what it says counts as a source.
  evidence.texts.push(JSON.stringify(kinds))
  const pointer = (kind: DocumentKind) => {
    const guide = catalogue.guide(kind.guide)
    return guide ? evidence.guide(guide) : ''
  }
  return draft(
    'answered',
    paragraphs(
      kinds.every(({ words }) => plain(lead.title).includes(plain(words[0]!))) &&
        `${lead.summary}${evidence.guide(lead)}`,
      ...POINTS.map(([title, field]) => {
        const items = kinds.flatMap((kind) => {
          const words = kind[field]
          return words ? [`${kind.name}: ${words}${pointer(kind)}`] : []
        })
        return items.length > 1 && `**${title}**\n${bullets(items)}`
      }),
    ),
    {
      notes: guides.flatMap(({ title, caution }) => (caution ? [`${title}: ${caution}`] : [])),
      choices: guides.map((guide) => ({ label: guide.title, text: guide.questions[0]! })),
    },
  )
}
