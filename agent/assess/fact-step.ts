/** The facts that a conversation asks for before the first question: an answer, or a command in its place. */
import type { Assessment } from '../../core/assessment.ts'
import type { Fact } from '../../core/data/rule-schema.ts'
import type { Profile } from '../../core/profile.ts'
import type { Draft } from '../compose/draft.ts'
import { withAnswer } from '../recommend/index.ts'
import { fill, replies } from '../replies.ts'
import { readFactAnswer } from './fact-answer.ts'
import { isQuestion, readSaid } from './read-answer.ts'
import { ask, isAnywhere, obeyAnywhere, reopened, type Bench } from './steps.ts'

/** Undefined when the words are neither an answer nor a command: then they are a question of their own. */
export async function replyToFact(
  bench: Bench,
  assessment: Assessment,
  id: string,
): Promise<Draft | undefined> {
  const fact = bench.catalogue.facts.get(id)
  if (!fact) return ask(bench, assessment)
  const { understanding, reading } = bench
  const said = readFactAnswer(fact, understanding.typed, reading.profile.facts[id])
  if (!said) return obeyAtFact(bench, assessment, fact)
  return keepProfile(
    bench,
    assessment,
    said === 'unknown'
      ? leftOpen(assessment.profile, id)
      : withAnswer(assessment.profile, id, said),
  )
}

/** What can be said to a question can be said before the first one. */
async function obeyAtFact(
  bench: Bench,
  assessment: Assessment,
  fact: Fact,
): Promise<Draft | undefined> {
  const said = readSaid(bench.understanding.typed)
  const { profile, checklist } = assessment
  switch (said?.kind) {
    case 'skip':
      return keepProfile(bench, assessment, leftOpen(profile, fact.id))
    case 'back': {
      const before = checklist.facts[checklist.facts.indexOf(fact.id) - 1]
      return keepProfile(bench, assessment, before ? forgotten(profile, before) : profile)
    }
    case 'why':
    case 'examples':
      return ask(bench, assessment)
  }
  if (said && isAnywhere(said.kind)) return obeyAnywhere(bench, assessment, said.kind)
  if (!said && isQuestion(bench.understanding)) return undefined
  const count = String(fact.choices.length + 1)
  return ask(bench, assessment, { lead: fill(replies.assessNotUnderstood, { count }) })
}

async function keepProfile(bench: Bench, assessment: Assessment, profile: Profile): Promise<Draft> {
  await bench.assess.desk.setProfile(assessment.id, profile)
  return ask(bench, await reopened(bench, assessment))
}

const leftOpen = (profile: Profile, fact: string): Profile => ({
  ...profile,
  unknown: [...new Set([...profile.unknown, fact])],
})

/** Asked again as if it never had been. */
function forgotten(profile: Profile, fact: string): Profile {
  const { [fact]: _gone, ...facts } = profile.facts
  const others = (ids: string[]) => ids.filter((id) => id !== fact)
  return { ...profile, facts, complete: others(profile.complete), unknown: others(profile.unknown) }
}
