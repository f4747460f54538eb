/**
 * The little of ZIP that guarding a DOCX takes. Sizes in a ZIP directory are claims, so every entry is
 * inflated here under a budget before a library that trusts them sees the file.
 */
import { crc32, inflateRawSync } from 'node:zlib'
import { LIMITS, UnreadableError } from '../reading.ts'

const broken = () => new UnreadableError('tệp bị hỏng hoặc không phải tệp Word (.docx)')
const tooLarge = () =>
  new UnreadableError(
    `tệp nén bung ra quá ${LIMITS.unpackedBytes / 1024 / 1024} MB hoặc quá nhiều phần, không được nhận`,
  )

/** All entries, unpacked. Throws an UnreadableError when broken, encrypted, or larger than the limits. */
export function unzip(bytes: Buffer): Map<string, Buffer> {
  const entries = new Map<string, Buffer>()
  try {
    const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
    if (end < 0) throw broken()
    const count = bytes.readUInt16LE(end + 10)
    if (count > LIMITS.archiveEntries) throw tooLarge()
    let at = bytes.readUInt32LE(end + 16)
    let left = LIMITS.unpackedBytes
    for (let index = 0; index < count; index++) {
      if (bytes.readUInt32LE(at) !== 0x02014b50) throw broken()
      const nameLength = bytes.readUInt16LE(at + 28)
      const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
      const content = inflateEntry(bytes, at, left)
      left -= content.length
      entries.set(name, content)
      at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
    }
    return entries
  } catch (error) {
    if (error instanceof UnreadableError) throw error
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge()
    throw broken()
  }
}

function inflateEntry(bytes: Buffer, at: number, limit: number): Buffer {
  if (bytes.readUInt16LE(at + 8) & 1)
    throw new UnreadableError('tệp có mật khẩu; hãy gỡ mật khẩu rồi thử lại')
  const method = bytes.readUInt16LE(at + 10)
  const packed = bytes.readUInt32LE(at + 20)
  const local = bytes.readUInt32LE(at + 42)
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
  const data = bytes.subarray(start, start + packed)
  if (method === 0) {
    if (data.length > limit) throw tooLarge()
    return data
  }
  if (method !== 8) throw broken()
  return inflateRawSync(data, { maxOutputLength: Math.max(1, limit) })
}

/** A ZIP of uncompressed entries. */
export function zip(entries: Map<string, Buffer>): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of entries) {
    const title = Buffer.from(name)
    // Version 2.0, UTF-8 names, method 0 (stored), no time, checksum, both sizes, length of the name, no extra field.
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt16LE(0x800, 2)
    shared.writeUInt32LE(crc32(content), 10)
    shared.writeUInt32LE(content.length, 14)
    shared.writeUInt32LE(content.length, 18)
    shared.writeUInt16LE(title.length, 22)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    parts.push(Buffer.from('PK\x03\x04'), shared, title, content)
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), shared, place, title)
    offset += 30 + title.length + content.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(entries.size, 8)
  end.writeUInt16LE(entries.size, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, central, end])
}
