/** A stored turn: the question is safe before work starts, the answer before it is announced. */
import type pg from 'pg'
import {
  readConversation,
  readState,
  storeAnswer,
  storeQuestion,
} from '../core/db/conversations.ts'
import type { Answer, PublicAnswer, TurnEvent } from '../core/domain.ts'
import { nothingKnown } from '../core/profile.ts'
import type { AnswerOptions, Question, TurnRequest } from './door.ts'
import { maskPersonalData, tidy } from './guard.ts'
import { replies } from './replies.ts'

/** Earlier turns that a question may refer to. */
const CONTEXT_TURNS = 6
/** Longest question kept; longer ones are refused, and only their beginning is stored. */
const STORED_LENGTH = 1_000

export type AnswerOne = (question: Question, options: AnswerOptions) => Promise<Answer>

export async function* runTurn(
  pool: pg.Pool,
  answerOne: AnswerOne,
  request: TurnRequest,
  signal?: AbortSignal,
): AsyncGenerator<TurnEvent> {
  const { conversationId, messageId, channel } = request
  try {
    const question = maskPersonalData(tidy(request.text)).slice(0, STORED_LENGTH)
    const known = await storeQuestion(pool, { conversationId, messageId, channel, question })
    if (known) {
      yield* tell(messageId, known)
      return
    }
    const history = (await readConversation(pool, conversationId, CONTEXT_TURNS)) ?? []
    const state = (await readState(pool, conversationId)) ?? nothingKnown()
    const statuses = new StatusQueue()
    const working = answerOne(
      {
        text: request.text,
        history: history.filter((turn) => turn.messageId !== messageId),
        state,
        turn: { conversationId, messageId },
        short: channel !== 'web',
      },
      { signal, onStatus: (text) => statuses.push(text) },
    ).finally(() => statuses.end())
    for await (const text of statuses) yield { type: 'status', text }
    const answer = await working
    // A turn that could not be worked on stays open, so that asking again tries again.
    if (answer.status === 'unavailable') {
      yield { type: 'error', text: answer.text }
      return
    }
    if (signal?.aborted) return
    const stored = await storeAnswer(pool, conversationId, messageId, answer)
    if (stored) yield* tell(messageId, stored)
  } catch {
    yield { type: 'error', text: replies.unavailable }
  }
}

/** Only checked text is streamed: what a reader sees appear is never taken back. */
function* tell(messageId: string, answer: PublicAnswer): Generator<TurnEvent> {
  for (const piece of answer.text.match(/[\s\S]{1,80}(?:\s|$)|[\s\S]{1,80}/gu) ?? [])
    yield { type: 'token', text: piece }
  yield { type: 'done', messageId, answer }
}

/** Turns calls of `onStatus` into something a generator can wait for. */
class StatusQueue implements AsyncIterable<string> {
  private readonly waiting: string[] = []
  private ended = false
  private wake: () => void = () => {}

  push(text: string): void {
    this.waiting.push(text)
    this.wake()
  }

  end(): void {
    this.ended = true
    this.wake()
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<string> {
    for (;;) {
      while (this.waiting.length) yield this.waiting.shift()!
      if (this.ended) return
      await new Promise<void>((resolve) => (this.wake = resolve))
    }
  }
}
