/** The steps of a self-assessment in a conversation: ask, keep, rest, tell, share, erase. */
import type { Assessment, Depth } from '../../core/assessment.ts'
import type { AnswerValue, Checklist, ChecklistQuestion } from '../../core/data/checklist-schema.ts'
import type { Choice } from '../../core/domain.ts'
import type { AssessmentPlace } from '../../core/profile.ts'
import {
  draft,
  paragraphs,
  type AssessBench,
  type Draft,
  type Workbench,
} from '../compose/draft.ts'
import { fill, replies } from '../replies.ts'
import {
  askedQuestions,
  countOf,
  goOnWith,
  minutesLeft,
  nextOpenQuestion,
  openFacts,
} from './flow.ts'
import { CODE_MINUTES } from './index.ts'
import type { Said } from './read-answer.ts'
import { answerChoices, commandChoices, sayQuestion, sayResult } from './say.ts'

export type Bench = Workbench & {
  assess: AssessBench & { turn: NonNullable<AssessBench['turn']> }
}

/** Before the id of a fact that is asked like a question. */
export const FACT = 'fact:'

export const intro = ({ checklist, depth }: Assessment): string => {
  const figures = (version: Depth) => {
    const count = countOf(checklist, version)
    return { count: String(count), minutes: String(minutesLeft(checklist, count)) }
  }
  const { title } = checklist
  return paragraphs(
    fill(replies.assessIntro, { title, ...figures(depth) }),
    depth === 'quick' && fill(replies.assessIntroQuick, figures('full')),
  )
}

interface AskOptions {
  lead?: string
  from?: string
  question?: ChecklistQuestion
  /** To be kept until the question is answered. */
  note?: string
}

/** Asks the next fact or question; without any left, tells the result. */
export async function ask(
  bench: Bench,
  assessment: Assessment,
  { lead, from, question, note }: AskOptions = {},
): Promise<Draft> {
  const { catalogue, assess } = bench
  const [fact] = openFacts(catalogue, assessment.checklist, assessment.profile)
  if (fact)
    return at(
      bench,
      assessment,
      `${FACT}${fact.id}`,
      paragraphs(
        lead,
        `**${fact.question}**`,
        `*${fact.why}*`,
        fact.many && replies.assessManyFacts,
      ),
      [
        ...fact.choices.map(({ label }) => ({ label, text: label })),
        { label: replies.doNotKnow, text: replies.doNotKnow },
      ],
    )
  const sections = assess.desk.sections(assessment)
  const questions = askedQuestions(sections)
  const next = question ?? nextOpenQuestion(questions, assessment.answers.owner, from)
  if (!next) return result(bench, assessment)
  return at(
    bench,
    assessment,
    next.id,
    paragraphs(lead, sayQuestion(assessment, sections, next)),
    [...answerChoices(next), ...commandChoices('why', 'pause')],
    note ? { note } : {},
  )
}

export const at = (
  { state }: Bench,
  { id }: Assessment,
  question: string,
  text: string,
  choices: Draft['choices'],
  { wants, note = pendingNote(state, id, question) }: Pick<AssessmentPlace, 'wants' | 'note'> = {},
): Draft =>
  draft('clarify', text, {
    choices,
    state: {
      profile: state.profile,
      asked: state.asked,
      assessment: { id, question, ...(wants ? { wants } : {}), ...(note ? { note } : {}) },
    },
  })

/** What was noted on this question while it was open. */
const pendingNote = (
  { assessment: place }: Bench['state'],
  id: string,
  question: string,
): string | undefined => (place?.id === id && place.question === question ? place.note : undefined)

export async function store(
  bench: Bench,
  assessment: Assessment,
  question: ChecklistQuestion,
  answer: { value: AnswerValue; reason?: string },
): Promise<Draft> {
  const note =
    pendingNote(bench.state, assessment.id, question.id) ??
    assessment.answers.owner[question.id]?.note
  await bench.assess.desk.answer(assessment, {
    ...answer,
    ...(note ? { note } : {}),
    // The message is the event: told twice, it is one answer.
    eventId: bench.assess.turn.messageId,
    question: question.id,
    by: 'owner',
  })
  return ask(bench, await reopened(bench, assessment), { from: question.id })
}

export const reopened = async ({ assess }: Bench, { id }: Assessment): Promise<Assessment> =>
  (await assess.desk.open(id))!.assessment

