/** Reading and erasing a conversation, and telling what one thinks of an answer. */
import type { RequestHandler } from 'express'
import { isConversationId, type Assistant } from '../../agent/door.ts'
import { FeedbackBody, readBody } from '../bodies.ts'
import { notFound } from '../faults.ts'

const noConversation = () =>
  notFound('Không còn hội thoại này. Có thể đã được xóa hoặc đã hết thời hạn lưu.')

/** `GET /api/v1/conversations/:id` -> { turns }, oldest first. Who knows the id may read it. */
export const showConversation =
  (assistant: Assistant): RequestHandler<{ id: string }> =>
  async (request, response) => {
    const { id } = request.params
    const turns = isConversationId(id) ? await assistant.conversation(id) : undefined
    if (!turns) throw noConversation()
    response.json({ turns })
  }

/** `DELETE /api/v1/conversations/:id` -> 204, also when it is gone already: a lost reply may be asked again. */
export const eraseConversation =
  (assistant: Assistant): RequestHandler<{ id: string }> =>
  async (request, response) => {
    const { id } = request.params
    if (isConversationId(id)) await assistant.eraseConversation(id)
    response.status(204).end()
  }

/** `POST /api/v1/conversations/:id/feedback` -> 204; the last verdict on an answer counts. */
export const takeFeedback =
  (assistant: Assistant): RequestHandler<{ id: string }> =>
  async (request, response) => {
    const body = readBody(FeedbackBody, request.body)
    const conversationId = request.params.id
    if (!isConversationId(conversationId)) throw noConversation()
    const taken = await assistant.giveFeedback({ conversationId, ...body })
    if (!taken) throw notFound('Không tìm thấy câu trả lời này nên chưa ghi được góp ý.')
    response.status(204).end()
  }
