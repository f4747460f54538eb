import { expect, it } from 'vitest'
import { clientKey } from './rate-limit.ts'

const day = new Date('2026-11-24T10:00:00Z')

it('counts one client as one, however its address is written', () => {
  expect(clientKey('::ffff:203.0.113.7', day)).toBe(clientKey('203.0.113.7', day))
  expect(clientKey('2001:DB8:0:1::5', day)).toBe(clientKey('2001:0db8::1:aaaa:bbbb:cccc:dddd', day))
})

it('counts different networks apart', () => {
  expect(clientKey('203.0.113.7', day)).not.toBe(clientKey('203.0.113.8', day))
  expect(clientKey('2001:db8:0:1::5', day)).not.toBe(clientKey('2001:db8:0:2::5', day))
})

it('keeps no address, and another key the next day', () => {
  const key = clientKey('203.0.113.7', day)
  expect(key).toMatch(/^[\w-]{22}$/)
  expect(clientKey('203.0.113.7', new Date('2026-11-25T10:00:00Z'))).not.toBe(key)
})
