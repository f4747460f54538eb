import { describe, expect, it } from 'vitest'
import { OA_SIGNATURES } from '../../core/config.ts'
import { checkSignature, isFresh } from './signature.ts'
import { sha256sum } from './testing/stand-in.ts'

const keys = {
  appId: '360846524940903967',
  oaId: '388613280878808645',
  secretKey: 'khóa của trang webhook',
  appSecret: 'khóa của ứng dụng',
}
const body = '{"timestamp":"1543908534740",  "message":{"text":"Xin chào\\u0021 ấ 👋"}}'
const raw = Buffer.from(body)
const [bodyTime, headerTime] = ['1543908534740', '1543908539999']

/** What Zalo would send, made by the `sha256sum` command. */
function signed(variant: string) {
  const [id, time, secret] = variant.split(':')
  return {
    raw,
    timestamp: bodyTime,
    timestampHeader: headerTime,
    signature: `mac=${sha256sum(
      id === 'app' ? keys.appId : keys.oaId,
      body,
      time === 'body' ? bodyTime : headerTime,
      secret === 'key' ? keys.secretKey : keys.appSecret,
    )}`,
  }
}

describe('the signature of an event', () => {
  it.each(OA_SIGNATURES)('made as %s by sha256sum fits when that is set', (variant) => {
    expect(checkSignature(signed(variant), keys, variant)?.variant).toBe(variant)
    for (const other of OA_SIGNATURES.filter((one) => one !== variant))
      expect(checkSignature(signed(variant), keys, other)).toBeUndefined()
  })

  it('is looked for by itself with the key of the webhook page only, and tells what was signed', () => {
    for (const variant of OA_SIGNATURES)
      expect(checkSignature(signed(variant), keys, 'auto')).toEqual(
        variant.endsWith(':key')
          ? { variant, timestamp: variant.includes('header') ? headerTime : bodyTime }
          : undefined,
      )
  })

  it('covers every byte as it came', () => {
    const good = signed('app:body:key')
    for (const at of [0, 15, 30, raw.length - 1]) {
      const changed = Buffer.from(raw)
      changed[at]! ^= 1
      expect(checkSignature({ ...good, raw: changed }, keys, 'auto')).toBeUndefined()
    }
    const sameMeaning = Buffer.from(JSON.stringify(JSON.parse(body)))
    expect(checkSignature({ ...good, raw: sameMeaning }, keys, 'auto')).toBeUndefined()
    expect(checkSignature({ ...good, timestamp: '1543908534741' }, keys, 'auto')).toBeUndefined()
  })

  it('is refused in any other shape', () => {
    const good = signed('app:body:key').signature
    for (const signature of [
      undefined,
      '',
      'mac=',
      good.slice(0, -1),
      `${good}0`,
      'mac=zz',
      ` ${good}`,
    ])
      expect(checkSignature({ ...signed('app:body:key'), signature }, keys, 'auto')).toBeUndefined()
  })

  it('fits without an OA id or a header, when neither was signed', () => {
    const request = { ...signed('app:body:key'), timestampHeader: undefined }
    expect(checkSignature(request, { ...keys, oaId: undefined }, 'auto')?.variant).toBe(
      'app:body:key',
    )
  })
})

describe('the time of an event', () => {
  const now = new Date(1_800_000_000_000)
  it('may be as old as Zalo still repeats, and a little ahead', () => {
    const at = (ms: number) => isFresh(String(now.getTime() + ms), now)
    expect(at(0)).toBe(true)
    expect(at(-12 * 3_600_000)).toBe(true)
    expect(at(-14 * 3_600_000)).toBe(false)
    expect(at(5 * 60_000)).toBe(true)
    expect(at(3_600_000)).toBe(false)
    for (const text of ['', 'x', '-1', '1e12', '9'.repeat(30)])
      expect(isFresh(text, now)).toBe(false)
  })
})
