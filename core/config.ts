/** Settings: read once from the environment, all faults told at once. `.env.example` explains each. */
import { z } from 'zod'
import { ConfigError } from './errors.ts'

const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional())
const withDefault = <T extends z.ZodType>(schema: T, value: z.input<T>) =>
  z.preprocess((given) => (given === undefined || given === '' ? value : given), schema)
const httpUrl = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/$/, ''))
const isOrigin = (text: string) =>
  /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text
const origins = z.string().transform((list) =>
  list
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean),
)

/** How a Zalo Official Account may sign: which id, whose timestamp, which secret. */
export const OA_SIGNATURES = [
  'app:body:key',
  'app:header:key',
  'oa:body:key',
  'oa:header:key',
  'app:body:app-secret',
  'app:header:app-secret',
] as const

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
  TELEGRAM_BOT_TOKEN: optional(
    z.string().regex(/^\d{1,20}:[\w-]{10,100}$/, 'must be "digits:letters"'),
  ),
  TELEGRAM_API_URL: withDefault(httpUrl, 'https://api.telegram.org'),
  TELEGRAM_WEBHOOK_SECRET: optional(
    z.string().regex(/^[\w-]{16,256}$/, 'must be 16-256 of A-Z a-z 0-9 _ -'),
  ),
  TELEGRAM_DRAFTS: withDefault(z.enum(['on', 'off']), 'off'),
  BOT_WORKERS: withDefault(z.coerce.number().int().min(0).max(32), 4),
  ZALO_BOT_TOKEN: optional(z.string().regex(/^[\w:.-]+$/, 'must be the token alone')),
  ZALO_BOT_WEBHOOK_SECRET: optional(
    z.string().regex(/^[\w-]{8,256}$/, 'must be 8-256 of A-Z a-z 0-9 _ -'),
  ),
  ZALO_BOT_API_URL: withDefault(httpUrl, 'https://bot-api.zaloplatforms.com'),
  ZALO_BOT_MONTHLY_MESSAGES: withDefault(z.coerce.number().int().min(0), 3_000),
  ZALO_OA_APP_ID: optional(z.string().regex(/^\d{5,30}$/, 'must be digits')),
  ZALO_OA_ID: optional(z.string().regex(/^\d{5,30}$/, 'must be digits')),
  ZALO_OA_APP_SECRET: optional(z.string()),
  ZALO_OA_SECRET_KEY: optional(z.string()),
  ZALO_OA_REFRESH_TOKEN: optional(z.string()),
  ZALO_OA_CODE_VERIFIER: optional(z.string()),
  ZALO_OA_SIGNATURE: withDefault(z.enum(['auto', ...OA_SIGNATURES]), 'auto'),
  ZALO_OA_BUTTON_TEMPLATE: withDefault(z.enum(['unnamed', 'button', 'none']), 'unnamed'),
  ZALO_OA_APPSECRET_PROOF: withDefault(z.enum(['on', 'off']), 'off'),
  ZALO_OA_QUIET_MINUTES: withDefault(z.coerce.number().int().min(0).max(10_080), 30),
  ZALO_OA_BILLED_REPLIES: withDefault(z.enum(['on', 'off']), 'off'),
  ZALO_OA_API_URL: withDefault(httpUrl, 'https://openapi.zalo.me'),
  ZALO_OA_OAUTH_URL: withDefault(httpUrl, 'https://oauth.zaloapp.com'),
  LOG_LEVEL: withDefault(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']), 'info'),
})

export type Config = Readonly<ReturnType<typeof shape>>

/** Throws a ConfigError that names every wrong setting, never a value. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const result = Settings.safeParse(env)
  const faults = (result.error?.issues ?? []).map(
    (issue) => `  ${issue.path[0]?.toString() ?? '?'}: ${issue.message}`,
  )
  faults.push(...missingOfZaloOa(env))
  if (!result.success || faults.length)
    throw new ConfigError(`These settings are wrong (see .env.example):\n${faults.join('\n')}`)
  return shape(result.data)
}

/** An Official Account works with all of these or with none of them. */
function missingOfZaloOa(env: Record<string, string | undefined>): string[] {
  const needed = ['ZALO_OA_APP_ID', 'ZALO_OA_APP_SECRET', 'ZALO_OA_SECRET_KEY']
  if (!needed.some((name) => env[name])) return []
  return needed
    .filter((name) => !env[name])
    .map((name) => `  ${name}: ${needed.join(', ')} go together`)
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
  /** Undefined: this app is off. Without a webhook secret or PUBLIC_URL it asks for updates. */
  telegram: env.TELEGRAM_BOT_TOKEN
    ? {
        token: env.TELEGRAM_BOT_TOKEN,
        apiUrl: env.TELEGRAM_API_URL.replace(/\/$/, ''),
        webhookSecret: env.TELEGRAM_WEBHOOK_SECRET,
        /** Whether an answer grows before the reader's eyes, in private chats. */
        drafts: env.TELEGRAM_DRAFTS === 'on',
      }
    : undefined,
  /** Chats that one process answers at once; 0: it only stores what webhooks bring. */
  botWorkers: env.BOT_WORKERS,
  /** Undefined: this app is off. Without a webhook secret it asks for updates, which is for development. */
  zaloBot: env.ZALO_BOT_TOKEN
    ? {
        token: env.ZALO_BOT_TOKEN,
        webhookSecret: env.ZALO_BOT_WEBHOOK_SECRET,
        apiUrl: env.ZALO_BOT_API_URL,
        /** Counted both ways; 0: no quota. */
        monthlyMessages: env.ZALO_BOT_MONTHLY_MESSAGES,
      }
    : undefined,
  zaloOa:
    env.ZALO_OA_APP_ID && env.ZALO_OA_APP_SECRET && env.ZALO_OA_SECRET_KEY
      ? {
          appId: env.ZALO_OA_APP_ID,
          oaId: env.ZALO_OA_ID,
          appSecret: env.ZALO_OA_APP_SECRET,
          secretKey: env.ZALO_OA_SECRET_KEY,
          refreshToken: env.ZALO_OA_REFRESH_TOKEN,
          codeVerifier: env.ZALO_OA_CODE_VERIFIER,
          signature: env.ZALO_OA_SIGNATURE,
          buttonTemplate: env.ZALO_OA_BUTTON_TEMPLATE,
          appSecretProof: env.ZALO_OA_APPSECRET_PROOF === 'on',
          /** Between 48 hours and 7 days an answer is delivered, and billed. */
          billedReplies: env.ZALO_OA_BILLED_REPLIES === 'on',
          /** After a member of staff wrote in a chat; 0: the bot goes on answering. */
          quietMinutes: env.ZALO_OA_QUIET_MINUTES,
          apiUrl: env.ZALO_OA_API_URL,
          oauthUrl: env.ZALO_OA_OAUTH_URL,
        }
      : undefined,
  logLevel: env.LOG_LEVEL,
})
