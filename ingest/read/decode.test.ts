import { describe, expect, it } from 'vitest'
import { UnreadableError } from '../reading.ts'
import { decodeText } from './decode.ts'

const TEXT = 'Nghị định này quy định về ghi nhãn hàng hóa'

describe('decodeText', () => {
  it('reads UTF-8 with and without a byte order mark', () => {
    expect(decodeText(Buffer.from(TEXT))).toBe(TEXT)
    expect(decodeText(Buffer.from(`\ufeff${TEXT}`))).toBe(TEXT)
  })

  it('reads UTF-16 in both byte orders, with and without a mark', () => {
    const little = Buffer.from(TEXT, 'utf16le')
    const big = Buffer.from(little).swap16()
    for (const bytes of [
      little,
      big,
      Buffer.from(`\ufeff${TEXT}`, 'utf16le'),
      Buffer.concat([Buffer.from([0xfe, 0xff]), big]),
    ])
      expect(decodeText(bytes)).toBe(TEXT)
  })

  it('reads Windows-1258, whose tones are marks behind the vowel', () => {
    // "Nghị định" as Windows-1258 writes it: i + dot below, đ, i + dot below.
    const bytes = Buffer.from([0x4e, 0x67, 0x68, 0x69, 0xf2, 0x20, 0xf0, 0x69, 0xf2, 0x6e, 0x68])
    expect(decodeText(bytes)).toBe('Nghị định')
  })

  it('refuses an encoding it cannot be sure of', () => {
    // "NghÞ ®Þnh" in TCVN3.
    const bytes = Buffer.from([0x4e, 0x67, 0x68, 0xde, 0x20, 0xae, 0xde, 0x6e, 0x68])
    expect(() => decodeText(bytes)).toThrow(UnreadableError)
    expect(() => decodeText(bytes)).toThrow(/bảng mã/)
  })
})
