/** The one place where a chat model is made: any OpenAI-compatible endpoint, through LangChain. */
import type { ChatOpenAI } from '@langchain/openai'
import type { Config } from '../../core/config.ts'

/** LangChain is loaded on first use: without a model the program starts without it. */
export async function openChatModel(
  settings: NonNullable<Config['chatModel']>,
  limits: { maxTokens: number; maxRetries: number; timeoutMs?: number },
): Promise<ChatOpenAI> {
  const { ChatOpenAI } = await import('@langchain/openai')
  return new ChatOpenAI({
    model: settings.model,
    apiKey: settings.apiKey,
    configuration: { baseURL: settings.baseUrl },
    maxRetries: limits.maxRetries,
    timeout: limits.timeoutMs ?? settings.timeoutMs,
    maxTokens: limits.maxTokens,
    temperature: 0,
  })
}
