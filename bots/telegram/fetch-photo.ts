/** A photo of a message: small enough, and really a picture. */
import type { Api } from 'grammy'
import { GrammyError } from 'grammy'
import { MAX_PICTURE_BYTES, pictureType } from '../../core/pictures/kind.ts'
import type { Photo } from '../channel.ts'
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
    if (!path || size > MAX_PICTURE_BYTES || path.includes('..')) return undefined
    const response = await fetch(
      `${apiRoot}/file/bot${api.token}/${path.split('/').map(encodeURIComponent).join('/')}`,
      { signal: AbortSignal.timeout(TIME_LIMIT_MS), redirect: 'error' },
    )
    if (!response.ok || !response.body) return undefined
    // The DOM type of a body hides that Node can iterate over it.
    const bytes = await readUpTo(response.body as unknown as AsyncIterable<Uint8Array>)
    const type = bytes && pictureType(bytes)
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
    if (size > MAX_PICTURE_BYTES) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
