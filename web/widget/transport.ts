/** Talking to the server: the stream of a turn, and the small requests around it. */
import { createParser } from 'eventsource-parser'
import type { Feedback, PassageView } from '../../agent/door.ts'
import type { ConversationTurn, PublicAnswer, TurnEvent } from '../../core/domain.ts'
import { texts } from './texts.ts'

/** The server answered and said no; the message is for the reader. */
export class Refusal extends Error {
  override name = 'Refusal'
}

export interface Asked {
  conversationId: string
  messageId: string
  text: string
}

export interface AskOptions {
  signal: AbortSignal
  /** Called at every sign of life, heartbeats included. */
  onBytes: () => void
  /** One JSON answer instead of a stream, for networks that hold streams back. */
  plain: boolean
}

export class Transport {
  constructor(readonly server: string) {}

  /** Ends with `done` or `error`, or throws: a Refusal, or what fetch throws when the connection is lost. */
  async *ask(asked: Asked, { signal, onBytes, plain }: AskOptions): AsyncGenerator<TurnEvent> {
    // Browsers from before streams get one answer too.
    const asOneAnswer = plain || !('body' in Response.prototype)
    const response = await this.send('POST', '/api/v1/chat', asked, {
      signal,
      accept: asOneAnswer ? 'application/json' : 'text/event-stream',
    })
    onBytes()
    if (asOneAnswer) {
      const done = (await response.json()) as { messageId: string; answer: PublicAnswer }
      yield { type: 'done', ...done }
      return
    }
    const events: TurnEvent[] = []
    const parser = createParser({
      onEvent: ({ data }) => events.push(JSON.parse(data) as TurnEvent),
    })
    const decoder = new TextDecoder()
    const reader = response.body!.getReader()
    for (;;) {
      const { value, done } = await reader.read()
      if (done) return
      onBytes()
      parser.feed(decoder.decode(value, { stream: true }))
      yield* events.splice(0)
    }
  }

  /** 'gone' when the server no longer has it. Throws when it cannot be asked. */
  async conversation(id: string): Promise<ConversationTurn[] | 'gone'> {
    try {
      const response = await this.send('GET', `/api/v1/conversations/${id}`)
      return ((await response.json()) as { turns: ConversationTurn[] }).turns
    } catch (error) {
      if (error instanceof Refusal && error.cause === 404) return 'gone'
      throw error
    }
  }

  async erase(id: string): Promise<void> {
    await this.send('DELETE', `/api/v1/conversations/${id}`)
  }

  async giveFeedback({ conversationId, ...body }: Feedback): Promise<void> {
    await this.send('POST', `/api/v1/conversations/${conversationId}/feedback`, body)
  }

  async passage(id: string): Promise<PassageView> {
    const response = await this.send('GET', `/api/v1/passages/${encodeURIComponent(id)}`)
    return (await response.json()) as PassageView
  }

  passageUrl = (id: string): string => `${this.server}/nguon/${encodeURIComponent(id)}`
  privacyUrl = (): string => `${this.server}/quyen-rieng-tu`

  private async send(
    method: string,
    path: string,
    body?: unknown,
    { signal, accept = 'application/json' }: { signal?: AbortSignal; accept?: string } = {},
  ): Promise<Response> {
    const response = await fetch(this.server + path, {
      method,
      signal: signal ?? null,
      // No cookies in either direction: the conversation id is all there is.
      credentials: 'omit',
      headers: { accept, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (response.ok) return response
    throw new Refusal(await readMessage(response), { cause: response.status })
  }
}

/** A proxy in between may answer with a page of its own: then the words are ours. */
async function readMessage(response: Response): Promise<string> {
  try {
    const { error } = (await response.json()) as { error?: { message?: unknown } }
    if (typeof error?.message === 'string') return error.message
  } catch {
    // Not JSON.
  }
  return texts.serverTrouble
}
