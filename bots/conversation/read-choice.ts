/** Which of the offered choices is meant: a button, its number, or its words. */
import type { Choice } from '../../core/domain.ts'
import type { BotChat } from '../../core/db/bot-chats.ts'
import { fold } from '../../core/text.ts'
import type { Channel, Incoming } from '../channel.ts'
import { isNumbered } from '../text/lay-out.ts'
import { fillText, texts } from '../texts.ts'

export type Read =
  | { kind: 'chosen'; text: string; label: string; toast: string }
  /** A button of an earlier message: what it means now is not what it meant then. */
  | { kind: 'stale' }
  /** A number that is not in the list. */
  | { kind: 'no-such-number'; count: number }
  | { kind: 'none' }

export function readChoice(
  incoming: Incoming,
  offer: BotChat['offer'],
  limits: Channel['limits'],
): Read {
  if (incoming.kind === 'press') {
    const choice = incoming.set === offer?.set ? offer.choices[incoming.index] : undefined
    return choice ? chosen(choice) : { kind: 'stale' }
  }
  if (incoming.kind !== 'text' || !offer?.choices.length) return { kind: 'none' }
  const said = fold(incoming.text).trim().replace(/\s+/g, ' ')
  const number = /^(?:so |chon |chon so )?(\d{1,2})[.)]?$/.exec(said)?.[1]
  if (number) return byNumber(Number(number), offer.choices, limits)
  const choice = offer.choices.find(({ label }) => fold(label) === said)
  return choice ? chosen(choice) : { kind: 'none' }
}

/** "8" to "Đến 10 người | Trên 10 đến 50 người" is a number of people, unless it is a number of the list. */
function byNumber(number: number, choices: Choice[], limits: Channel['limits']): Read {
  const named = choices[number - 1]
  const counted = choices.find(({ label }) => holds(label, number))
  const choice = isNumbered(choices.length, limits) ? (named ?? counted) : (counted ?? named)
  if (choice) return chosen(choice)
  return isNumbered(choices.length, limits)
    ? { kind: 'no-such-number', count: choices.length }
    : { kind: 'none' }
}

/** "Đến 10 người", "Trên 10 đến 50 người", "Trên 50 người". */
function holds(label: string, number: number): boolean {
  const [, above, upTo] = /^(?:tren (\d+)\b)?(?: ?den (\d+)\b)?/.exec(fold(label)) ?? []
  if (!above && !upTo) return false
  return number > Number(above ?? -1) && number <= Number(upTo ?? Infinity)
}

/** The app shows a toast of at most 200 characters. */
const chosen = ({ label, text }: Choice): Read => ({
  kind: 'chosen',
  text,
  label,
  toast: fillText(texts.pressed, { label: [...label].slice(0, 150).join('') }),
})
