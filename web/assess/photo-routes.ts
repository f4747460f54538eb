/** Photos of one assessment: shown, added, removed. */
import { countPhotos } from '../../agent/assess/photos.ts'
import { describePhotos } from '../../agent/report/report-photos.ts'
import type { ChecklistQuestion } from '../../core/data/checklist-schema.ts'
import { notFound, unavailable } from '../faults.ts'
import { page, type Route } from '../routes.ts'
import { readUpload } from '../uploads.ts'
import { readFields, textField, type Fields } from './form-body.ts'
import { questionPath } from './paths.ts'
import { showPhoto } from './photo-parts.ts'
import { photosPage } from './photos-page.ts'
import type { AssessBench } from './routes.ts'
import { PRIVATE_HEADERS, redirectPrivately, sendPrivate } from './send.ts'
import type { Visit } from './visit.ts'

/** What the page of a question gives to these routes. */
export interface QuestionAccess {
  /** Throws a fault where the question does not concern this firm. */
  find(visitor: Visit, id: string): ChecklistQuestion
  show(
    visitor: Visit,
    question: ChecklistQuestion,
    state: { review: boolean; photoFaults: string[] },
  ): Promise<string>
}

/** A picture needs nothing of the page's policy, and opened by itself it may do nothing at all. */
const PICTURE_HEADERS = {
  'Content-Type': 'image/jpeg',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  // Kept, but asked for each time: what was erased must not be shown again.
  'Cache-Control': 'private, no-cache',
  'X-Robots-Tag': 'noindex, nofollow',
} as const

export function photoRoutes(
  { photos, frame, visit }: AssessBench,
  { find, show }: QuestionAccess,
): Route[] {
  return [
    page('get', '/danh-gia/:id/anh', 'read', async (request, response) => {
      const visitor = await visit(request.params.id, 'read')
      const { assessment } = visitor
      const groups = describePhotos(assessment, await photos.list(assessment.id))
      await sendPrivate(request, response, photosPage(frame, visitor, groups))
    }),
    page('get', '/danh-gia/:id/anh/:photo.jpg', 'read', async (request, response) => {
      const { assessment } = await visit(request.params.id, 'read')
      const { photo } = request.params
      const size = 'nho' in request.query ? 'small' : 'whole'
      const bytes = await photos.read(assessment.id, photo, size)
      if (!bytes) throw notFound('Không có ảnh này. Có thể ảnh đã bị xóa.')
      response.set(PICTURE_HEADERS).send(bytes)
    }),
    page('post', '/danh-gia/:id/anh', 'write', async (request, response) => {
      const visitor = await visit(request.params.id, 'answer')
      const { fields, files } = await readUpload(request, response)
      const question = find(visitor, textField(fields, 'cau', 100))
      const review = isReview(fields)
      const before = new Set((await photos.list(visitor.assessment.id)).map((one) => one.id))
      const photoFaults = await addAll(visitor, question.id, files)
      const wantsPage = request.accepts(['html', 'json']) === 'html'
      if (wantsPage && photoFaults.length === 0)
        return redirectPrivately(response, backTo(visitor, question.id, review))
      if (photoFaults.length > 0) response.status(422)
      if (wantsPage)
        return sendPrivate(
          request,
          response,
          await show(visitor, question, { review, photoFaults }),
        )
      const own = await photosOf(visitor, question.id)
      const added = own
        .map((photo, index) => showPhoto(visitor, photo, index + 1))
        .filter(({ id }) => !before.has(id))
      response.set(PRIVATE_HEADERS).json({ added, count: own.length, faults: photoFaults })
    }),
    page('post', '/danh-gia/:id/xoa-anh', 'answer', async (request, response) => {
      const visitor = await visit(request.params.id, 'answer')
      const fields = readFields(request.body)
      const question = find(visitor, textField(fields, 'cau', 100))
      // Gone already is as good.
      await photos.remove(visitor.assessment.id, textField(fields, 'anh', 20))
      if (request.accepts(['html', 'json']) === 'html')
        return redirectPrivately(response, backTo(visitor, question.id, isReview(fields)))
      const count = countPhotos(await photos.list(visitor.assessment.id))[question.id] ?? 0
      response.set(PRIVATE_HEADERS).json({ count })
    }),
  ]

  /** One after the other; what is wrong with some of them, each thing once. */
  async function addAll(visitor: Visit, question: string, files: Buffer[]): Promise<string[]> {
    if (files.length === 0) return ['Chưa chọn ảnh. Xin chọn ảnh rồi gửi lại.']
    const faults = new Set<string>()
    for (const bytes of files) {
      const { assessment, by } = visitor
      const added = await photos.add(assessment.id, { question, by, bytes })
      if (added.status === 'busy')
        throw unavailable('Đang có nhiều người gửi ảnh cùng lúc. Xin gửi lại sau ít phút.')
      if (added.status === 'gone') throw notFound('Bài tự đánh giá này vừa bị xóa.')
      if (added.status === 'refused') faults.add(added.message)
    }
    return [...faults]
  }

  async function photosOf({ assessment }: Visit, question: string) {
    return (await photos.list(assessment.id)).filter((one) => one.question === question)
  }
}

const isReview = (fields: Fields): boolean => textField(fields, 've', 20) === 'xem-lai'

const backTo = ({ secret }: Visit, question: string, review: boolean): string =>
  `${questionPath(secret, question, review)}#anh`
