import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LIMITS, UnreadableError } from '../reading.ts'
import { unzip, zip } from './zip.ts'

/** A ZIP that says its one entry is this small, while it unpacks to `size` bytes. */
function bomb(size: number): Buffer {
  const packed = deflateRawSync(Buffer.alloc(size))
  const archive = zip(new Map([['word/document.xml', packed]]))
  const directory = archive.lastIndexOf('PK\x01\x02')
  archive.writeUInt16LE(8, 8)
  archive.writeUInt16LE(8, directory + 10)
  return archive
}

describe('unzip', () => {
  it('gives back what zip put in', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ minLength: 1 }), fc.uint8Array()), (files) => {
        const entries = new Map(
          Object.entries(files).map(([name, bytes]) => [name.toWellFormed(), Buffer.from(bytes)]),
        )
        expect(unzip(zip(entries))).toEqual(entries)
      }),
    )
  })

  it('stops at the real size of a bomb, whatever size it claims', () => {
    expect(() => unzip(bomb(LIMITS.unpackedBytes + 1))).toThrow(/quá 200 MB/)
  })

  it('refuses too many entries', () => {
    const entries = new Map(
      Array.from({ length: LIMITS.archiveEntries + 1 }, (_, at) => [String(at), Buffer.alloc(0)]),
    )
    expect(() => unzip(zip(entries))).toThrow(/quá nhiều phần/)
  })

  it('refuses anything else with an UnreadableError, never with another one', () => {
    const archive = zip(new Map([['a', Buffer.from('xin chào')]]))
    fc.assert(
      fc.property(fc.nat(archive.length - 1), fc.integer({ min: 0, max: 255 }), (at, byte) => {
        const broken = Buffer.from(archive)
        broken[at] = byte
        try {
          unzip(broken)
        } catch (error) {
          expect(error).toBeInstanceOf(UnreadableError)
        }
      }),
    )
  })
})
