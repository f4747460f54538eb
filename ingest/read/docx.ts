/** Word (.docx) through mammoth to HTML. Runs in the worker only: crafted files cost much memory and time. */
import mammoth from 'mammoth'
import { UnreadableError, type Reading } from '../reading.ts'
import { readHtml } from './html.ts'
import { unzip, zip } from './zip.ts'

const BODY = 'word/document.xml'

export async function readDocx(bytes: Buffer): Promise<Reading> {
  const entries = unzip(bytes)
  const body = entries.get(BODY)
  if (!body) throw new UnreadableError('tệp nén này không phải văn bản Word (.docx)')
  const { xml, hidden } = dropHiddenText(body.toString('utf8'))
  entries.set(BODY, Buffer.from(xml))
  // Pictures are never read, so they need not reach the library either.
  for (const name of entries.keys())
    if (name.startsWith('word/media/')) entries.set(name, Buffer.alloc(0))
  const html = await toHtml(zip(entries))
  const reading = readHtml(html)
  if (hidden > 0) reading.cautions.push(`có ${hidden} đoạn chữ ẩn trong tệp, đã bỏ qua`)
  return reading
}

async function toHtml(buffer: Buffer): Promise<string> {
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer },
      {
        convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
        includeEmbeddedStyleMap: false,
      },
    )
    return value
  } catch (cause) {
    throw new UnreadableError('tệp Word bị hỏng, không mở được', { cause })
  }
}

const RUN = /<w:r(?=[\s>])[^>]*>[\s\S]*?<\/w:r>/g
const VANISH = /<w:vanish(?:\s+w:val="(?:1|true|on)")?\s*\/>/
/** Half-points: text of two points and less is there for machines, not for readers. */
const TINY = /<w:sz\s+w:val="[0-4]"\s*\/>/

/** Text that no reader sees must not be quoted to one; mammoth gives it like any other. */
export function dropHiddenText(xml: string): { xml: string; hidden: number } {
  let hidden = 0
  const visible = xml.replace(RUN, (run) => {
    if (!(VANISH.test(run) || TINY.test(run))) return run
    if (/<w:t[\s>]/.test(run)) hidden++
    return ''
  })
  return { xml: visible, hidden }
}
