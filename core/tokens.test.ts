import { describe, expect, it } from 'vitest'
import { countTokens } from './tokens.ts'

describe('counting tokens', () => {
  it.each([
    ['', 0],
    ['hello world', 2],
  ])('%j has %i', (text, expected) => {
    expect(countTokens(text)).toBe(expected)
  })

  it('takes a special token in a document as plain characters', () => {
    expect(countTokens('<|endoftext|>')).toBeGreaterThan(1)
  })

  it('is stable over a run without spaces, lone surrogates and emoji', () => {
    expect(countTokens('ă'.repeat(50_000))).toBeGreaterThan(1_000)
    expect(countTokens('\ud800')).toBeGreaterThan(0)
    expect(countTokens('🐟'.repeat(500))).toBeGreaterThan(500)
  })
})
