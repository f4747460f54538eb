/** Paths that an operator gives -> files to read. Folders are walked, hidden files and links in them left out. */
import { lstat, readdir, realpath, stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { READABLE_EXTENSIONS } from './read/file-type.ts'

export interface FoundFile {
  path: string
  /** Bare name, the only part of the path that is ever stored or shown. */
  name: string
}

export interface FileNotice {
  file: string
  reason: string
}

export interface FoundFiles {
  files: FoundFile[]
  skipped: FileNotice[]
  failed: FileNotice[]
}

/** In a fixed order, each file once. A path that does not exist is a failure, and the others go on. */
export async function findFiles(paths: string[]): Promise<FoundFiles> {
  const found: FoundFiles = { files: [], skipped: [], failed: [] }
  const seen = new Set<string>()
  for (const path of paths) {
    try {
      // A link that the operator names is followed: it is the operator's own choice.
      const real = await realpath(path)
      const stats = await stat(real)
      if (stats.isDirectory()) await walk(real, found, seen)
      else if (stats.isFile()) add({ path: real, name: basename(path) }, found, seen)
      else found.failed.push({ file: path, reason: 'không phải tệp hoặc thư mục thường' })
    } catch (error) {
      found.failed.push({ file: path, reason: explainAccess(error) })
    }
  }
  return found
}

async function walk(folder: string, found: FoundFiles, seen: Set<string>): Promise<void> {
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.')).sort()
  for (const name of names) {
    const path = join(folder, name)
    try {
      const stats = await lstat(path)
      if (stats.isDirectory()) await walk(path, found, seen)
      // A link may point anywhere on this machine; what is meant to be read lies in the folder itself.
      else if (stats.isSymbolicLink())
        found.skipped.push({ file: name, reason: 'là liên kết, không đi theo' })
      else if (!stats.isFile()) found.skipped.push({ file: name, reason: 'không phải tệp thường' })
      else if (!READABLE_EXTENSIONS.includes(extname(name).toLowerCase()))
        found.skipped.push({ file: name, reason: 'loại tệp không đọc' })
      else add({ path, name }, found, seen)
    } catch (error) {
      found.failed.push({ file: name, reason: explainAccess(error) })
    }
  }
}

function add(file: FoundFile, found: FoundFiles, seen: Set<string>): void {
  if (seen.has(file.path)) return
  seen.add(file.path)
  found.files.push(file)
}

const ACCESS_FAULTS: Record<string, string> = {
  ENOENT: 'không tìm thấy tệp hoặc thư mục',
  EACCES: 'không có quyền đọc',
  EPERM: 'không có quyền đọc',
  ELOOP: 'liên kết vòng quanh',
  ENAMETOOLONG: 'tên quá dài',
}

export const explainAccess = (error: unknown): string =>
  ACCESS_FAULTS[(error as NodeJS.ErrnoException).code ?? ''] ?? 'không đọc được tệp'
