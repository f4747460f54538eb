/** Settings: read once from the environment, all faults told at once. `.env.example` explains each. */
import { z } from 'zod'
import { ConfigError } from './errors.ts'

const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional())
const withDefault = <T extends z.ZodType>(schema: T, value: z.input<T>) =>
  z.preprocess((given) => (given === undefined || given === '' ? value : given), schema)
const isOrigin = (text: string) =>
  /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text
const origins = z.string().transform((list) =>
  list
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean),
)

const Settings = z.object({
  PORT: withDefault(z.coerce.number().int().min(0).max(65535), 3000),
  HOST: withDefault(z.string(), '127.0.0.1'),
  PUBLIC_URL: optional(z.url({ protocol: /^https?$/ })),
  DATA_DIR: withDefault(z.string(), '.data'),
  DATABASE_URL: optional(z.url({ protocol: /^postgres(ql)?$/ })),
  DATABASE_STATEMENT_TIMEOUT_MS: withDefault(z.coerce.number().int().min(100).max(600_000), 5_000),
  WIDGET_ORIGINS: withDefault(
    origins.pipe(
      z.array(z.string().refine(isOrigin, 'must be origins such as https://example.vn')),
    ),
    '',
  ),
  TRUST_PROXY: withDefault(z.coerce.number().int().min(0).max(10), 0),
  RETENTION_DAYS: withDefault(z.coerce.number().int().min(1).max(3650), 90),
  ASSESSMENT_RETENTION_DAYS: withDefault(z.coerce.number().int().min(1).max(3650), 365),
  RATE_WRITES_PER_MINUTE: withDefault(z.coerce.number().int().min(1), 15),
  RATE_ANSWERS_PER_MINUTE: withDefault(z.coerce.number().int().min(1), 90),
  RATE_READS_PER_MINUTE: withDefault(z.coerce.number().int().min(1), 180),
  OPENAI_API_KEY: optional(z.string()),
  OPENAI_BASE_URL: optional(z.url({ protocol: /^https?$/ })),
  OPENAI_MODEL: optional(z.string()),
  OPENAI_EMBEDDING_MODEL: optional(z.string()),
  LLM_TIMEOUT_MS: withDefault(z.coerce.number().int().min(500).max(120_000), 20_000),
  LOG_LEVEL: withDefault(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']), 'info'),
})

export type Config = Readonly<ReturnType<typeof shape>>

/** Throws a ConfigError that names every wrong setting, never a value. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const result = Settings.safeParse(env)
  if (!result.success) {
    const faults = result.error.issues.map(
      (issue) => `  ${issue.path[0]?.toString() ?? '?'}: ${issue.message}`,
    )
    throw new ConfigError(`These settings are wrong (see .env.example):\n${faults.join('\n')}`)
  }
  return shape(result.data)
}

const shape = (env: z.infer<typeof Settings>) => ({
  port: env.PORT,
  host: env.HOST,
  publicUrl: env.PUBLIC_URL?.replace(/\/$/, ''),
  dataDir: env.DATA_DIR,
  databaseUrl: env.DATABASE_URL,
  statementTimeoutMs: env.DATABASE_STATEMENT_TIMEOUT_MS,
  widgetOrigins: env.WIDGET_ORIGINS,
  /** How many reverse proxies stand in front, so that the client's address is read rightly. */
  trustProxy: env.TRUST_PROXY,
  retentionDays: env.RETENTION_DAYS,
  assessmentRetentionDays: env.ASSESSMENT_RETENTION_DAYS,
  rate: {
    writesPerMinute: env.RATE_WRITES_PER_MINUTE,
    answersPerMinute: env.RATE_ANSWERS_PER_MINUTE,
    readsPerMinute: env.RATE_READS_PER_MINUTE,
  },
  /** Undefined: the assistant works by rules alone, and nothing leaves this server. */
  chatModel: env.OPENAI_MODEL
    ? {
        model: env.OPENAI_MODEL,
        apiKey: env.OPENAI_API_KEY ?? 'none',
        baseUrl: env.OPENAI_BASE_URL,
        timeoutMs: env.LLM_TIMEOUT_MS,
      }
    : undefined,
  embeddingModel: env.OPENAI_EMBEDDING_MODEL
    ? {
        model: env.OPENAI_EMBEDDING_MODEL,
        apiKey: env.OPENAI_API_KEY ?? 'none',
        baseUrl: env.OPENAI_BASE_URL,
        timeoutMs: env.LLM_TIMEOUT_MS,
      }
    : undefined,
  logLevel: env.LOG_LEVEL,
})
