/** `/timkiem`: the catalogue as a list. Unlike a question, it changes nothing that is remembered about the business. */
import { searchCatalogue } from '../../core/catalogue-search/search.ts'
import type { CatalogueHit } from '../../core/catalogue-search/query.ts'
import { fillText, texts } from '../texts.ts'
import { ask } from './ask.ts'
import { say, type ConverseParts, type Said, type Turn } from './index.ts'

const SHOWN = 5

export async function search(parts: ConverseParts, turn: Turn, words: string): Promise<Said> {
  const { catalogue, config } = parts
  const { hits, total } = searchCatalogue(catalogue, { text: words, pageSize: SHOWN })
  if (hits.length === 0) return say(texts.searchNone, { keepsOffer: true })
  // Who names a document wants to read about it.
  if (hits[0]!.match === 'number') return ask(parts, turn, words)
  const url = config.publicUrl
  const list = hits.map(
    (hit) => `- ${lineOf(hit)}${url ? `\n[${texts.searchOpen}](${url}${pathOf(hit)})` : ''}`,
  )
  const all =
    url && total > hits.length
      ? [fillText(texts.searchAll, { url: `${url}/tra-cuu?${queryOf(words)}` })]
      : []
  return say(
    [fillText(texts.searchFound, { total: String(total) }), list.join('\n'), ...all].join('\n\n'),
    { choices: hits.map((hit) => ({ label: hit.name, text: questionOf(hit) })) },
  )
}

const lineOf = ({ name, title, standingText }: CatalogueHit): string =>
  `**${name}**${title ? ` – ${title}` : ''} (${standingText})`

const pathOf = ({ kind, id }: CatalogueHit): string =>
  `/${kind === 'huong-dan' ? 'huong-dan' : kind === 'luat' ? 'van-ban' : 'tieu-chuan'}/${encodeURIComponent(id)}`

/** No letter in it is taken for a mark of our way of writing. */
const queryOf = (words: string): string =>
  String(new URLSearchParams({ q: words })).replaceAll('*', '%2A')

const questionOf = ({ record, name }: CatalogueHit): string =>
  record.kind === 'huong-dan' ? record.guide.questions[0]! : name
