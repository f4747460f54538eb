/** The door for code: builds the assistant from its parts. */
import type pg from 'pg'
import type { Catalogue } from '../core/catalogue.ts'
import type { Config } from '../core/config.ts'
import { eraseConversation, readConversation, storeFeedback } from '../core/db/conversations.ts'
import { createAssessmentDesk } from './assess/index.ts'
import { answerQuestion, type Parts } from './answer.ts'
import type { Assistant } from './door.ts'
import { createSearch, type Embedder } from './find/index.ts'
import { maskPersonalData, tidy } from './guard.ts'
import { Breaker } from './model/breaker.ts'
import { createEmbedder } from './model/embedder.ts'
import { createWriter } from './model/langchain-writer.ts'
import { createModelProfileReader } from './model/profile-reader.ts'
import { viewPassage } from './passages.ts'
import { createProfileReader } from './recommend/index.ts'
import { starters } from './replies.ts'
import { runTurn } from './turns.ts'
import { createUnderstanding } from './understand/index.ts'

export type * from './door.ts'
export { isConversationId, MAX_QUESTION_LENGTH, newConversationId } from './door.ts'
export { createSearch, type Embedder, type Search, type SearchHit } from './find/index.ts'
export { createEmbedder } from './model/embedder.ts'
export { embedMissing } from './model/embed-missing.ts'

export interface AssistantParts {
  pool: pg.Pool
  catalogue: Catalogue
  config: Pick<Config, 'chatModel' | 'embeddingModel' | 'publicUrl'>
  /** Put before the address of a source; "" gives addresses below the site's own root. */
  baseUrl?: string
}

/** Turns shown when a conversation is opened again. */
const SHOWN_TURNS = 100

export function createAssistant({
  pool,
  catalogue,
  config,
  baseUrl = config.publicUrl ?? '',
}: AssistantParts): Assistant {
  const embedder: Embedder | undefined =
    config.embeddingModel && createEmbedder(config.embeddingModel)
  const understand = createUnderstanding(catalogue)
  const readProfile = createProfileReader(catalogue)
  const parts: Parts = {
    catalogue,
    search: createSearch({ pool, ...(embedder ? { embedder } : {}) }),
    understand,
    readProfile,
    urlOfPage: (path) => `${baseUrl}${path}`,
    desk: createAssessmentDesk(pool, catalogue),
    urlOf: (passageId) => `${baseUrl}/nguon/${encodeURIComponent(passageId)}`,
  }
  if (config.chatModel) {
    // One endpoint, one breaker: what fails for one use is not asked by the other.
    const breaker = new Breaker()
    parts.writer = createWriter(config.chatModel, parts, breaker)
    parts.profileReader = createModelProfileReader(config.chatModel, breaker)
  }
  const answer: Assistant['answer'] = (question, options) =>
    answerQuestion(parts, question, options)
  return {
    answer,
    turn: (request, { signal } = {}) => runTurn(pool, answer, request, signal),
    conversation: (id) => readConversation(pool, id, SHOWN_TURNS),
    eraseConversation: (id) => eraseConversation(pool, id),
    giveFeedback: ({ comment, ...feedback }) =>
      storeFeedback(pool, {
        ...feedback,
        ...(comment ? { comment: maskPersonalData(tidy(comment)).slice(0, 1_000) } : {}),
      }),
    passage: (id) => viewPassage(pool, catalogue, id),
    starters,
  }
}
