/** Which of the offered choices is meant: a button, its number, or its words. */
import type { Choice } from '../../core/domain.ts'
import type { BotChat } from '../../core/db/bot-chats.ts'
import { fold } from '../../core/text.ts'
import type { Incoming } from '../channel.ts'
import { fillText, texts } from '../texts.ts'

export type Read =
  | { kind: 'chosen'; text: string; toast: string }
  /** A button of an earlier message: what it means now is not what it meant then. */
  | { kind: 'stale' }
  | { kind: 'none' }

export function readChoice(incoming: Incoming, offer: BotChat['offer']): Read {
  if (incoming.kind === 'press') {
    const choice = incoming.set === offer?.set ? offer.choices[incoming.index] : undefined
    return choice ? chosen(choice) : { kind: 'stale' }
  }
  if (incoming.kind !== 'text' || !offer) return { kind: 'none' }
  const said = fold(incoming.text).trim()
  const number = /^(?:so |chon |chon so )?(\d{1,2})[.)]?$/.exec(said)?.[1]
  const choice = number
    ? offer.choices[Number(number) - 1]
    : offer.choices.find(({ label }) => fold(label) === said)
  return choice ? chosen(choice) : { kind: 'none' }
}

/** The app shows a toast of at most 200 characters. */
const chosen = ({ label, text }: Choice): Read => ({
  kind: 'chosen',
  text,
  toast: fillText(texts.pressed, { label: [...label].slice(0, 150).join('') }),
})
