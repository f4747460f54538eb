/** After an answer about the business: only what it changed, and the next question; the whole list is a tap away. */
import type { Outcome, Profile } from '../../core/profile.ts'
import { recommend } from '../recommend/index.ts'
import { fill, replies } from '../replies.ts'
import {
  bullets,
  draft,
  paragraphs,
  restedAssessment,
  type Draft,
  type Workbench,
} from './draft.ts'
import { sayOutcome } from './outcome.ts'
import { questionChoices, questionOf } from './recommend.ts'

const SHOWN = 6

export function composeChange(bench: Workbench, now: Profile): Draft {
  const { catalogue, state } = bench
  const before = new Map(recommend(catalogue, state.profile).outcomes.map((one) => [one.ref, one]))
  const found = recommend(catalogue, now)
  const changed = (verdict: Outcome['verdict'], levels: Outcome['level'][]) =>
    found.outcomes
      .filter((one) => one.verdict === verdict && levels.includes(one.level))
      .filter((one) => before.get(one.ref)?.verdict !== verdict)
      .slice(0, SHOWN)
  const section = (title: string, outcomes: Outcome[]) =>
    outcomes.length > 0 && `**${title}**\n${bullets(outcomes.map((one) => sayOutcome(bench, one)))}`
  const gone = found.outcomes.length < before.size
  const parts = [
    section(replies.nowBinds, changed('yes', ['mandatory'])),
    section(replies.nowMayBind, changed('unknown', ['mandatory'])),
    section(replies.nowAdvised, changed('yes', ['buyers', 'voluntary'])),
    section(replies.nowExcluded, changed('no', ['mandatory', 'buyers', 'voluntary'])),
  ].filter(Boolean)
  const question = questionOf(bench, found)
  const noted = whatIsNew(bench, now)
  return draft(
    parts.length ? 'answered' : 'clarify',
    paragraphs(
      noted && fill(replies.noted, { what: noted }),
      ...(parts.length ? parts : [gone ? replies.listShorter : replies.listSame]),
      question ? `**${replies.nextQuestion}** ${question.text}` : replies.noMoreQuestions,
    ),
    {
      choices: [
        ...questionChoices(bench, question),
        { label: replies.seeRecommendation, text: replies.seeRecommendation },
      ],
      document: 'recommendation',
      state: {
        ...restedAssessment(state),
        profile: now,
        asked: question ? state.asked + 1 : state.asked,
        ...(question ? { pending: question.fact } : {}),
      },
    },
  )
}

/** The phrases of what was just learnt; empty for "I do not know". */
function whatIsNew({ catalogue, state }: Workbench, now: Profile): string {
  const phrases = Object.entries(now.facts).flatMap(([id, values]) => {
    const known = state.profile.facts[id] ?? []
    return (catalogue.facts.get(id)?.choices ?? [])
      .filter((choice) => values.includes(choice.id) && !known.includes(choice.id))
      .map((choice) => choice.phrase)
  })
  return phrases.join(', ')
}
