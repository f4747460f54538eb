import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { withEnvFile } from './env-file.ts'

describe('a .env file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'env-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('adds what is not set and never overrides what is', () => {
    const file = join(folder, '.env')
    writeFileSync(file, '# ghi chú\nPORT=4000\nDATA_DIR="dữ liệu"\n')
    expect(withEnvFile({ PORT: '5000' }, file)).toEqual({ PORT: '5000', DATA_DIR: 'dữ liệu' })
  })

  it('may be missing', () => {
    expect(withEnvFile({ A: '1' }, join(folder, 'none'))).toEqual({ A: '1' })
  })

  it('leaves tracing by third parties switched off', () => {
    const env: Record<string, string | undefined> = {
      LANGSMITH_TRACING: 'true',
      LANGCHAIN_TRACING_V2: 'true',
    }
    withEnvFile(env, join(folder, 'none'))
    expect(env).toEqual({})
  })
})
