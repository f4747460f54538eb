import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseExactly, tryParse } from './exact-json.ts'

describe('JSON with long numbers', () => {
  it('keeps every digit of an identifier that a number cannot hold', () => {
    expect(
      parseExactly('{"id":246845883529197922123,"n":[9007199254740993,-1234567890123456]}'),
    ).toEqual({
      id: '246845883529197922123',
      n: ['9007199254740993', '-1234567890123456'],
    })
  })

  it('leaves short numbers, fractions, exponents and digits inside texts alone', () => {
    const json =
      '{"a":1,"b":0.12345678901234567,"c":1.5e300,"d":"x 9007199254740993 \\" 9007199254740993","e":1234567890123456.5}'
    expect(parseExactly(json)).toEqual(JSON.parse(json))
  })

  it('reads whatever has no long number as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const json = JSON.stringify(value)
        fc.pre(!/\d{16}/.test(json.replace(/"(?:[^"\\]|\\.)*"/g, '')))
        expect(parseExactly(json)).toEqual(JSON.parse(json))
      }),
    )
  })

  it('gives undefined for what is no JSON', () => {
    for (const text of ['', '<html>', '{"a":', '\u0000', '12345678901234567890 x'])
      expect(tryParse(text)).toBeUndefined()
  })
})
