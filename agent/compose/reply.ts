/** The answer to a question that the assistant asked: a label, a number, yes or no, "không biết", or free words. */
import type { NextQuestion, Profile } from '../../core/profile.ts'
import { fold } from '../../core/text.ts'
import { withAnswer, withSizeAnswer } from '../recommend/index.ts'
import { askPeople, askRevenue } from '../recommend/size-questions.ts'
import type { Workbench } from './draft.ts'

const UNKNOWN =
  /^(?:(?:toi|minh|em|cai nay|chua|cung) )*(?:khong|ko|k|kg|chua) (?:biet|ro|chac|nho|ranh)\b|^bo qua$/
const YES =
  /^(?:co(?! so\b)|vang|da co|da|dung|uh?|um|ok|phai|roi|yes)\b(?! (?:phai|can|bat buoc|nen))/
const NO = /^(?:khong|ko|k|kg|chua|no|hong)\b(?! (?:biet|ro|chac|nho))/

/** The profile with the answer in it; undefined when the message is no answer to the open question. */
export function readReply({
  catalogue,
  state,
  understanding,
  reading,
}: Workbench): Profile | undefined {
  const { pending, profile } = state
  if (!pending) return undefined
  const said = fold(understanding.typed)
    .replace(/[?.!,;]+$/, '')
    .trim()
  if (UNKNOWN.test(said)) return { ...profile, unknown: [...profile.unknown, unknownName(pending)] }
  const sizes = [askPeople, askRevenue].find((one) => one.fact === pending)
  if (sizes)
    return (
      readSize(profile, sizes, said) ??
      (hasFigures(reading.profile, profile) ? reading.profile : undefined)
    )
  const fact = catalogue.facts.get(pending)
  if (!fact) return undefined
  const byNumber = /^\d{1,2}$/.test(said) ? fact.choices[Number(said) - 1] : undefined
  if (byNumber) return withAnswer(profile, fact.id, [byNumber.id])
  const named = fact.choices.filter((choice) =>
    [choice.label, choice.phrase].some((words) => fold(words) === said),
  )
  // "Cơ sở có 15 người" begins with the word for yes and tells something else.
  const short = said.split(' ').length <= 6 && !hasFigures(reading.profile, profile)
  const plain = fact.choices.find(
    ({ id }) => short && ((id === 'co' && YES.test(said)) || (id === 'khong' && NO.test(said))),
  )
  const values = named.length ? named.map((one) => one.id) : plain ? [plain.id] : undefined
  if (values) return withAnswer(profile, fact.id, values)
  const told = reading.profile.facts[fact.id]
  const isNews = told && JSON.stringify(told) !== JSON.stringify(profile.facts[fact.id])
  return isNews ? withAnswer(reading.profile, fact.id, told) : undefined
}

/** Headcount and revenue not known: the size is not asked again. */
const unknownName = (pending: string): string =>
  pending === askPeople.fact || pending === askRevenue.fact ? 'quy-mo' : pending

function readSize(profile: Profile, question: NextQuestion, said: string): Profile | undefined {
  const choice = question.choices.find(
    (one) => fold(one.label) === said || fold(one.phrase) === said,
  )
  const value = choice ? Number(choice.id) : /^\d{1,6}$/.test(said) ? Number(said) : undefined
  return value === undefined ? undefined : withSizeAnswer(profile, question.fact, value)
}

const hasFigures = (now: Profile, before: Profile): boolean =>
  now.people !== before.people || now.revenue !== before.revenue || now.capital !== before.capital
