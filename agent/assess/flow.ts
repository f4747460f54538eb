/** Which questions concern this firm, and which comes next. Pure. */
import type { Answers } from '../../core/assessment.ts'
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
  checklist: Checklist,
  profile: Profile,
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
        const { when, after } = question
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

/** Facts that questions depend on and that are not known yet, in the order of the checklist. */
export const openFacts = (catalogue: Catalogue, checklist: Checklist, profile: Profile): Fact[] =>
  checklist.facts.flatMap((id) => {
    const fact = catalogue.facts.get(id)
    if (!fact || profile.unknown.includes(id)) return []
    return knownValues(catalogue, profile, fact).values.length ? [] : [fact]
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

/** Minutes that the open questions take, at the pace that the checklist is written for; at least 1. */
export const minutesLeft = (checklist: Checklist, open: number): number => {
  const all = checklist.sections.reduce((sum, section) => sum + section.questions.length, 0)
  return Math.max(1, Math.round((checklist.minutes * open) / all))
}
