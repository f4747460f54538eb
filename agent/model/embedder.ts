/** Vectors from any OpenAI-compatible endpoint, through LangChain. */
import type { Config } from '../../core/config.ts'
import { ModelError } from '../../core/errors.ts'
import type { Embedder } from '../find/index.ts'
import { Breaker } from './breaker.ts'

export function createEmbedder(settings: NonNullable<Config['embeddingModel']>): Embedder {
  const breaker = new Breaker()
  const client = import('@langchain/openai').then(
    ({ OpenAIEmbeddings }) =>
      new OpenAIEmbeddings({
        model: settings.model,
        apiKey: settings.apiKey,
        configuration: { baseURL: settings.baseUrl },
        // Servers that ignore the base64 default give vectors of a quarter of the length.
        encodingFormat: 'float',
        maxRetries: 1,
        timeout: settings.timeoutMs,
        batchSize: 64,
      }),
  )
  return {
    model: settings.model,
    async embed(texts) {
      if (breaker.open) throw new ModelError('the embeddings endpoint failed too often; not asked')
      try {
        const vectors = await (await client).embedDocuments(texts)
        const dimension = vectors[0]?.length ?? 0
        if (
          vectors.length !== texts.length ||
          dimension === 0 ||
          vectors.some((one) => one.length !== dimension)
        )
          throw new ModelError('the embeddings endpoint returned vectors of the wrong shape')
        breaker.succeeded()
        return vectors
      } catch (error) {
        breaker.failed()
        throw error instanceof ModelError
          ? error
          : new ModelError('the embeddings call failed', { cause: error })
      }
    },
  }
}
