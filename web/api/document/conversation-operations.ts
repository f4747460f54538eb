/** The routes of the chat, for the OpenAPI document. */
import { ChatBody, FeedbackBody } from '../../bodies.ts'
import { ChatReply, ConversationShape, PassageShape } from './conversation-shapes.ts'
import { json, type Operation } from './operation.ts'

const id = 'Who knows it may read and erase the conversation.'
const done = { description: 'Done.' }

export const conversationOperations: Operation[] = [
  {
    method: 'post',
    path: '/api/v1/chat',
    id: 'ask',
    tag: 'conversation',
    summary: 'A question in, an answer with its sources out',
    description:
      'Without `Accept: application/json` the answer streams as server-sent events (status, token, done, error), each with a JSON object in `data`. The same messageId in the same conversation gives the stored answer.',
    body: ChatBody,
    success: {
      200: {
        description: 'The answer.',
        content: { 'application/json': ChatReply, 'text/event-stream': 'text' },
        headers: { 'X-Conversation-Id': 'Of the conversation, also when the server made it.' },
      },
    },
    faults: [400, 403, 413, 415, 429, 503],
  },
  {
    method: 'get',
    path: '/api/v1/conversations/{id}',
    id: 'readConversation',
    tag: 'conversation',
    summary: 'The latest turns of a conversation, oldest first',
    idIs: id,
    success: { 200: json('The turns.', ConversationShape) },
    faults: [400, 404, 429, 503],
  },
  {
    method: 'delete',
    path: '/api/v1/conversations/{id}',
    id: 'eraseConversation',
    tag: 'conversation',
    summary: 'Erase a conversation with its answers and feedback',
    idIs: id,
    success: { 204: { description: 'Erased, also when it was gone already.' } },
    faults: [400, 403, 429, 503],
  },
  {
    method: 'post',
    path: '/api/v1/conversations/{id}/feedback',
    id: 'giveFeedback',
    tag: 'conversation',
    summary: 'What one thinks of an answer; the last verdict counts',
    idIs: id,
    body: FeedbackBody,
    success: { 204: done },
    faults: [400, 403, 404, 413, 415, 429, 503],
  },
  {
    method: 'get',
    path: '/api/v1/passages/{id}',
    id: 'readPassage',
    tag: 'conversation',
    summary: 'A passage that an answer cites',
    idIs: 'From `sources` of an answer.',
    success: { 200: json('The passage.', PassageShape) },
    faults: [400, 404, 429, 503],
  },
]
