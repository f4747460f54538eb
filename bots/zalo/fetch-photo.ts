/** A picture from the address that a platform gave: https, a public host, not too large, a real picture. */
import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'
import { MAX_PICTURE_BYTES, pictureType } from '../../core/pictures/kind.ts'
import type { Photo } from '../channel.ts'

const TIMEOUT_MS = 15_000

/**
 * Undefined when it is gone, too large or no picture. Throws when it cannot be reached now. `trusted` is the origin
 * of the platform's own interface, which may be a server on this machine in tests.
 */
export async function fetchPhoto(address: string, trusted: string): Promise<Photo | undefined> {
  const url = new URL(address)
  if (url.origin !== new URL(trusted).origin) {
    if (url.protocol !== 'https:' || url.username || !(await isPublic(url.hostname)))
      return undefined
  }
  const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) })
  if (response.status >= 500 || response.status === 429)
    throw new Error(`photo: ${response.status}`)
  if (!response.ok || !response.body) return undefined
  const chunks: Uint8Array[] = []
  let size = 0
  // The DOM type of a body hides that Node can iterate over it.
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length
    if (size > MAX_PICTURE_BYTES) return undefined
    chunks.push(chunk)
  }
  const bytes = Buffer.concat(chunks)
  const type = pictureType(bytes)
  return type && { type, bytes }
}

const INSIDE = new BlockList()
for (const [net, bits] of [
  ...[
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
  ],
  ...[
    ['169.254.0.0', 16],
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.168.0.0', 16],
  ],
  ...[
    ['198.18.0.0', 15],
    ['224.0.0.0', 3],
  ],
] as [string, number][])
  INSIDE.addSubnet(net, bits)
for (const [net, bits] of [
  ...[
    ['::', 96],
    ['64:ff9b::', 96],
    ['fc00::', 7],
    ['fe80::', 10],
    ['ff00::', 8],
  ],
] as [string, number][])
  INSIDE.addSubnet(net, bits, 'ipv6')

/** False when any of its addresses lies inside a private network. */
async function isPublic(host: string): Promise<boolean> {
  const found = await lookup(host.replace(/^\[|\]$/g, ''), { all: true })
  return found.every(({ address }) => {
    const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
    return !INSIDE.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4')
  })
}
