/** What a file is, told by its content; the name only decides between kinds of text. */
import { extname } from 'node:path'
import { UnreadableError } from '../reading.ts'

export type FileType = 'pdf' | 'docx' | 'html' | 'text'

/** Extensions taken from a folder; a file that an operator names is judged by its content alone. */
export const READABLE_EXTENSIONS = [
  '.pdf',
  '.docx',
  '.html',
  '.htm',
  '.xhtml',
  '.md',
  '.markdown',
  '.txt',
  '.doc',
]

const startsWith = (bytes: Uint8Array, signature: number[]) =>
  signature.every((byte, index) => bytes[index] === byte)

const OTHER_SIGNATURES: [number[], string][] = [
  [[0xd0, 0xcf, 0x11, 0xe0], 'tệp Word/Excel đời cũ; hãy mở bằng Word rồi lưu lại thành .docx'],
  [[0x89, 0x50, 0x4e, 0x47], 'tệp là ảnh, không có lớp chữ; hãy nhận dạng chữ (OCR) rồi thử lại'],
  [[0xff, 0xd8, 0xff], 'tệp là ảnh, không có lớp chữ; hãy nhận dạng chữ (OCR) rồi thử lại'],
  [[0x47, 0x49, 0x46, 0x38], 'tệp là ảnh, không có lớp chữ; hãy nhận dạng chữ (OCR) rồi thử lại'],
  [[0x52, 0x61, 0x72, 0x21], 'tệp nén RAR; hãy giải nén rồi nạp từng văn bản'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'tệp nén 7z; hãy giải nén rồi nạp từng văn bản'],
  [[0x1f, 0x8b], 'tệp nén gzip; hãy giải nén rồi nạp từng văn bản'],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], 'tệp RTF; hãy mở bằng Word rồi lưu lại thành .docx'],
]

/** Throws an UnreadableError for what no reader takes. A zip is a DOCX until its reader says otherwise. */
export function detectType(bytes: Uint8Array, name: string): FileType {
  if (bytes.length === 0) throw new UnreadableError('tệp trống (0 byte)')
  // The PDF specification lets the header stand anywhere in the first kilobyte.
  if (Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')) return 'pdf'
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return 'docx'
  const other = OTHER_SIGNATURES.find(([signature]) => startsWith(bytes, signature))
  if (other) throw new UnreadableError(other[1])
  const extension = extname(name).toLowerCase()
  if (extension === '.pdf')
    throw new UnreadableError('tệp mang đuôi .pdf nhưng nội dung không phải PDF, hoặc đã hỏng')
  if (extension === '.docx')
    throw new UnreadableError('tệp mang đuôi .docx nhưng nội dung không phải Word, hoặc đã hỏng')
  const head = Buffer.from(bytes.subarray(0, 2048)).toString('latin1').replaceAll('\0', '')
  const isHtml = /<!doctype\s+html|<html[\s>]|<body[\s>]/i.test(head)
  return isHtml || ['.html', '.htm', '.xhtml'].includes(extension) ? 'html' : 'text'
}
