/** Rewords an answer with a chat model and its tools, through LangChain. */
import type { Config } from '../../core/config.ts'
import { ModelError } from '../../core/errors.ts'
import { Evidence } from '../compose/evidence.ts'
import type { Breaker } from './breaker.ts'
import { openChatModel } from './chat-model.ts'
import { fillPrompt, promptDigest } from './prompt.ts'
import type { ToolParts } from './tools.ts'
import type { WriteRequest, Writer, Written } from './writer.ts'

/** Model calls in one try, tool rounds included. */
const CALL_LIMIT = 4
const OUTPUT_TOKENS = 1_500
/** Characters; some endpoints pay no heed to the limit of tokens. */
const LONGEST = 6_000
const FAILED_CALL = 'Không tra được: tham số không hợp lệ.'

export function createWriter(
  settings: NonNullable<Config['chatModel']>,
  parts: ToolParts & { urlOf: (passageId: string) => string },
  /** Shared by everything that asks this endpoint. */
  breaker: Breaker,
): Writer {
  return {
    model: settings.model,
    promptDigest,
    timeoutMs: settings.timeoutMs,
    async write(request) {
      if (breaker.open) throw new ModelError('the endpoint failed too often; not asked')
      try {
        const written = await callModel(settings, parts, request)
        breaker.succeeded()
        return written
      } catch (error) {
        // A reader who went away is no failure of the endpoint.
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
  parts: ToolParts & { urlOf: (passageId: string) => string },
  request: WriteRequest,
): Promise<Written> {
  // Loaded on first use: without a model the program starts without LangChain.
  const [
    {
      createAgent,
      createMiddleware,
      modelCallLimitMiddleware,
      HumanMessage,
      SystemMessage,
      AIMessage,
      ToolMessage,
    },
    { createTools },
    model,
  ] = await Promise.all([
    import('langchain'),
    import('./tools.ts'),
    openChatModel(settings, { maxTokens: OUTPUT_TOKENS, maxRetries: 1 }),
  ])
  const evidence = new Evidence(parts.catalogue, parts.urlOf)
  const offset = request.answer.sources.length
  const agent = createAgent({
    model,
    tools: createTools(parts, evidence, offset),
    middleware: [
      modelCallLimitMiddleware({ runLimit: CALL_LIMIT, exitBehavior: 'error' }),
      createMiddleware({
        name: 'QuietToolErrors',
        // The default answer to wrong arguments holds a stack that names folders of this machine.
        wrapToolCall: async (call, run) => {
          try {
            return await run(call)
          } catch {
            const { id, name } = call.toolCall
            return new ToolMessage({ content: FAILED_CALL, tool_call_id: id ?? '', name })
          }
        },
      }),
    ],
  })
  const { messages } = await agent.invoke(
    // As a message and not as `systemPrompt`, which is sent as a list of parts that not every server reads.
    { messages: [new SystemMessage(fillPrompt(request)), new HumanMessage(request.question)] },
    { recursionLimit: 100, ...(request.signal ? { signal: request.signal } : {}) },
  )
  const last = messages.at(-1)
  const text = last && AIMessage.isInstance(last) ? last.text.trim() : ''
  if (!text) throw new ModelError('the model returned no text')
  if (text.length > LONGEST) throw new ModelError('the model returned far too much text')
  const replies = messages.filter((message) => AIMessage.isInstance(message))
  return {
    text: text
      .replace(/\[S(\d{1,2})\]/g, '[$1]')
      .replace(/\[(?:S?\d{1,2}(?:,\s*S?\d{1,2})+)\]/g, (group) =>
        [...group.matchAll(/\d{1,2}/g)].map(([n]) => `[${n}]`).join(' '),
      ),
    sources: evidence.sources,
    evidence: evidence.texts,
    tokens: replies.reduce((sum, message) => sum + (message.usage_metadata?.total_tokens ?? 0), 0),
    toolCalls: replies.reduce((sum, message) => sum + (message.tool_calls?.length ?? 0), 0),
  }
}
