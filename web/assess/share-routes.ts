/** Codes, who can see, and erasing: the owner's alone. */
import type { Request } from 'express'
import { fold } from '../../core/text.ts'
import { page, type Route } from '../routes.ts'
import { readFields, textField } from './form-body.ts'
import { LIST_PATH, partPath } from './paths.ts'
import type { AssessBench } from './routes.ts'
import { redirectPrivately, sendPrivate } from './send.ts'
import { ERASE_WORD, MAX_LABEL_LENGTH, PURPOSES, sharePage } from './share-page.ts'

export function shareRoutes({ desk, frame, visit, config }: AssessBench): Route[] {
  /** Where no public address is set, the one that the owner came by. */
  const originOf = (request: Request): string =>
    config.publicUrl ?? `${request.protocol}://${request.get('host') ?? ''}`
  return [
    page('get', '/danh-gia/:id/chia-se', 'read', async (request, response) => {
      const visitor = await visit(request.params.id, 'own')
      const accesses = await desk.accesses(visitor.assessment.id)
      const revoked = 'da-thu-hoi' in request.query
      await sendPrivate(request, response, sharePage(frame, visitor, { accesses, revoked }))
    }),
    page('post', '/danh-gia/:id/chia-se', 'write', async (request, response) => {
      const visitor = await visit(request.params.id, 'own')
      const fields = readFields(request.body)
      const wanted = textField(fields, 'muc-dich', 20)
      const purpose = PURPOSES.find((one) => one === wanted) ?? 'continue'
      const label = textField(fields, 'cho-ai', MAX_LABEL_LENGTH)
      const code = await desk.share(visitor.assessment.id, purpose, label)
      const accesses = await desk.accesses(visitor.assessment.id)
      // Shown at once and never again: an address that carried the code would stay in the history.
      await sendPrivate(
        request,
        response,
        sharePage(frame, visitor, {
          accesses,
          code: { code, purpose, origin: originOf(request) },
        }),
      )
    }),
    page('post', '/danh-gia/:id/thu-hoi', 'write', async (request, response) => {
      const { assessment, secret } = await visit(request.params.id, 'own')
      await desk.revoke(assessment.id, textField(readFields(request.body), 'quyen', 60))
      redirectPrivately(response, `${partPath(secret, 'chia-se')}?da-thu-hoi`)
    }),
    page('post', '/danh-gia/:id/xoa', 'write', async (request, response) => {
      const visitor = await visit(request.params.id, 'own')
      const { id } = visitor.assessment
      const typed = textField(readFields(request.body), 'xac-nhan', 20)
      if (fold(typed) !== fold(ERASE_WORD)) {
        response.status(422)
        const accesses = await desk.accesses(id)
        const again = sharePage(frame, visitor, { accesses, eraseFault: true })
        return sendPrivate(request, response, again)
      }
      await desk.erase(id)
      redirectPrivately(response, `${LIST_PATH}?da-xoa`)
    }),
  ]
}
