/** For tests: the assistant on the real content, in a database of its own. */
import type { Catalogue } from '../core/catalogue.ts'
import type { Config } from '../core/config.ts'
import { loadCatalogue } from '../core/data/load.ts'
import type { Database } from '../core/db/open.ts'
import { testDatabase } from '../core/testing.ts'
import { ingestContent } from '../ingest/index.ts'
import { createAssistant, type Assistant } from './index.ts'

export interface TestLibrary extends Database {
  catalogue: Catalogue
  /** An assistant by rules alone, or with the models that the settings name. */
  assistant: (settings?: Partial<Pick<Config, 'chatModel' | 'embeddingModel'>>) => Assistant
}

/** Takes some seconds: once a test file. */
export async function openLibrary(): Promise<TestLibrary> {
  const catalogue = loadCatalogue()
  const database = await testDatabase()
  await ingestContent(database.pool, catalogue)
  return {
    ...database,
    catalogue,
    assistant: (settings = {}) =>
      createAssistant({
        pool: database.pool,
        catalogue,
        config: {
          chatModel: undefined,
          embeddingModel: undefined,
          publicUrl: undefined,
          ...settings,
        },
      }),
  }
}
