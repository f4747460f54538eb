/** What somebody says to a fact that is asked before the questions: a choice, its number, several of them, or words. */
import type { Fact } from '../../core/data/rule-schema.ts'
import { fold } from '../../core/text.ts'

/** "1, 3", "trong nước và EU", "1 3". */
const BETWEEN = /\s*[,;+&]\s*|\s+va\s+|(?<=^\d|\s\d)\s+(?=\d)/
const NOT_KNOWN = /^(?:toi |em |minh )?(?:khong|chua) (?:biet|ro)\b/

/**
 * Ids of the choices; several only where the fact may have several. Undefined when the words are no answer.
 * `told` is what the words say of this fact when they are read as a sentence.
 */
export function readFactAnswer(
  fact: Fact,
  typed: string,
  told: string[] = [],
): string[] | 'unknown' | undefined {
  const said = fold(typed).trim()
  const whole = find(fact, said)
  if (whole) return [whole]
  const parts = said.split(BETWEEN)
  const chosen = new Set(parts.flatMap((part) => find(fact, part) ?? []))
  if (fact.many && parts.every((part) => find(fact, part))) return [...chosen]
  if (NOT_KNOWN.test(said) || said === String(fact.choices.length + 1)) return 'unknown'
  // Numbers that lead nowhere are no words to read otherwise.
  return told.length > 0 && !/^[\d\s,;+&]+$/.test(said) ? told : undefined
}

/** A choice by its number, its label, or what its label calls it in brackets: "EU". */
function find(fact: Fact, said: string): string | undefined {
  const { choices } = fact
  if (/^[1-9]$/.test(said)) return choices[Number(said) - 1]?.id
  const whole = choices.find(({ label, phrase }) =>
    [label, phrase, label.replace(/\s*\(.*\)/, ''), ...inBrackets(label)].some(
      (name) => fold(name).trim() === said,
    ),
  )
  return whole?.id ?? findBeginning(fact, said) ?? findBeginning(fact, asYesOrNo(said))
}

/** The one choice that begins with these words: "có" for "Có, đóng gói sẵn". */
function findBeginning({ choices }: Fact, said: string | undefined): string | undefined {
  if (!said || said.length < 2) return undefined
  const found = choices.filter(({ label }) => {
    const folded = fold(label)
    return folded.startsWith(said) && !/^[a-z0-9]/.test(folded.slice(said.length))
  })
  return found.length === 1 ? found[0]!.id : undefined
}

const asYesOrNo = (said: string): string | undefined =>
  /^(?:(?:da |dang )?co|roi|vang|dung|u|ok|yes)(?: a| roi| nhe)?$/.test(said)
    ? 'co'
    : /^(?:chua|khong|ko|k|hong|no)(?: co| a| phai)?$/.test(said)
      ? 'khong'
      : undefined

const inBrackets = (label: string): string[] => /\((.*)\)/.exec(label)?.[1]?.split(/[,…]/) ?? []
