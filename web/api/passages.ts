/** Passages that answers cite. */
import type { RequestHandler } from 'express'
import type { Assistant, PassageView } from '../../agent/door.ts'
import { notFound } from '../faults.ts'

/** The passage, or a fault that says why an old link may lead nowhere. */
export async function findPassage(assistant: Assistant, id: string): Promise<PassageView> {
  // Postgres refuses NUL, and no id is that long: such a request needs no query.
  const passage = id.length <= 300 && !id.includes('\0') ? await assistant.passage(id) : undefined
  if (!passage)
    throw notFound(
      'Không tìm thấy đoạn văn bản này. Có thể văn bản đã được cập nhật; xin hỏi lại để có nguồn mới.',
    )
  return passage
}

/** `GET /api/v1/passages/:id` -> PassageView. */
export const showPassage =
  (assistant: Assistant): RequestHandler<{ id: string }> =>
  async (request, response) => {
    response.json(await findPassage(assistant, request.params.id))
  }
