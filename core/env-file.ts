/** A `.env` file beside the program, for those who do not set variables by other means. */
import { existsSync, readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'

type Env = Record<string, string | undefined>

/** Switches by which LangChain would send every question to a service of its maker. */
const TRACING = [
  'LANGSMITH_TRACING',
  'LANGSMITH_TRACING_V2',
  'LANGCHAIN_TRACING',
  'LANGCHAIN_TRACING_V2',
]

/**
 * The environment with what the file adds; what is set already wins. Tracing by third parties is switched off
 * in `env` itself, because the library reads it there.
 */
export function withEnvFile(env: Env, file = '.env'): Env {
  for (const name of TRACING) delete env[name]
  return { ...(existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}), ...env }
}
