/** A self-assessment in words: the question with its place, and what came out. */
import type { Assessment, AssessmentResult } from '../../core/assessment.ts'
import type { Catalogue } from '../../core/catalogue.ts'
import type { ChecklistQuestion } from '../../core/data/checklist-schema.ts'
import type { Choice } from '../../core/domain.ts'
import { bullets, paragraphs } from '../compose/draft.ts'
import { fill, replies } from '../replies.ts'
import { askedQuestions, countOf, minutesLeft, type AskedSection } from './flow.ts'
import { VALUES } from './read-answer.ts'
import { ENOUGH } from './score.ts'

/** Rounded down: 99.6% is not all. */
export const percent = (share: number): string => `${Math.floor(share * 100)}%`

export const answerChoices = (question: ChecklistQuestion): Choice[] =>
  VALUES.filter((value) => value !== 'na' || question.allowsNa).map((value) => ({
    label: replies.answers[value],
    text: replies.answers[value],
  }))

export const commandChoices = (...names: (keyof typeof replies.assessCommands)[]): Choice[] =>
  names.map((name) => ({ label: replies.assessCommands[name], text: replies.assessCommands[name] }))

/** "**Câu 7/24** · Vệ sinh nhà xưởng (còn khoảng 5 phút)" and the question. */
export function sayQuestion(
  assessment: Assessment,
  sections: AskedSection[],
  question: ChecklistQuestion,
): string {
  const questions = askedQuestions(sections)
  const number = questions.findIndex((one) => one.id === question.id) + 1
  const section = sections.find(({ questions: own }) => own.some(({ id }) => id === question.id))!
  const given = assessment.answers.owner[question.id]
  const open = questions.filter((one) => !assessment.answers.owner[one.id]).length
  return paragraphs(
    fill(replies.assessPlace, {
      number: String(number),
      all: String(questions.length),
      section: section.title,
      minutes: String(minutesLeft(assessment.checklist, open)),
    }),
    `**${question.text}**`,
    given && fill(replies.assessGiven, { answer: replies.answers[given.value] }),
  )
}

/** "Luật 55/2010/QH12"; the number alone where the catalogue does not have it as a law. */
export function lawName(catalogue: Catalogue, ref: string): string {
  const target = catalogue.resolveRef(ref)
  return target && 'law' in target ? target.law.name : ref
}

/** That the law demands it, by what, and what to know about that; undefined where none does. */
export const sayDemand = (
  catalogue: Catalogue,
  { knockout }: ChecklistQuestion,
): string | undefined =>
  knockout &&
  [fill(replies.assessDemand, { law: lawName(catalogue, knockout.by) }), knockout.note]
    .filter(Boolean)
    .join(' ')

export const sayClause = (catalogue: Catalogue, { clause }: ChecklistQuestion): string => {
  if (!clause) return ''
  const name = lawName(catalogue, clause.ref)
  const place = clause.place ? `, ${clause.place}` : ''
  return `${name}${place}${place && !clause.verified ? ` ${replies.clauseUnverified}` : ''}`
}

/** The sentence that says how ready the firm is, with the score and what it rests on. */
export const sayReadiness = (result: AssessmentResult): string =>
  `**${replies.readiness[result.readiness]}** ${sayFigures(result)}`

/** "Điểm 67/100, tính trên 80% nội dung có câu trả lời rõ."; for now only, while that is too little to conclude from. */
export function sayFigures({ score, coverage }: AssessmentResult): string {
  if (score === undefined) return replies.assessNoScore
  const template = coverage < ENOUGH ? replies.assessScoreSoFar : replies.assessScore
  return fill(template, { score: String(score), coverage: percent(coverage) })
}

/** What a quick version leaves out; undefined for a full one. */
export const sayDepth = (
  { depth, checklist }: Assessment,
  { asked }: AssessmentResult,
): string | undefined =>
  depth === 'quick'
    ? fill(replies.assessOnlyQuick, {
        asked: String(asked),
        count: String(countOf(checklist, 'full')),
      })
    : undefined

/** For a chat: readiness, what the law demands first, three steps, and what to find out. */
export function sayResult(
  catalogue: Catalogue,
  assessment: Assessment,
  result: AssessmentResult,
): string {
  const blockers = result.gaps.filter((gap) => gap.isBlocker)
  const rest = result.gaps.filter((gap) => !gap.isBlocker)
  const unknown = result.toFindOut.filter((question) => !question.knockout)
  // What has not been asked yet is no news in the middle of a conversation.
  const unsettled = result.toFindOut.filter((question) => question.knockout)
  const scored = result.sections.map(
    (section) =>
      `${section.title}: ${section.score === undefined ? replies.assessSectionOpen : `${section.score}/100`}`,
  )
  return paragraphs(
    fill(replies.assessResultOf, { title: assessment.checklist.title }),
    sayReadiness(result),
    sayDepth(assessment, result),
    blockers.length > 0 &&
      `**${replies.assessBlockers}**\n${bullets(blockers.map(({ question }) => `${question.measure.action} (${lawName(catalogue, question.knockout!.by)})`))}`,
    unsettled.length > 0 &&
      `**${replies.assessUnsettled}**\n${bullets(unsettled.slice(0, 3).map(({ text, knockout }) => `${text} (${lawName(catalogue, knockout!.by)})`))}`,
    rest.length > 0 &&
      `**${replies.assessSteps}**\n${bullets(rest.slice(0, 3).map(({ question: { measure } }) => `${measure.action} *${fill(replies.assessFirstStep, { step: measure.firstStep })}*`))}`,
    `**${replies.assessSections}**\n${bullets(scored)}`,
    unknown.length > 0 &&
      `**${replies.assessFindOut}**\n${bullets(unknown.slice(0, 3).map((question) => question.text))}`,
    replies.assessLimits,
  )
}
