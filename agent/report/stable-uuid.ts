/** UUIDs made of names (RFC 9562, version 5): the same names give the same one on every machine. */
import { createHash } from 'node:crypto'

/** Of this project alone, drawn once at random. */
const NAMESPACE = Buffer.from('7c1f6a0e5b0d4f1f9a5e3f1d2c8b4a60', 'hex')

/** Names are joined by a character that no id holds, so that ("a", "bc") and ("ab", "c") differ. */
export function stableUuid(...names: string[]): string {
  const hash = createHash('sha1').update(NAMESPACE).update(names.join('\u0000')).digest()
  hash[6] = (hash[6]! & 0x0f) | 0x50
  hash[8] = (hash[8]! & 0x3f) | 0x80
  const hex = hash.toString('hex', 0, 16)
  return [0, 8, 12, 16, 20]
    .map((from, index, all) => hex.slice(from, all[index + 1] ?? 32))
    .join('-')
}
