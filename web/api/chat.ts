/** `POST /api/v1/chat`: a question in, a stream of events (or one JSON answer) out. */
import type { RequestHandler, Response } from 'express'
import type { Logger } from 'pino'
import type { Assistant } from '../../agent/door.ts'
import type { TurnEvent } from '../../core/domain.ts'
import { ChatBody, readBody } from '../bodies.ts'
import { openEventStream } from '../event-stream.ts'
import { internalFault, unavailable } from '../faults.ts'
import { toFault } from '../handle-faults.ts'

export interface ChatParts {
  assistant: Assistant
  log: Logger
  /** Fires when the server must stop: a turn under way ends at once and can be asked again. */
  parking: AbortSignal
}

const PARKED =
  'Máy chủ đang khởi động lại nên câu trả lời bị dừng giữa chừng. Câu hỏi vẫn được giữ; xin bấm “Thử lại” sau ít giây.'

/** The same messageId asked again gives the stored answer, so a client may retry as often as it must. */
export function answerChat(parts: ChatParts): RequestHandler {
  return async (request, response) => {
    const body = readBody(ChatBody, request.body)
    response.setHeader('X-Conversation-Id', body.conversationId)
    const gone = new AbortController()
    response.once('close', () => gone.abort())
    const signal = AbortSignal.any([gone.signal, parts.parking])
    const events = parts.assistant.turn({ ...body, channel: 'web' }, { signal })
    const wants = request.accepts(['text/event-stream', 'application/json'])
    if (wants === 'application/json') await sendAnswer(response, events, parts)
    else await streamEvents(response, events, parts)
  }
}

async function sendAnswer(
  response: Response,
  events: AsyncIterable<TurnEvent>,
  { parking }: ChatParts,
): Promise<void> {
  try {
    for await (const event of events) {
      if (event.type === 'error') throw unavailable(event.text)
      if (event.type === 'done') {
        response.json({ messageId: event.messageId, answer: event.answer })
        return
      }
    }
  } catch (error) {
    if (response.destroyed) return
    throw parking.aborted ? unavailable(PARKED) : error
  }
  if (!response.destroyed) throw parking.aborted ? unavailable(PARKED) : internalFault()
}

async function streamEvents(
  response: Response,
  events: AsyncIterable<TurnEvent>,
  { log, parking }: ChatParts,
): Promise<void> {
  const stream = openEventStream(response)
  let ended = false
  try {
    for await (const event of events) {
      await stream.send(event)
      ended = event.type === 'done' || event.type === 'error'
      if (ended) break
    }
    if (!ended)
      await stream.send({ type: 'error', text: parking.aborted ? PARKED : internalFault().message })
  } catch (error) {
    if (response.destroyed) return
    if (!parking.aborted) log.error({ route: '/api/v1/chat', err: error }, 'turn failed')
    await stream.send({ type: 'error', text: parking.aborted ? PARKED : toFault(error).message })
  } finally {
    stream.end()
  }
}
