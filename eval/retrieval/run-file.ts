/** The run file: tab-separated query-id, corpus-id, rank (from 1), score; no header, best first. */
import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { RankedDocument } from './rank-documents.ts'

export interface Ranking {
  query: string
  documents: RankedDocument[]
}

/** A tab or line break inside an id would shift the columns. */
const column = (id: string) => id.replace(/[\t\r\n]+/g, ' ')

export const formatRanking = ({ query, documents }: Ranking): string =>
  documents
    .map(
      ({ id, score }, index) =>
        `${column(query)}\t${column(id)}\t${index + 1}\t${score.toFixed(6)}\n`,
    )
    .join('')

/** Writes as the rankings come; the file appears under its name only when it is whole. */
export async function writeRun(path: string, rankings: AsyncIterable<Ranking>): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const unfinished = `${path}.part`
  try {
    await pipeline(
      rankings,
      async function* (source: AsyncIterable<Ranking>) {
        for await (const ranking of source) yield formatRanking(ranking)
      },
      createWriteStream(unfinished),
    )
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}
