/** What is measured: the project's library, the bare SQL below it, and a search library in memory. */
import MiniSearch from 'minisearch'
import type pg from 'pg'
import { createSearch } from '../../agent/index.ts'
import { storeDocuments } from '../../core/db/documents.ts'
import { fold, syllables } from '../../core/text.ts'
import { splitText } from '../../ingest/index.ts'
import { openScratchDatabase } from '../scratch.ts'
import type { SyntheticPassage } from './passages.ts'

/** Results a query: what an answer looks at. */
const LIMIT = 10

export interface Engine {
  index(passages: SyntheticPassage[]): Promise<void>
  /** Each is one way to ask the same library, by name. */
  searches: Record<string, PreparedSearch>
  close(): Promise<void>
}

/** Whatever a way of asking may know beforehand is done here; what it returns is timed. */
export type PreparedSearch = (query: string) => Promise<() => Promise<unknown>>

/** Passages a document and documents a transaction, as with files of a few pages. */
const DOCUMENT = 10
const TRANSACTION = 100

export async function createLibraryEngine(): Promise<Engine> {
  const { pool, close } = await openScratchDatabase()
  const search = createSearch({ pool })
  return {
    close,
    async index(passages) {
      const documents = groups(passages, DOCUMENT).map((group, index) => ({
        id: `tai-lieu-${index}`,
        kind: 'other' as const,
        title: group[0]!.title,
        standing: 'unknown' as const,
        origin: 'bench',
        collection: 'file' as const,
        digest: String(index),
        passages: group.flatMap(({ title, text }) => splitText(title, text)),
      }))
      for (const some of groups(documents, TRANSACTION)) await storeDocuments(pool, some)
    },
    searches: {
      library: (query) => Promise.resolve(() => search(query, LIMIT)),
      sql: async (query) => {
        const statements = await recordStatements(pool, query)
        return async () => {
          for (const statement of statements) await pool.query(statement)
        }
      },
    },
  }
}

/** The statements that one search sends: asked again alone, they show what the database takes of its time. */
async function recordStatements(pool: pg.Pool, query: string): Promise<pg.QueryConfig[]> {
  const statements: pg.QueryConfig[] = []
  const recorder = new Proxy(pool, {
    get(target, name, receiver) {
      if (name !== 'query') return Reflect.get(target, name, receiver) as unknown
      return (statement: pg.QueryConfig) => {
        statements.push(statement)
        return target.query(statement)
      }
    },
  })
  await createSearch({ pool: recorder })(query, LIMIT)
  return statements
}

export function createMiniSearchEngine(): Engine {
  const index = new MiniSearch<SyntheticPassage & { id: number }>({
    fields: ['title', 'text'],
    tokenize: syllables,
    processTerm: fold,
  })
  return {
    close: () => Promise.resolve(),
    index: (passages) =>
      Promise.resolve(index.addAll(passages.map((passage, id) => ({ ...passage, id })))),
    searches: {
      minisearch: (query) =>
        Promise.resolve(() => Promise.resolve(index.search(query).slice(0, LIMIT))),
    },
  }
}

const groups = <T>(items: T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
    items.slice(at * size, (at + 1) * size),
  )
