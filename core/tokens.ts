/** Counts tokens as the models do that this program talks to: o200k_base, by tiktoken. */
import { createRequire } from 'node:module'
import { Tiktoken } from 'tiktoken/lite'

let encoder: Tiktoken | undefined

/** Loads the vocabulary once a process (a quarter of a second); it lives as long as the process, so it is never freed. */
function getEncoder(): Tiktoken {
  if (!encoder) {
    const { bpe_ranks, special_tokens, pat_str } = createRequire(import.meta.url)(
      'tiktoken/encoders/o200k_base.json',
    ) as { bpe_ranks: string; special_tokens: Record<string, number>; pat_str: string }
    encoder = new Tiktoken(bpe_ranks, special_tokens, pat_str)
  }
  return encoder
}

/** Encoding time grows with the square of a run without spaces, so long runs are counted in slices. */
const LONG_RUN = /\S{100}/
const SLICES = /[\s\S]{1,100}/gu

/** Special tokens such as "<|endoftext|>" are counted as the plain characters they are in a document. */
export function countTokens(text: string): number {
  const slices = LONG_RUN.test(text) ? (text.match(SLICES) ?? []) : [text]
  return slices.reduce((sum, slice) => sum + getEncoder().encode(slice, [], []).length, 0)
}
