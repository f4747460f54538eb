import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'
import { ConfigError } from './errors.ts'

const faultOf = (env: Record<string, string | undefined>): string => {
  try {
    readConfig(env)
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError)
    return (error as Error).message
  }
  throw new Error('accepted')
}

describe('settings', () => {
  it('work with none given: embedded, local, by rules alone', () => {
    const config = readConfig({})
    expect(config).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      dataDir: '.data',
      statementTimeoutMs: 5_000,
      widgetOrigins: [],
      trustProxy: 0,
      retentionDays: 90,
      assessmentRetentionDays: 365,
      rate: { writesPerMinute: 15, answersPerMinute: 90, readsPerMinute: 180 },
      logLevel: 'info',
    })
    expect(config.databaseUrl).toBeUndefined()
    expect(config.chatModel).toBeUndefined()
    expect(config.embeddingModel).toBeUndefined()
  })

  it('take an empty line of an .env file as not given', () => {
    const empty = Object.fromEntries(
      [
        ...['PORT', 'HOST', 'PUBLIC_URL', 'DATABASE_URL', 'WIDGET_ORIGINS', 'OPENAI_MODEL'],
        ...['OPENAI_BASE_URL', 'OPENAI_API_KEY', 'RETENTION_DAYS', 'LOG_LEVEL'],
      ].map((name) => [name, '']),
    )
    expect(readConfig(empty)).toEqual(readConfig({}))
  })

  it('turn a model on by its name, with the key and address it goes with', () => {
    expect(
      readConfig({
        OPENAI_MODEL: 'm',
        OPENAI_API_KEY: 'k',
        OPENAI_BASE_URL: 'http://localhost:1/v1',
        LLM_TIMEOUT_MS: '900',
      }),
    ).toMatchObject({
      chatModel: { model: 'm', apiKey: 'k', baseUrl: 'http://localhost:1/v1', timeoutMs: 900 },
      embeddingModel: undefined,
    })
    expect(readConfig({ OPENAI_API_KEY: 'k' }).chatModel).toBeUndefined()
  })

  it('take several widget origins, and the public address without its last slash', () => {
    expect(
      readConfig({
        WIDGET_ORIGINS: 'https://a.vn, http://b.vn:8080 ,',
        PUBLIC_URL: 'https://tro-ly.vn/',
      }),
    ).toMatchObject({
      widgetOrigins: ['https://a.vn', 'http://b.vn:8080'],
      publicUrl: 'https://tro-ly.vn',
    })
  })

  it('turn the Zalo apps on by their tokens, an Official Account only with all that it needs', () => {
    expect(readConfig({ ZALO_BOT_WEBHOOK_SECRET: 'long-enough' }).zaloBot).toBeUndefined()
    expect(
      readConfig({ ZALO_BOT_TOKEN: '12:ab', ZALO_BOT_API_URL: 'http://a.vn/' }).zaloBot,
    ).toEqual({
      token: '12:ab',
      apiUrl: 'http://a.vn',
      webhookSecret: undefined,
      monthlyMessages: 3_000,
    })
    const needed = { ZALO_OA_APP_ID: '12345', ZALO_OA_APP_SECRET: 'a', ZALO_OA_SECRET_KEY: 'b' }
    expect(readConfig(needed).zaloOa).toMatchObject({
      appId: '12345',
      signature: 'auto',
      buttonTemplate: 'unnamed',
      appSecretProof: false,
      billedReplies: false,
      apiUrl: 'https://openapi.zalo.me',
      oauthUrl: 'https://oauth.zaloapp.com',
    })
    for (const name of Object.keys(needed)) {
      const message = faultOf({ ...needed, [name]: '' })
      expect(message).toContain(`\n  ${name}: `)
    }
    // Told together with what else is wrong.
    expect(faultOf({ ZALO_OA_APP_ID: '12345', ZALO_OA_SIGNATURE: 'md5' })).toContain(
      'ZALO_OA_SIGNATURE',
    )
  })

  const WRONG: Record<string, string> = {
    PORT: '70000',
    PUBLIC_URL: 'ftp://secret-one',
    DATABASE_URL: 'mysql://root:secret-two@db/x',
    DATABASE_STATEMENT_TIMEOUT_MS: 'secret-three',
    WIDGET_ORIGINS: 'https://secret-four.vn/path',
    TRUST_PROXY: '-1',
    RETENTION_DAYS: '0',
    RATE_WRITES_PER_MINUTE: '1.5',
    RATE_READS_PER_MINUTE: 'secret-five',
    OPENAI_BASE_URL: 'secret-six',
    LLM_TIMEOUT_MS: '1',
    LOG_LEVEL: 'secret-seven',
    ZALO_OA_BUTTON_TEMPLATE: 'secret-eight',
  }

  it('tell all faults at once, each by name, and never a value', () => {
    const message = faultOf(WRONG)
    for (const name of Object.keys(WRONG)) expect(message).toContain(`\n  ${name}: `)
    expect(message).not.toContain('secret')
  })

  it('name exactly the wrong ones of any mixture', () => {
    fc.assert(
      fc.property(fc.subarray(Object.keys(WRONG), { minLength: 1 }), (names) => {
        const message = faultOf(Object.fromEntries(names.map((name) => [name, WRONG[name]])))
        const named = [...message.matchAll(/^ {2}(\w+): /gm)].map((match) => match[1])
        expect(new Set(named)).toEqual(new Set(names))
      }),
    )
  })

  it('never print what was given, whatever it was', () => {
    // Letters that no message of ours uses together.
    const secret = fc.string({ unit: fc.constantFrom(...'qxzjQXZJ'), minLength: 6, maxLength: 12 })
    fc.assert(
      fc.property(secret, fc.constantFrom(...Object.keys(WRONG)), (value, name) => {
        expect(faultOf({ [name]: value })).not.toContain(value)
      }),
    )
  })
})
