/** Which questions concern this firm, and which comes next. Pure. */
import type { Answers, Assessment, Depth } from '../../core/assessment.ts'
import type { Catalogue } from '../../core/catalogue.ts'
import type { Checklist, ChecklistQuestion } from '../../core/data/checklist-schema.ts'
import type { Fact } from '../../core/data/rule-schema.ts'
import type { Profile } from '../../core/profile.ts'
import { evaluate, knownValues } from '../recommend/index.ts'

export interface AskedSection {
  id: string
  title: string
  weight: number
  questions: ChecklistQuestion[]
}

/** Sections with at least one question that concerns the firm. What is not known about it leaves a question in. */
export function askedSections(
  catalogue: Catalogue,
  { checklist, profile, depth }: Pick<Assessment, 'checklist' | 'profile' | 'depth'>,
  answers: Answers,
): AskedSection[] {
  const concerns = (when: ChecklistQuestion['when']) =>
    !when || evaluate(catalogue, profile, when).truth !== 'no'
  const asked = new Set<string>()
  return checklist.sections
    .filter((section) => concerns(section.when))
    .map(({ id, title, weight, questions }) => ({
      id,
      title,
      weight,
      questions: questions.filter((question) => {
        const { when, after, quick } = question
        if (depth === 'quick' && !quick) return false
        const opened =
          !after ||
          (asked.has(after.question) &&
            after.is.some((value) => value === answers[after.question]?.value))
        if (!opened || !concerns(when)) return false
        asked.add(question.id)
        return true
      }),
    }))
    .filter((section) => section.questions.length > 0)
}

export const askedQuestions = (sections: AskedSection[]): ChecklistQuestion[] =>
  sections.flatMap((section) => section.questions)

/** Facts that questions depend on and that are not wholly known yet, in the order of the checklist. */
export const openFacts = (catalogue: Catalogue, checklist: Checklist, profile: Profile): Fact[] =>
  checklist.facts.flatMap((id) => {
    const fact = catalogue.facts.get(id)
    if (!fact || profile.unknown.includes(id)) return []
    return knownValues(catalogue, profile, fact).complete ? [] : [fact]
  })

/** The first question without an answer; after `from`, the first one behind it, going round once. */
export function nextOpenQuestion(
  questions: ChecklistQuestion[],
  answers: Answers,
  from?: string,
): ChecklistQuestion | undefined {
  const start = from ? questions.findIndex((question) => question.id === from) + 1 : 0
  return [...questions.slice(start), ...questions.slice(0, start)].find(
    (question) => !answers[question.id],
  )
}

/** Undefined where the checklist is short enough to have no quick version. */
export function quickCount({ sections }: Checklist): number | undefined {
  const count = sections.flatMap(({ questions }) => questions).filter(({ quick }) => quick).length
  return count || undefined
}

/** How many questions a version has at most. */
export const countOf = (checklist: Checklist, depth: Depth): number =>
  (depth === 'quick' && quickCount(checklist)) ||
  checklist.sections.reduce((sum, { questions }) => sum + questions.length, 0)

export interface GoOn {
  checklist: Checklist
  why: string
}

/** What to go on with: those that surely concern the firm, else those that may. */
export function goOnWith(
  catalogue: Catalogue,
  { checklist, profile }: Pick<Assessment, 'checklist' | 'profile'>,
): GoOn[] {
  const truths = checklist.next.flatMap(({ checklist: id, when, why }) => {
    const next = catalogue.checklists.find((one) => one.id === id)
    const truth = when ? evaluate(catalogue, profile, when).truth : 'yes'
    return next ? [{ checklist: next, why, truth }] : []
  })
  const sure = truths.filter(({ truth }) => truth === 'yes')
  return sure.length > 0 ? sure : truths.filter(({ truth }) => truth !== 'no')
}

/** Minutes that the open questions take, at the pace that the checklist is written for; at least 1. */
export const minutesLeft = (checklist: Checklist, open: number): number =>
  Math.max(1, Math.round((checklist.minutes * open) / countOf(checklist, 'full')))
