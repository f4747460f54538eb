/** The question whose answer settles most: each possible answer is tried, and what it would settle is counted. */
import type { Catalogue } from '../../core/catalogue.ts'
import type { NextQuestion, Outcome, Profile } from '../../core/profile.ts'
import { askPeople, askRevenue } from './size-questions.ts'

const WEIGHT = { mandatory: 4, buyers: 2, voluntary: 1 }
/** Coming one step nearer to a verdict, when the verdict itself still needs more. */
const NEARER = 0.25

/** Without products only the products can be asked. Facts that the owner does not know are not asked again. */
export function nextQuestion(
  catalogue: Catalogue,
  profile: Profile,
  judge: (profile: Profile) => Outcome[],
): { question?: NextQuestion } {
  if (profile.products.length === 0) return {}
  const open = judge(profile).filter((one) => one.verdict === 'unknown')
  const candidates = new Set(
    open.flatMap((one) => one.missing.flatMap((what) => ('fact' in what ? [what.fact] : []))),
  )
  let best: { fact: string; worth: number } | undefined
  for (const id of candidates) {
    const fact = catalogue.facts.get(id)
    if (!fact || profile.unknown.includes(id)) continue
    const worths = fact.choices.map(({ id: value }) =>
      worthOf(open, judge(withAnswer(profile, id, [value]))),
    )
    const worth = worths.reduce((sum, one) => sum + one, 0) / worths.length
    if (worth > 0 && (!best || worth > best.worth)) best = { fact: id, worth }
  }
  const fact = best && catalogue.facts.get(best.fact)
  if (!fact) return sizeQuestion(catalogue, profile)
  return {
    question: {
      fact: fact.id,
      text: fact.question,
      why: fact.why,
      choices: fact.choices.map(({ id, label, phrase }) => ({ id, label, phrase })),
    },
  }
}

/** The profile after this answer; for a fact with many values the given ones are all there are. */
export const withAnswer = (profile: Profile, fact: string, values: string[]): Profile => ({
  ...profile,
  facts: { ...profile.facts, [fact]: values },
  complete: [...new Set([...profile.complete, fact])],
  unknown: profile.unknown.filter((one) => one !== fact),
})

function worthOf(before: Outcome[], after: Outcome[]): number {
  const now = new Map(after.map((one) => [one.ref, one]))
  return before.reduce((sum, one) => {
    const then = now.get(one.ref)
    const settled = !then || then.verdict !== 'unknown'
    const nearer = then !== undefined && then.missing.length < one.missing.length
    return sum + WEIGHT[one.level] * (settled ? 1 : nearer ? NEARER : 0)
  }, 0)
}

/** Size changes nothing but the support, so it is asked when nothing else is open. */
function sizeQuestion(catalogue: Catalogue, profile: Profile): { question?: NextQuestion } {
  if (catalogue.sizeClasses.length === 0 || profile.unknown.includes('quy-mo')) return {}
  if (profile.people === undefined) return { question: askPeople }
  if (profile.revenue === undefined && profile.capital === undefined)
    return { question: askRevenue }
  return {}
}
