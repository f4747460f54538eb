/** One file -> what is stored of it. Runs in the worker: every step here reads text that others wrote. */
import type { Passage } from '../core/domain.ts'
import { chunkSections } from './chunking/chunk.ts'
import { readMetadata, type Metadata } from './metadata/metadata.ts'
import { readFile } from './read/read-file.ts'
import { tidyCodification } from './structure/codification.ts'
import { toLines } from './structure/lines.ts'
import { UnreadableError } from './reading.ts'
import { toSections } from './structure/sections.ts'

export interface PreparedDocument extends Metadata {
  passages: Passage[]
  cautions: string[]
  pages?: number
}

/** `name` is the bare file name. Throws an UnreadableError when the file cannot be used. */
export async function prepare(bytes: Buffer, name: string): Promise<PreparedDocument> {
  const reading = await readFile(bytes, name)
  const lines = tidyCodification(toLines(reading))
  const metadata = readMetadata(reading, lines, name)
  const sections = toSections(lines, { ...metadata, isStandard: metadata.kind === 'standard' })
  const passages = chunkSections(sections)
  if (passages.length === 0) throw new UnreadableError('tệp chỉ có tiêu đề, không có nội dung')
  return {
    ...metadata,
    passages,
    cautions: reading.cautions,
    ...(reading.pages ? { pages: reading.pages } : {}),
  }
}
