/** A self-assessment in a conversation: one question at a time, every answer stored before the next is asked. */
import type { Assessment } from '../../core/assessment.ts'
import type { AnswerValue, ChecklistQuestion } from '../../core/data/checklist-schema.ts'
import { tidyCode } from '../../core/db/assessment-access.ts'
import type { AssessmentPlace } from '../../core/profile.ts'
import { fold } from '../../core/text.ts'
import { bullets, draft, paragraphs, type Draft, type Workbench } from '../compose/draft.ts'
import { fill, replies } from '../replies.ts'
import { maskPersonalData } from '../guard.ts'
import { replyToFact } from './fact-step.ts'
import { findChecklist, wantsAssessment, wantsFull } from './find-checklist.ts'
import { askedQuestions } from './flow.ts'
import { isQuestion, readSaid, type Said } from './read-answer.ts'
import { answerChoices, sayClause, sayDemand } from './say.ts'
import {
  ask,
  at,
  choose,
  deepen,
  FACT,
  intro,
  isAnywhere,
  obeyAnywhere,
  redeem,
  reopened,
  resume,
  store,
  type Bench,
} from './steps.ts'

/** After "Tôi hiểu câu trả lời của bạn là ... Đúng không?" */
const CONFIRMS = /^(?:dung|vang|phai|ok|uh?)\b.{0,8}$/
const DENIES = /^(?:khong(?: phai| dung)?|sai)$/
const RESUMES = /^(?:lam|tra loi|danh gia) tiep\b|^tiep tuc\b/

/** Undefined when the message has nothing to do with a self-assessment. */
export async function composeAssessment(bench: Workbench): Promise<Draft | undefined> {
  const { assess, understanding, state } = bench
  if (!assess) return undefined
  const typed = understanding.typed
  const wanted = wantsAssessment(typed)
  if (!assess.turn)
    return wanted
      ? draft('clarify', fill(replies.assessOnWeb, { url: assess.urlOfPage('/tu-danh-gia') }))
      : undefined
  const here: Bench = { ...bench, assess: { ...assess, turn: assess.turn } }
  const code = tidyCode(typed.replace(/^(?:nhập |mã )*(?:mã)?[:\s]*/iu, ''))
  if (code) return redeem(here, code)
  const place = state.assessment
  const opened = place && (await assess.desk.open(place.id))
  if (opened && RESUMES.test(fold(typed)) && readSaid(typed)?.kind !== 'full')
    return resume(here, opened.assessment)
  if (place?.question && opened) {
    const reply = await replyTo(here, opened.assessment, place, place.question)
    if (reply) return reply
  }
  if (opened && !wanted) {
    const said = readSaid(typed)
    if (said && isAnywhere(said.kind) && said.kind !== 'pause')
      return obeyAnywhere(here, opened.assessment, said.kind)
  }
  if (!wanted) return undefined
  const checklist = findChecklist(bench.catalogue, typed)
  if (!checklist) return choose(bench)
  const depth = wantsFull(typed) ? 'full' : 'quick'
  if (opened && opened.assessment.checklist.id === checklist.id) {
    if (depth === 'full' && opened.assessment.depth === 'quick')
      return deepen(here, opened.assessment)
    if (!opened.assessment.finishedAt) return resume(here, opened.assessment)
  }
  const started = await assess.desk.start(checklist.id, {
    depth,
    profile: state.profile,
    conversationId: assess.turn.conversationId,
  })
  return started && ask(here, started, { lead: intro(started) })
}

/** Undefined when the words are no answer and no command: then they are a question of their own. */
async function replyTo(
  bench: Bench,
  assessment: Assessment,
  place: AssessmentPlace,
  current: string,
): Promise<Draft | undefined> {
  const { typed } = bench.understanding
  if (current.startsWith(FACT)) return replyToFact(bench, assessment, current.slice(FACT.length))
  const sections = bench.assess.desk.sections(assessment)
  const questions = askedQuestions(sections)
  const question = questions.find((one) => one.id === current)
  if (!question) return ask(bench, assessment)
  const said = readSaid(typed)
  if (place.wants?.kind === 'reason' && !(said && said.kind !== 'maybe' && said.kind !== 'answer'))
    return store(bench, assessment, question, { value: 'na', reason: typed })
  if (place.wants?.kind === 'confirm') {
    if (CONFIRMS.test(fold(typed).trim()))
      return take(bench, assessment, question, place.wants.value)
    if (DENIES.test(fold(typed).trim())) return ask(bench, assessment, { question })
  }
  if (said) return obey(bench, assessment, question, questions, said)
  return isQuestion(bench.understanding)
    ? undefined
    : ask(bench, assessment, {
        question,
        lead: fill(replies.assessNotUnderstood, {
          count: String(answerChoices(question).length),
        }),
      })
}

async function obey(
  bench: Bench,
  assessment: Assessment,
  question: ChecklistQuestion,
  questions: ChecklistQuestion[],
  said: Said,
): Promise<Draft> {
  const again = (lead: string) => ask(bench, assessment, { question, lead })
  const index = questions.indexOf(question)
  switch (said.kind) {
    case 'answer':
      return take(bench, assessment, question, said.value)
    case 'maybe':
      return at(
        bench,
        assessment,
        question.id,
        fill(replies.assessConfirm, { answer: replies.answers[said.value] }),
        [{ label: 'Đúng', text: 'Đúng' }, ...answerChoices(question)],
        { wants: { kind: 'confirm', value: said.value } },
      )
    case 'why':
      return again(
        paragraphs(
          fill(replies.assessWhy, { why: question.why }),
          sayDemand(bench.catalogue, question),
          fill(replies.assessPartly, { partly: question.partly }),
          question.clause &&
            fill(replies.assessClause, { clause: sayClause(bench.catalogue, question) }),
        ),
      )
    case 'examples':
      return again(`${replies.assessExamples}\n${bullets(question.evidence)}`)
    case 'back':
      return ask(bench, assessment, { question: questions[Math.max(0, index - 1)]! })
    case 'skip':
      return ask(bench, assessment, { from: question.id })
    case 'goto':
      return ask(bench, assessment, {
        question: questions[Math.min(Math.max(1, said.number), questions.length) - 1]!,
      })
    case 'note': {
      // A note belongs to an answer: until there is one, the conversation keeps it.
      const given = assessment.answers.owner[question.id]
      if (!given)
        return ask(bench, assessment, {
          question,
          lead: replies.assessNotePending,
          note: maskPersonalData(said.text),
        })
      await bench.assess.desk.answer(assessment, {
        ...given,
        eventId: `${bench.assess.turn.messageId}:note`,
        question: question.id,
        by: 'owner',
        note: said.text,
      })
      return ask(bench, await reopened(bench, assessment), { question, lead: replies.assessNoted })
    }
    default:
      return obeyAnywhere(bench, assessment, said.kind, index + 1)
  }
}

async function take(
  bench: Bench,
  assessment: Assessment,
  question: ChecklistQuestion,
  value: AnswerValue,
): Promise<Draft> {
  if (value !== 'na') return store(bench, assessment, question, { value })
  if (!question.allowsNa) return ask(bench, assessment, { question, lead: replies.assessNoNa })
  return at(
    bench,
    assessment,
    question.id,
    replies.assessReason,
    replies.assessReasons.map((text) => ({ label: text, text })),
    { wants: { kind: 'reason', value } },
  )
}
