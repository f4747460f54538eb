/** One door to all readers. Each is loaded when first needed: a folder of PDFs never pays for Word. */
import { clean } from '../../core/text.ts'
import { UnreadableError, type Reading } from '../reading.ts'
import { decodeText } from './decode.ts'
import { detectType } from './file-type.ts'
import { assertLegible } from './legible.ts'

/** Throws an UnreadableError, in words for the operator, when nothing usable is in the file. */
export async function readFile(bytes: Buffer, name: string): Promise<Reading> {
  const reading = await read(bytes, name)
  const text = reading.blocks.map(blockText).join('\n')
  assertLegible(text)
  if (!/\p{L}{2}/u.test(clean(text))) throw new UnreadableError('tệp không có chữ nào')
  return reading
}

async function read(bytes: Buffer, name: string): Promise<Reading> {
  switch (detectType(bytes, name)) {
    case 'pdf':
      return (await import('./pdf.ts')).readPdf(bytes)
    case 'docx':
      return (await import('./docx.ts')).readDocx(bytes)
    case 'html':
      return (await import('./html.ts')).readHtml(decodeText(bytes))
    case 'text':
      return (await import('./markdown.ts')).readMarkdown(decodeText(bytes))
  }
}

function blockText(block: Reading['blocks'][number]): string {
  switch (block.kind) {
    case 'heading':
      return block.text
    case 'text':
      return block.lines.join('\n')
    case 'table':
      return [block.table.header ?? '', ...block.table.rows].join('\n')
    case 'page-break':
      return ''
  }
}
