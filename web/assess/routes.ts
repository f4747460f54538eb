/** Self-assessments on the web: the list, one question a page, the result. Every page works without script. */
import type { AssessmentDesk } from '../../agent/assess/index.ts'
import type { PhotoDesk } from '../../agent/assess/photos.ts'
import type { Catalogue } from '../../core/catalogue.ts'
import type { Config } from '../../core/config.ts'
import { readProfileQuery, writeProfileQuery } from '../advice/query.ts'
import { notFound } from '../faults.ts'
import type { PageFrame } from '../pages/layout.ts'
import { sendPublic } from '../portal/send-page.ts'
import { asset, page, type Route } from '../routes.ts'
import { serveAsset } from '../assets.ts'
import { readFields, textField } from './form-body.ts'
import { listPage } from './list-page.ts'
import { LIST_PATH, partPath } from './paths.ts'
import { downloadRoutes } from './download-routes.ts'
import { questionRoutes } from './question-routes.ts'
import { resultRoutes } from './result-routes.ts'
import { saveScript } from './script.ts'
import { redirectPrivately, sendPrivate } from './send.ts'
import { shareRoutes } from './share-routes.ts'
import { createVisits, type OpenVisit } from './visit.ts'

export interface AssessParts {
  catalogue: Catalogue
  desk: AssessmentDesk
  photos: PhotoDesk
  config: Pick<Config, 'publicUrl'>
  frame: PageFrame
}

/** What the routes of one assessment work with. */
export interface AssessBench extends AssessParts {
  visit: OpenVisit
  /** Address of the script of these pages. */
  script: string
}

export const NOTICES = {
  'da-xoa': 'Đã xóa bài tự đánh giá cùng mọi câu trả lời, ghi chú, ảnh, kế hoạch và quyền xem.',
}

export function assessRoutes(parts: AssessParts): Route[] {
  const { catalogue, desk, frame } = parts
  const client = saveScript()
  const script = `/tu-danh-gia.js?v=${client.version}`
  const bench: AssessBench = {
    ...parts,
    visit: createVisits(desk),
    script,
  }
  return [
    asset('get', '/tu-danh-gia.js', 'free', serveAsset(client)),
    page('get', LIST_PATH, 'read', async (request, response) => {
      const profileQuery = profileQueryOf(catalogue, request.query)
      if ('da-xoa' in request.query)
        return sendPrivate(
          request,
          response,
          listPage(frame, catalogue, { script, profileQuery, notice: NOTICES['da-xoa'] }),
        )
      await sendPublic(request, response, listPage(frame, catalogue, { script, profileQuery }), {
        keep: profileQuery ? 'private' : 'public',
      })
    }),
    page('post', `${LIST_PATH}/:id`, 'write', async (request, response) => {
      const started = await desk.start(request.params.id, {
        depth: textField(readFields(request.body), 'ban', 10) === 'quick' ? 'quick' : 'full',
        profile: readProfileQuery(catalogue, request.query),
      })
      if (!started) throw notFound('Không có bộ câu hỏi này. Xin chọn lại ở trang Tự đánh giá.')
      redirectPrivately(response, partPath(started.id))
    }),
    page('get', '/danh-gia', 'read', (_request, response) => {
      response.redirect(302, LIST_PATH)
    }),
    page('post', '/danh-gia', 'write', async (request, response) => {
      const typed = textField(readFields(request.body), 'ma', 40)
      const opened = await desk.redeem(typed)
      if (opened) return redirectPrivately(response, partPath(opened.secret))
      response.status(422)
      await sendPrivate(
        request,
        response,
        listPage(frame, catalogue, {
          script,
          profileQuery: '',
          refusedCode: typed,
        }),
      )
    }),
    ...questionRoutes(bench),
    ...resultRoutes(bench),
    ...shareRoutes(bench),
    ...downloadRoutes(bench),
  ]
}

/** Only what the catalogue knows goes on; empty when nothing is known about the firm. */
function profileQueryOf(catalogue: Catalogue, query: Record<string, unknown>): string {
  return writeProfileQuery(catalogue, readProfileQuery(catalogue, query))
}
