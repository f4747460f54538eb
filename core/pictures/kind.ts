/** What a picture is by its first bytes: what a sender or a server calls it proves nothing. */
export type PictureType = 'image/jpeg' | 'image/png' | 'image/webp'

/** As large as a file may come in. */
export const MAX_PICTURE_BYTES = 20_000_000

export function pictureType(bytes: Buffer): PictureType | undefined {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'image/jpeg'
  if (bytes.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))) return 'image/png'
  const isRiff = bytes.subarray(0, 4).toString('latin1') === 'RIFF'
  return isRiff && bytes.subarray(8, 12).toString('latin1') === 'WEBP' ? 'image/webp' : undefined
}
