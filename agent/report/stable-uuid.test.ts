import { expect, it } from 'vitest'
import { stableUuid } from './stable-uuid.ts'

it('is a version 5 UUID, the same for the same names', () => {
  expect(stableUuid('a', 'b')).toMatch(
    /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  )
  expect(stableUuid('a', 'b')).toBe(stableUuid('a', 'b'))
})

it('keeps names apart that read the same when joined', () => {
  expect(stableUuid('a', 'bc')).not.toBe(stableUuid('ab', 'c'))
})
