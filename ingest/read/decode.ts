/** Bytes of a text file -> characters. A text that cannot be decoded surely is refused, never guessed. */
import { UnreadableError } from '../reading.ts'

const BOMS: [number[], string][] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
]

/** UTF-8 and UTF-16 with or without a mark, Windows-1258 where its tone marks stand where tones can stand. */
export function decodeText(bytes: Uint8Array): string {
  const encoding =
    BOMS.find(([mark]) => mark.every((byte, index) => bytes[index] === byte))?.[1] ??
    guessUtf16(bytes)
  if (encoding?.startsWith('utf-16')) return new TextDecoder(encoding).decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const text = new TextDecoder('windows-1258').decode(bytes).normalize('NFC')
    if (isWindows1258(text)) return text
    throw new UnreadableError(
      'không nhận ra bảng mã chữ của tệp (có thể là TCVN3/ABC hoặc VNI); hãy chuyển sang Unicode (UTF-8) rồi thử lại',
    )
  }
}

/** Vietnamese UTF-16 without a mark: about half of the high bytes are 0x00, 0x01 or 0x1e, none elsewhere. */
function guessUtf16(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, 4096)
  let even = 0
  let odd = 0
  sample.forEach((byte, index) => {
    if (byte !== 0) return
    if (index % 2) odd++
    else even++
  })
  const many = sample.length / 8
  if (odd > many && even < many / 8) return 'utf-16le'
  if (even > many && odd < many / 8) return 'utf-16be'
  return undefined
}

/**
 * Windows-1258 writes tones as combining marks. After composing, a mark that is still alone stood behind
 * a letter that takes none, which is what other 8-bit encodings look like when read this way.
 */
function isWindows1258(text: string): boolean {
  const composed = text.match(/[\u1ea0-\u1ef9áàảãéèẻẽíìỉĩóòỏõúùủũýỳỷỹăâêôơưđ]/giu)?.length ?? 0
  const alone = text.match(/[\p{M}\ufffd\u0080-\u009f]/gu)?.length ?? 0
  return composed > 0 && alone * 50 < composed
}
