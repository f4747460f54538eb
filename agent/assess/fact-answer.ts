/** What somebody says to a fact that is asked before the questions: a choice, its number, several of them, or words. */
import type { Fact } from '../../core/data/rule-schema.ts'
import { fold } from '../../core/text.ts'

/** "1, 3", "1 và 3", "1 3". */
const NUMBERS = /^[1-9](?:(?:\s*[,;+&]\s*|\s+va\s+|\s+)[1-9])*$/
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
  const named = fact.choices.find(({ label, phrase }) =>
    [label, phrase].some((one) => fold(one) === said),
  )
  if (named) return [named.id]
  if (NUMBERS.test(said)) {
    const numbers = [...new Set(said.match(/\d/g)!.map(Number))]
    const chosen = numbers.flatMap((number) => fact.choices[number - 1]?.id ?? [])
    const fits = chosen.length === numbers.length && (fact.many || chosen.length === 1)
    return fits ? chosen : undefined
  }
  if (NOT_KNOWN.test(said)) return 'unknown'
  return told.length > 0 ? told : undefined
}
