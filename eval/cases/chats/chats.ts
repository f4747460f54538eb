/** Businesses told as owners type them in a chat, with what must and must not be told to bind them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Catalogue } from '../../../core/catalogue.ts'
import { DataError } from '../../../core/errors.ts'
import { fold } from '../../../core/text.ts'

const refs = z.array(z.string()).default([])

const Chat = z.strictObject({
  text: z.string().min(10),
  status: z.enum(['answered', 'clarify']).default('answered'),
  /** What certainly binds this business, given only what it says. */
  applies: refs,
  /** What may be told as binding besides; names of `sets` too. */
  acceptable: refs,
  /** What must never be told as binding. */
  mustNot: refs,
  /** What the owner said and the answer must say again; "a|b": one of these. */
  mentions: refs,
})
const File = z.strictObject({ sets: z.record(z.string(), refs), cases: z.array(Chat) })
export type Chat = z.infer<typeof Chat>

/** The cases with the names of sets replaced by their members. */
export function loadChats(file = join(import.meta.dirname, 'chu-co-so.yaml')): Chat[] {
  const result = File.safeParse(parse(readFileSync(file, 'utf8').normalize('NFC')))
  if (!result.success) throw new DataError(`${file}: ${z.prettifyError(result.error)}`)
  const { sets, cases } = result.data
  return cases.map((one) => ({
    ...one,
    acceptable: one.acceptable.flatMap((ref) => sets[ref] ?? [ref]),
  }))
}

const HEADING = '**Bắt buộc theo pháp luật:**'

/** The documents that the answer lists as binding, as the catalogue names them. */
export function bindingIn(catalogue: Catalogue, text: string): string[] {
  const [, after = ''] = text.split(HEADING)
  const [section = ''] = after.split(/\n\*\*/)
  return [...section.matchAll(/^- \*\*(.+?)\*\* – /gm)].map(([, name]) => {
    const target = catalogue.resolveRef(name!.replace(/^\p{L}+(?: \p{L}+)? (?=[\d.]+\/)/u, ''))
    if (!target) return name!
    return 'law' in target ? target.law.number : target.standard.designation
  })
}

/** What the answer lacks or has too much, one line each. */
export function judgeChat(
  catalogue: Catalogue,
  one: Chat,
  answer: { status: string; text: string },
): string[] {
  if (answer.status !== one.status) return [`status is ${answer.status}`]
  const binding = bindingIn(catalogue, answer.text)
  const allowed = new Set([...one.applies, ...one.acceptable])
  const text = fold(answer.text)
  return [
    ...one.applies.filter((ref) => !binding.includes(ref)).map((ref) => `${ref} is missing`),
    ...binding.filter((ref) => !allowed.has(ref)).map((ref) => `${ref} is one too many`),
    ...one.mustNot.filter((ref) => binding.includes(ref)).map((ref) => `${ref} must not bind`),
    ...one.mentions
      .filter((words) => !words.split('|').some((said) => text.includes(fold(said))))
      .map((words) => `"${words}" is not mentioned`),
  ]
}
