/** Bytes of a file, within the size limit. */
import { open } from 'node:fs/promises'

export class TooLargeError extends Error {
  override name = 'TooLargeError'
}

/** Looks at the size of the opened file, so that a file that is swapped or grows meanwhile stays within the limit. */
export async function readWithin(path: string, limit: number): Promise<Buffer> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    if (size > limit)
      throw new TooLargeError(`tệp lớn hơn ${limit / 1024 / 1024} MB, không được nhận`)
    const buffer = Buffer.alloc(size)
    const { bytesRead } = await file.read(buffer, 0, size, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
