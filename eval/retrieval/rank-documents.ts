/** From passages, which search finds, to documents, which test sets judge. */

export interface FoundPassage {
  documentId: string
  score: number
}

export interface RankedDocument {
  id: string
  score: number
}

/** Best passages first; asked for more, it gives the same ones and more behind them. */
export type FindPassages = (query: string, limit: number) => Promise<FoundPassage[]>

/** Passages asked for at first, for each document that is wanted. */
const PASSAGES_A_DOCUMENT = 2

/**
 * The `limit` best documents by their best passage. Adding a share of a document's further passages was tried:
 * it helped one test set and hurt another.
 */
export async function rankDocuments(
  findPassages: FindPassages,
  query: string,
  limit: number,
): Promise<RankedDocument[]> {
  for (let asked = limit * PASSAGES_A_DOCUMENT; ; asked *= 4) {
    const passages = await findPassages(query, asked)
    const best = new Map<string, number>()
    for (const { documentId, score } of passages)
      if (!best.has(documentId)) best.set(documentId, score)
    // One long document may fill a list of passages; fewer than asked for means that there are no more.
    if (best.size >= limit || passages.length < asked)
      return [...best].slice(0, limit).map(([id, score]) => ({ id, score }))
  }
}
