/** A picture from the address that a platform gave: https, a public host, at most 2 MB, a real picture. */
import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'
import type { Photo } from '../channel.ts'

const MAX_BYTES = 2_000_000
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
    if (size > MAX_BYTES) return undefined
    chunks.push(chunk)
  }
  const bytes = Buffer.concat(chunks)
  const type = typeOf(bytes)
  return type && { type, bytes }
}

/** By its first bytes: what a server calls it proves nothing. */
function typeOf(bytes: Buffer): Photo['type'] | undefined {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'image/jpeg'
  if (bytes.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))) return 'image/png'
  const isWebp =
    bytes.subarray(0, 4).toString('latin1') === 'RIFF' &&
    bytes.subarray(8, 12).toString('latin1') === 'WEBP'
  return isWebp ? 'image/webp' : undefined
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
