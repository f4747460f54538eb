import { expect, it } from 'vitest'
import { soundOf } from './sound.ts'

it.each([
  ['xa', 'sa'],
  ['trong', 'chong'],
  ['ly', 'li'],
  ['giay', 'day'],
])('"%s" and "%s" sound alike', (one, other) => expect(soundOf(one)).toBe(soundOf(other)))

it.each([
  ['ban', 'lan'],
  ['rau', 'dau'],
  ['gi', 'di'],
  ['may', 'my'],
])('"%s" and "%s" do not', (one, other) => expect(soundOf(one)).not.toBe(soundOf(other)))