export function resume(bench: Bench, assessment: Assessment): Promise<Draft> {
  const questions = askedQuestions(bench.assess.desk.sections(assessment))
  return ask(bench, assessment, {
    lead: fill(replies.assessResume, {
      title: assessment.checklist.title,
      answered: String(questions.filter(({ id }) => assessment.answers.owner[id]).length),
      asked: String(questions.length),
    }),
  })
}

/** From the quick version to the full one, at the first question that is open. */
export async function deepen(bench: Bench, assessment: Assessment): Promise<Draft> {
  await bench.assess.desk.deepen(assessment.id)
  const full = await reopened(bench, assessment)
  const open = askedQuestions(bench.assess.desk.sections(full)).filter(
    ({ id }) => !full.answers.owner[id],
  )
  return ask(bench, full, {
    lead: fill(replies.assessDeepened, { open: String(open.length) }),
  })
}

/** Keeps the assessment at hand without an open question. */
const rest = (
  { state }: Bench,
  { id }: Assessment,
  text: string,
  choices = commandChoices('resume', 'result', 'share'),
): Draft =>
  draft('clarify', text, {
    choices,
    state: { profile: state.profile, asked: state.asked, assessment: { id } },
  })

async function result(bench: Bench, assessment: Assessment): Promise<Draft> {
  const { desk, urlOfPage } = bench.assess
  const found = desk.result(assessment)
  if (found.answered === found.asked) await desk.finish(assessment.id)
  const text = paragraphs(
    sayResult(bench.catalogue, assessment, found),
    fill(replies.assessReport, { url: urlOfPage(`/danh-gia/${assessment.id}/ket-qua`) }),
  )
  const open = found.answered < found.asked
  const next = goOnWith(bench.catalogue, assessment).map(({ checklist }) => startChoice(checklist))
  const choices = [
    ...(open ? commandChoices('resume') : []),
    ...(assessment.depth === 'quick' ? commandChoices('full') : []),
    ...commandChoices('advise', 'share'),
    ...(open ? [] : next.slice(0, 3)),
  ]
  return { ...rest(bench, assessment, text, choices), document: 'assessment' }
}

async function share(
  bench: Bench,
  assessment: Assessment,
  kind: 'share' | 'advise',
): Promise<Draft> {
  const code = await bench.assess.desk.share(
    assessment.id,
    kind === 'share' ? 'continue' : 'advise',
  )
  const template = kind === 'share' ? replies.assessCode : replies.assessAdviseCode
  return rest(
    bench,
    assessment,
    fill(template, { code, minutes: String(CODE_MINUTES) }),
    commandChoices('resume', 'result'),
  )
}

export async function redeem(bench: Bench, code: string): Promise<Draft> {
  const { desk, turn } = bench.assess
  const found = await desk.redeem(code)
  const opened = found?.purpose === 'continue' ? await desk.open(found.secret) : undefined
  if (!opened) return draft('clarify', replies.assessCodeWrong)
  await desk.link(opened.assessment.id, turn.conversationId)
  return resume(bench, opened.assessment)
}

async function erase(bench: Bench, assessment: Assessment): Promise<Draft> {
  await bench.assess.desk.erase(assessment.id)
  return draft('clarify', replies.assessErased, {
    state: { profile: bench.state.profile, asked: bench.state.asked },
  })
}

const ANYWHERE = ['pause', 'result', 'share', 'advise', 'erase', 'full'] as const
type Anywhere = (typeof ANYWHERE)[number]

/** True for what can be said whether a question is open or not. */
export const isAnywhere = (kind: Said['kind']): kind is Anywhere =>
  ANYWHERE.some((one) => one === kind)

/** `number`: of the question that is open. */
export async function obeyAnywhere(
  bench: Bench,
  assessment: Assessment,
  kind: Anywhere,
  number = 1,
): Promise<Draft> {
  switch (kind) {
    case 'pause': {
      const { title } = assessment.checklist
      return rest(bench, assessment, fill(replies.assessPaused, { title, number: String(number) }))
    }
    case 'result':
      return result(bench, assessment)
    case 'share':
    case 'advise':
      return share(bench, assessment, kind)
    case 'erase':
      return erase(bench, assessment)
    case 'full':
      return deepen(bench, assessment)
  }
}

export const choose = ({ catalogue }: Workbench): Draft =>
  draft('clarify', replies.assessList, {
    choices: catalogue.checklists.map(startChoice),
  })

const startChoice = ({ title }: Checklist): Choice => ({
  label: title,
  text: fill(replies.assessStart, { title }),
})
