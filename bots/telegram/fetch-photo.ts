/** A photo of a message: small enough, and really a picture. */
import type { Api } from 'grammy'
import { GrammyError } from 'grammy'
import type { Photo } from '../channel.ts'
import { MAX_PHOTO_BYTES } from './read-update.ts'
import { codeOf } from './send.ts'

const TIME_LIMIT_MS = 20_000

/** Throws when the app cannot be reached; the error holds no address, for the token is in it. */
export async function fetchTelegramPhoto(
  api: Api,
  apiRoot: string,
  fileId: string,
): Promise<Photo | undefined> {
  try {
    const { file_path: path, file_size: size = 0 } = await api.getFile(fileId)
    if (!path || size > MAX_PHOTO_BYTES || path.includes('..')) return undefined
    const response = await fetch(
      `${apiRoot}/file/bot${api.token}/${path.split('/').map(encodeURIComponent).join('/')}`,
      { signal: AbortSignal.timeout(TIME_LIMIT_MS), redirect: 'error' },
    )
    if (!response.ok || !response.body) return undefined
    // The DOM type of a body hides that Node can iterate over it.
    const bytes = await readUpTo(response.body as unknown as AsyncIterable<Uint8Array>)
    const type = bytes && typeOf(bytes)
    return type && { type, bytes }
  } catch (error) {
    // "file is too big", "wrong file_id": it will not get better.
    if (error instanceof GrammyError && error.error_code === 400) return undefined
    throw new Error(`Telegram photo: ${codeOf(error)}`)
  }
}

async function readUpTo(body: AsyncIterable<Uint8Array>): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > MAX_PHOTO_BYTES) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function typeOf(bytes: Buffer): Photo['type'] | undefined {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'image/jpeg'
  if (bytes.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))) return 'image/png'
  const isRiff = bytes.subarray(0, 4).toString('latin1') === 'RIFF'
  return isRiff && bytes.subarray(8, 12).toString('latin1') === 'WEBP' ? 'image/webp' : undefined
}
