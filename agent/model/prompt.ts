/** The prompt of the writer: fills its holes, and knows what in an answer was copied from it. */
import { syllables } from '../../core/text.ts'
import { countTokens } from '../../core/tokens.ts'
import { fill } from '../replies.ts'
import { readPrompt } from './prompt-file.ts'
import type { WriteRequest } from './writer.ts'

const { template, digest } = readPrompt('write.md', ['draft', 'sources', 'faults'])
export const promptDigest = digest

/** Syllables in a row that no answer shares with the instructions by chance. */
const RUN = 7
const runs = (text: string): string[] => {
  const all = syllables(text)
  return all.slice(RUN - 1).map((_, index) => all.slice(index, index + RUN).join(' '))
}
const instructions = new Set(runs(template))

/** True when a draft tells the reader what the model was told to do. */
export const repeatsPrompt = (text: string): boolean =>
  runs(text).some((run) => instructions.has(run))

/** Tokens that the sources may take in one prompt. */
const SOURCE_BUDGET = 4_000

/** Sources are named by short opaque tokens (S1, S2...), never by an address the model could alter. */
export function fillPrompt({ answer, faults }: Pick<WriteRequest, 'answer' | 'faults'>): string {
  let left = SOURCE_BUDGET
  const sources = answer.sources.flatMap((source, index) => {
    const line = `[S${index + 1}] ${source.designation} – ${source.title} (${source.standingText}). ${source.section}: ${source.quote}`
    left -= countTokens(line)
    return left > 0 ? [line] : []
  })
  return fill(template, {
    draft: answer.text.replace(/\[(\d{1,2})\]/g, '[S$1]'),
    sources: sources.join('\n'),
    faults: faults.length
      ? `\nBản viết trước bị trả lại vì: ${faults.join('; ')}. Hãy viết lại, tránh các lỗi này.`
      : '',
  })
}
