/** Facts first, then one question a page, then the list of answers. */
import {
  askedQuestions,
  nextOpenQuestion,
  openFacts,
  type AskedSection,
} from '../../agent/assess/index.ts'
import { countPhotos } from '../../agent/assess/photos.ts'
import { newConversationId } from '../../agent/door.ts'
import type { Assessment } from '../../core/assessment.ts'
import type { ChecklistQuestion } from '../../core/data/checklist-schema.ts'
import { badRequest } from '../faults.ts'
import { page, type Route } from '../routes.ts'
import { explainFault, readAnswer, storeAnswer, type SentAnswer } from './answer-form.ts'
import { factsPage, withFacts } from './facts-page.ts'
import { readFields } from './form-body.ts'
import { partPath, questionPath } from './paths.ts'
import { photoRoutes } from './photo-routes.ts'
import { questionPage } from './question-page.ts'
import { reviewPage } from './review-page.ts'
import type { AssessBench } from './routes.ts'
import { PRIVATE_HEADERS, redirectPrivately, sendPrivate } from './send.ts'
import type { Visit } from './visit.ts'

export function questionRoutes(bench: AssessBench): Route[] {
  const { catalogue, desk, photos, frame, visit, script } = bench
  const sectionsOf = ({ by }: Visit, assessment: Assessment): AskedSection[] =>
    desk.sections(assessment, by)

  /** Facts, then the first open question behind `from`, then the list of answers. */
  async function wayOn(visitor: Visit, assessment: Assessment, from?: string): Promise<string> {
    const { secret, as, by } = visitor
    if (as === 'owner' && openFacts(catalogue, assessment.checklist, assessment.profile).length)
      return partPath(secret, 'co-so')
    const questions = askedQuestions(sectionsOf(visitor, assessment))
    const next = nextOpenQuestion(questions, assessment.answers[by], from)
    if (next) return questionPath(secret, next.id)
    if (as === 'owner') await desk.finish(assessment.id)
    return partPath(secret, 'xem-lai')
  }

  const showQuestion = async (
    visitor: Visit,
    question: ChecklistQuestion,
    sent: Pick<SentAnswer, 'review'> & Partial<SentAnswer> & { photoFaults?: string[] },
    fault?: Parameters<typeof explainFault>[0],
  ): Promise<string> => {
    const own = (await photos.list(visitor.assessment.id)).filter(
      (one) => one.question === question.id,
    )
    return questionPage(frame, catalogue, visitor, {
      sections: sectionsOf(visitor, visitor.assessment),
      question,
      eventId: sent.formId ?? newConversationId(),
      review: sent.review,
      draft: fault ? sent : (visitor.assessment.answers[visitor.by][question.id] ?? {}),
      ...(fault ? { fault: explainFault(fault) } : {}),
      photos: own,
      ...(sent.photoFaults ? { photoFaults: sent.photoFaults } : {}),
      script,
    })
  }

  /** The page was made before another answer closed this question. */
  function findAsked(visitor: Visit, id: string): ChecklistQuestion {
    const question = findQuestion(sectionsOf(visitor, visitor.assessment), id)
    if (!question) throw badRequest('Câu hỏi này không còn áp dụng. Xin mở lại bài tự đánh giá.')
    return question
  }

  return [
    page('get', '/danh-gia/:id', 'read', async (request, response) => {
      const visitor = await visit(request.params.id, 'read')
      const { assessment, as, secret } = visitor
      if (as === 'reader') return redirectPrivately(response, partPath(secret, 'ket-qua'))
      const question = findQuestion(sectionsOf(visitor, assessment), request.query.cau)
      if (!question) return redirectPrivately(response, await wayOn(visitor, assessment))
      const review = request.query.ve === 'xem-lai'
      await sendPrivate(request, response, await showQuestion(visitor, question, { review }))
    }),
    page('post', '/danh-gia/:id/tra-loi', 'answer', async (request, response) => {
      const visitor = await visit(request.params.id, 'answer')
      const sent = readAnswer(readFields(request.body))
      const question = findAsked(visitor, sent.question)
      const outcome = await storeAnswer(desk, visitor, sent)
      const wantsPage = request.accepts(['html', 'json']) === 'html'
      if ('fault' in outcome) {
        const { fault } = outcome
        if (fault === 'unknown-question') throw badRequest()
        response.status(422)
        if (wantsPage)
          return sendPrivate(request, response, await showQuestion(visitor, question, sent, fault))
        return void response
          .set(PRIVATE_HEADERS)
          .json({ error: { code: fault, message: explainFault(fault).message } })
      }
      const next = sent.review
        ? partPath(visitor.secret, 'xem-lai')
        : await wayOn(visitor, outcome.stored, question.id)
      if (wantsPage) return redirectPrivately(response, next)
      response.set(PRIVATE_HEADERS).json({ next })
    }),
    page('get', '/danh-gia/:id/co-so', 'read', async (request, response) => {
      const visitor = await visit(request.params.id, 'own')
      await sendPrivate(request, response, factsPage(frame, catalogue, visitor))
    }),
    page('post', '/danh-gia/:id/co-so', 'answer', async (request, response) => {
      const visitor = await visit(request.params.id, 'own')
      const { id, checklist, profile } = visitor.assessment
      const known = withFacts(catalogue, checklist, profile, readFields(request.body))
      await desk.setProfile(id, known)
      const changed = { ...visitor.assessment, profile: known }
      redirectPrivately(response, await wayOn(visitor, changed))
    }),
    page('get', '/danh-gia/:id/xem-lai', 'read', async (request, response) => {
      const visitor = await visit(request.params.id, 'answer')
      const sections = sectionsOf(visitor, visitor.assessment)
      const counts = countPhotos(await photos.list(visitor.assessment.id))
      await sendPrivate(request, response, reviewPage(frame, visitor, sections, counts))
    }),
    ...photoRoutes(bench, { find: findAsked, show: showQuestion }),
  ]
}

const findQuestion = (sections: AskedSection[], id: unknown): ChecklistQuestion | undefined =>
  typeof id === 'string' ? askedQuestions(sections).find((one) => one.id === id) : undefined
