/** The result, the plan, and another run to compare with. */
import { describeAssessment, type AssessmentReport } from '../../agent/report/assessment-report.ts'
import { inVietnam } from '../../agent/report/report-words.ts'
import type { AnsweredBy } from '../../core/assessment.ts'
import { notFound } from '../faults.ts'
import { page, type Route } from '../routes.ts'
import { readFields } from './form-body.ts'
import { partPath } from './paths.ts'
import { planPage, readPlan } from './plan-page.ts'
import { resultPage } from './result-page.ts'
import type { AssessBench } from './routes.ts'
import { redirectPrivately, sendPrivate } from './send.ts'
import type { Visit } from './visit.ts'

export function resultRoutes(bench: AssessBench): Route[] {
  const { catalogue, desk, frame, visit } = bench
  const describe = createDescriber(bench)
  return [
    page('get', '/danh-gia/:id/ket-qua', 'read', async (request, response) => {
      const visitor = await visit(request.params.id, 'read')
      const { checklist, answers } = visitor.assessment
      const newest = catalogue.checklists.find((one) => one.id === checklist.id)
      await sendPrivate(
        request,
        response,
        resultPage(frame, visitor, {
          report: await describe(visitor, whose(visitor, request.query.theo)),
          hasAdvice: Object.keys(answers.advisor).length > 0,
          isOutdated: (newest?.version ?? 0) > checklist.version,
          today: inVietnam(new Date().toISOString()),
        }),
      )
    }),
    page('get', '/danh-gia/:id/ke-hoach', 'read', async (request, response) => {
      const visitor = await visit(request.params.id, 'answer')
      const report = await describe(visitor, 'owner')
      const saved = 'da-luu' in request.query
      await sendPrivate(request, response, planPage(frame, visitor, report, { saved }))
    }),
    page('post', '/danh-gia/:id/ke-hoach', 'write', async (request, response) => {
      const visitor = await visit(request.params.id, 'answer')
      const report = await describe(visitor, 'owner')
      const fields = readFields(request.body)
      const { changed, faults } = readPlan(report, fields)
      if (faults.length > 0) {
        response.status(422)
        const typed = planPage(frame, visitor, report, { typed: fields, faults })
        return sendPrivate(request, response, typed)
      }
      for (const [question, item] of changed) await desk.plan(visitor.assessment.id, question, item)
      redirectPrivately(response, `${partPath(visitor.secret, 'ke-hoach')}?da-luu`)
    }),
    page('post', '/danh-gia/:id/lam-lai', 'write', async (request, response) => {
      const { assessment } = await visit(request.params.id, 'own')
      const started = await desk.start(assessment.checklist.id, {
        depth: assessment.depth,
        profile: assessment.profile,
        earlier: assessment.id,
      })
      if (!started)
        throw notFound('Bộ câu hỏi này không còn. Xin chọn bộ khác ở trang Tự đánh giá.')
      redirectPrivately(response, partPath(started.id))
    }),
    page('post', '/danh-gia/:id/day-du', 'write', async (request, response) => {
      const { assessment, secret } = await visit(request.params.id, 'own')
      await desk.deepen(assessment.id)
      redirectPrivately(response, partPath(secret))
    }),
  ]
}

/** The report by the answers of one of the two, with the run before; `withPhotos` reads the photos too. */
export function createDescriber({ catalogue, desk, photos }: AssessBench) {
  return async (
    { assessment }: Visit,
    by: AnsweredBy,
    { withPhotos = false } = {},
  ): Promise<AssessmentReport> => {
    const earlier = await desk.earlier(assessment)
    const own = await (withPhotos ? photos.load(assessment.id) : photos.list(assessment.id))
    return describeAssessment(catalogue, assessment, {
      result: desk.result(assessment, by),
      sections: desk.sections(assessment, by),
      by,
      photos: own,
      ...(earlier ? { earlier: { assessment: earlier, result: desk.result(earlier, by) } } : {}),
    })
  }
}

/** `?theo=tu-van`; a reader sees what the owner shares, which are the owner's answers. */
export const whose = ({ as }: Visit, wanted: unknown): AnsweredBy =>
  as !== 'reader' && wanted === 'tu-van' ? 'advisor' : 'owner'
