/** The texts of one folder of `data/`, as they are read on any machine. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface ContentFile {
  /** "checklists/halal.yaml" */
  file: string
  /** Composed, with the line ends of Unix. */
  text: string
}

/** Files that cannot be used are told through `tell`. */
export function readFolder(
  dir: string,
  folder: string,
  extension: string,
  tell: (fault: string) => void,
): ContentFile[] {
  if (!existsSync(join(dir, folder))) return []
  return readdirSync(join(dir, folder))
    .sort()
    .flatMap((name) => {
      const file = `${folder}/${name}`
      if (!name.endsWith(extension)) {
        if (LOOKS_MEANT.test(name))
          tell(`${file}: tên tệp phải kết thúc bằng ${extension}; hãy đổi tên tệp`)
        return []
      }
      const text = decode(readFileSync(join(dir, file)))
      if (text !== undefined) return [{ file, text }]
      tell(`${file}: tệp không ở dạng UTF-8; hãy lưu lại và chọn bảng mã UTF-8`)
      return []
    })
}

/** What an editor or a file manager makes of a name: nobody would notice that the file is not read. */
const LOOKS_MEANT = /\.(?:ya?ml|(?:yaml|md)\.\w+|txt|docx?)$/i

function decode(bytes: Buffer): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return text.replace(/\r\n/g, '\n').normalize('NFC')
  } catch {
    return undefined
  }
}
