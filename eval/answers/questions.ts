/** The gold questions in `eval/questions/`; its README tells how to write one. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { InputError } from '../errors.ts'
import { parseJson } from '../read-lines.ts'

export const KINDS = [
  'number-lookup',
  'superseded',
  'mandatory-trap',
  'law-change',
  'which-standard',
  'how-to',
  'about-documents',
  'risk',
  'no-diacritics',
  'off-topic',
  'unanswerable',
  'attack',
] as const

const words = z.array(z.string().trim().min(1)).min(1)

const Expectation = z.strictObject({
  status: z.array(z.enum(['answered', 'clarify', 'not-found', 'out-of-scope', 'refused'])).min(1),
  cites: words.optional(),
  citesAny: z.array(words).min(1).optional(),
  says: words.optional(),
  saysAny: z.array(words).min(1).optional(),
  never: words.optional(),
})

const Question = z.strictObject({
  id: z.string().min(1),
  kind: z.enum(KINDS),
  text: z.string().min(1),
  expect: Expectation,
})

export type Kind = (typeof KINDS)[number]
export const isKind = (text: string): text is Kind => KINDS.some((kind) => kind === text)

export type Expectation = z.infer<typeof Expectation>
export type Question = z.infer<typeof Question>

/** In the order of files and lines. Throws an InputError that names every faulty line. */
export function loadQuestions(folder = join(import.meta.dirname, '../questions')): Question[] {
  const faults: string[] = []
  const ids = new Set<string>()
  const questions = readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) =>
      readFileSync(join(folder, name), 'utf8')
        .split('\n')
        .map((text, index) => ({ text, place: `${name}:${index + 1}` })),
    )
    .filter((line) => line.text.trim())
    .flatMap((line): Question[] => {
      const result = Question.safeParse(parseJson(line))
      if (!result.success) {
        for (const { path, message } of result.error.issues)
          faults.push(`${line.place}: ${path.join('.')}: ${message}`)
        return []
      }
      if (ids.has(result.data.id)) faults.push(`${line.place}: mã ${result.data.id} đã dùng rồi`)
      ids.add(result.data.id)
      return [result.data]
    })
  if (faults.length) throw new InputError(`Bộ câu hỏi có lỗi:\n${faults.join('\n')}`)
  return questions
}
