/** Reads a business out of its owner's words with a chat model; nothing it says is believed before it is checked. */
import { z } from 'zod'
import type { Config } from '../../core/config.ts'
import { ModelError } from '../../core/errors.ts'
import { fold, syllables } from '../../core/text.ts'
import { countTokens } from '../../core/tokens.ts'
import type { Claims, OpenPlaces } from '../recommend/index.ts'
import { fill } from '../replies.ts'
import type { Breaker } from './breaker.ts'
import { openChatModel } from './chat-model.ts'
import { readPrompt } from './prompt-file.ts'

export interface ReadRequest {
  /** Personal data masked. */
  text: string
  open: OpenPlaces
  signal?: AbortSignal
  /** True when the person who asked has gone: the call then ended for no fault of the endpoint. */
  readerLeft?: () => boolean
}

export interface ModelReading {
  claims: Claims
  /** As the endpoint counts them; 0 when it does not. */
  tokens: number
  /** Of the instructions and the vocabulary, as counted here. */
  promptTokens: number
}

export interface ModelProfileReader {
  model: string
  promptDigest: string
  /** One call, never tried again. Throws a ModelError when it fails, is too slow, or says nothing usable. */
  read(request: ReadRequest): Promise<ModelReading>
}

/** Milliseconds; the reader of the answer waits for this before anything is looked up. */
const TIME_LIMIT = 8_000
const OUTPUT_TOKENS = 800
/** Tokens that the vocabulary may take; what is least like the text is left out. */
const VOCABULARY_BUDGET = 8_000
/** Claims of one kind that are looked at. */
const MOST_CLAIMS = 30

const { template, digest } = readPrompt('profile.md', ['products', 'facts'])

const words = z.string().describe('Những chữ trong lời kể làm căn cứ, chép nguyên văn')
const figure = z.object({ value: z.number(), words }).nullish()
const Reply = z.object({
  products: z.array(z.object({ id: z.string(), words })).nullish(),
  facts: z.array(z.object({ id: z.string(), value: z.string(), words })).nullish(),
  people: figure.describe('Số người làm'),
  revenue: figure.describe('Doanh thu một năm, tỷ đồng'),
  capital: figure.describe('Nguồn vốn, tỷ đồng'),
})

export function createModelProfileReader(
  settings: NonNullable<Config['chatModel']>,
  /** Shared by everything that asks this endpoint. */
  breaker: Breaker,
): ModelProfileReader {
  return {
    model: settings.model,
    promptDigest: digest,
    async read(request) {
      if (breaker.open) throw new ModelError('the endpoint failed too often; not asked')
      try {
        const reading = await callModel(settings, request)
        breaker.succeeded()
        return reading
      } catch (error) {
        if (!request.readerLeft?.()) breaker.failed()
        throw error instanceof ModelError
          ? error
          : new ModelError('the model call failed', { cause: error })
      }
    },
  }
}

async function callModel(
  settings: NonNullable<Config['chatModel']>,
  { text, open, signal }: ReadRequest,
): Promise<ModelReading> {
  const timeoutMs = Math.min(settings.timeoutMs, TIME_LIMIT)
  const model = await openChatModel(settings, {
    maxTokens: OUTPUT_TOKENS,
    maxRetries: 0,
    timeoutMs,
  })
  const instructions = fillVocabulary(text, open)
  // By a function call: endpoints that the writer can use have these, while many know no JSON schema.
  const { parsed, raw } = await model
    .withStructuredOutput(Reply, {
      name: 'ghi_ho_so',
      method: 'functionCalling',
      includeRaw: true,
    })
    .invoke(
      [
        ['system', instructions],
        ['human', text],
      ],
      {
        signal: AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(signal ? [signal] : [])]),
      },
    )
  if (!parsed) throw new ModelError('the model returned no profile')
  return {
    claims: claimsOf(parsed),
    tokens: tokensOf(raw),
    promptTokens: countTokens(instructions),
  }
}

const claimsOf = ({
  products,
  facts,
  people,
  revenue,
  capital,
}: z.infer<typeof Reply>): Claims => ({
  products: (products ?? []).slice(0, MOST_CLAIMS),
  facts: (facts ?? []).slice(0, MOST_CLAIMS),
  figures: {
    ...(people ? { people } : {}),
    ...(revenue ? { revenue } : {}),
    ...(capital ? { capital } : {}),
  },
})

const tokensOf = (message: object): number => {
  const usage = z
    .object({ usage_metadata: z.object({ total_tokens: z.number() }) })
    .safeParse(message)
  return usage.success ? usage.data.usage_metadata.total_tokens : 0
}

/** Exported for its test. */
export function fillVocabulary(text: string, { products, facts }: OpenPlaces): string {
  let left = VOCABULARY_BUDGET
  const within = (line: string): boolean => {
    left -= countTokens(line) + 1
    return left > 0
  }
  const typed = new Set(syllables(text).map(fold))
  const shared = (name: string): number =>
    syllables(name).filter((one) => typed.has(fold(one))).length
  const factLines = facts
    .map(
      ({ id, name, choices }) =>
        `${id} (${name}): ${choices.map((one) => `${one.id} = ${one.label}`).join('; ')}`,
    )
    .filter(within)
  const productLines = products
    .map(({ id, name, words: others }) => ({
      line: `${id}: ${name}`,
      likeness: Math.max(...[name, ...others].map(shared)),
    }))
    .sort((a, b) => b.likeness - a.likeness)
    .map(({ line }) => line)
    .filter(within)
  return fill(template, {
    products: productLines.join('\n') || '(đã biết, để trống)',
    facts: factLines.join('\n') || '(đã biết, để trống)',
  })
}
