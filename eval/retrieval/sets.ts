/**
 * Test sets in the form of BEIR: `corpus.jsonl` and `queries.jsonl` (one object a line with `_id`, `text`
 * and, for a document, `title`), and `qrels.tsv` (query-id, corpus-id, score).
 */
import { z } from 'zod'
import { InputError } from '../errors.ts'
import { parseJson, readLines, type Line } from '../read-lines.ts'
import type { Judgements } from './metrics.ts'

const id = z.union([z.string(), z.number()]).transform(String)
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '')
/** Other fields, such as BEIR's `metadata`, are passed over. */
const CorpusLine = z.object({ _id: id, title: text, text })
const QueryLine = z.object({ _id: id, text })

export interface CorpusDocument {
  id: string
  title: string
  text: string
}

/** In the order of the file; an id may come twice. */
export async function* readCorpus(path: string): AsyncGenerator<CorpusDocument> {
  for await (const line of readLines(path)) {
    const { _id, title, text } = parseLine(CorpusLine, line)
    yield { id: _id, title, text }
  }
}

/** Texts by query id in the order of the file; where an id comes twice, the last line counts, as in BEIR. */
export async function readQueries(path: string): Promise<Map<string, string>> {
  const queries = new Map<string, string>()
  for await (const line of readLines(path)) {
    const { _id, text } = parseLine(QueryLine, line)
    queries.set(_id, text)
  }
  return queries
}

/** Judgements by query id; a header line is passed over. */
export async function readQrels(path: string): Promise<Map<string, Judgements>> {
  const judgements = new Map<string, Map<string, number>>()
  let first = true
  for await (const { text, place } of readLines(path)) {
    const [query, document, score, ...others] = text.trim().split('\t')
    const isHeader = first && score !== undefined && Number.isNaN(Number(score))
    first = false
    if (
      !query ||
      !document ||
      !score ||
      others.length ||
      (Number.isNaN(Number(score)) && !isHeader)
    )
      throw new InputError(
        `${place}: mỗi dòng cần ba cột cách nhau bằng tab: query-id, corpus-id, score`,
      )
    if (isHeader) continue
    const judged = judgements.get(query) ?? new Map<string, number>()
    judgements.set(query, judged.set(document, Number(score)))
  }
  return judgements
}

function parseLine<T>(schema: z.ZodType<T>, line: Line): T {
  const result = schema.safeParse(parseJson(line))
  if (result.success) return result.data
  const fields = result.error.issues.map((issue) => issue.path.join('.') || 'đối tượng JSON')
  throw new InputError(`${line.place}: thiếu hoặc sai ${[...new Set(fields)].join(', ')}`)
}
