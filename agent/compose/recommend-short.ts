/**
 * A recommendation for a chat app: what binds with its reason, the rest by name. Nobody reads six messages on a
 * phone, and the Zalo Bot counts each; the reasons are in the PDF that is offered with it.
 */
import type { Outcome, Recommendation } from '../../core/profile.ts'
import { fill, replies } from '../replies.ts'
import { bullets, type Workbench } from './draft.ts'
import { nameOutcome, sayMissing, sayRisks } from './outcome.ts'

const LIMITS = { mandatory: 12, open: 4, buyers: 4, voluntary: 3 }

export function shortParts(bench: Workbench, found: Recommendation): (string | false)[] {
  const by = (level: Outcome['level'], verdict: Outcome['verdict']) =>
    found.outcomes.filter((one) => one.level === level && one.verdict === verdict)
  const name = (one: Outcome) => nameOutcome(bench, one)
  const open = by('mandatory', 'unknown')
  return [
    list(replies.mandatoryHeading, by('mandatory', 'yes').slice(0, LIMITS.mandatory), (one) =>
      nameOutcome(bench, one, firstSentence(one.why)),
    ),
    list(
      replies.openHeading,
      open.slice(0, LIMITS.open),
      (one) => `${nameOutcome(bench, one)}${sayMissing(bench.catalogue, one)}`,
    ),
    open.length > LIMITS.open &&
      fill(replies.moreOpen, { count: String(open.length - LIMITS.open) }),
    sayRisks(bench, found),
    list(replies.buyersHeading, by('buyers', 'yes').slice(0, LIMITS.buyers), name),
    list(replies.voluntaryHeading, by('voluntary', 'yes').slice(0, LIMITS.voluntary), name),
    replies.moreInFile,
  ]
}

const list = (title: string, outcomes: Outcome[], say: (one: Outcome) => string): string | false =>
  outcomes.length > 0 && `**${title}**\n${bullets(outcomes.map(say))}`

const firstSentence = (text: string): string => /^.*?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text
