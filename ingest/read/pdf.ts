/** PDF text layer through pdf-parse. Runs in the worker only: tiny files can cost seconds and gigabytes. */
import { PasswordException, PDFParse } from 'pdf-parse'
import { LIMITS, UnreadableError, type Block, type Reading } from '../reading.ts'
import { readLines } from './text-blocks.ts'

/** Fewer letters than this on a page means that the page is a picture, with a stamp or a number at most. */
const LETTERS_OF_A_TEXT_PAGE = 20

export async function readPdf(bytes: Uint8Array): Promise<Reading> {
  // The library takes the memory over, so it gets its own copy.
  const parser = new PDFParse({
    data: new Uint8Array(bytes),
    isEvalSupported: false,
    enableXfa: false,
    verbosity: 0,
  })
  try {
    const { total } = await parser.getInfo()
    if (total > LIMITS.pages)
      throw new UnreadableError(`tệp có ${total} trang, quá giới hạn ${LIMITS.pages} trang`)
    // Without page markers: "-- 1 of 1 --" would make a scan look like text.
    const { pages } = await parser.getText({ pageJoiner: '' })
    const letters = pages.map(({ text }) => text.match(/\p{L}/gu)?.length ?? 0)
    const withoutText = letters.filter((count) => count < LETTERS_OF_A_TEXT_PAGE).length
    if (
      letters.every((count) => count === 0) ||
      (withoutText === pages.length && (await hasImages(parser)))
    )
      throw new UnreadableError(await describeEmpty(parser))
    return {
      facts: {},
      blocks: joinPages(dropFurniture(pages.map(({ text }) => text.split('\n')))),
      pages: total,
      cautions:
        withoutText > pages.length / 4
          ? [`${withoutText}/${pages.length} trang là ảnh hoặc trang trống, chưa đọc được`]
          : [],
    }
  } catch (error) {
    if (error instanceof UnreadableError) throw error
    if (error instanceof PasswordException)
      throw new UnreadableError('tệp PDF có mật khẩu; hãy gỡ mật khẩu rồi thử lại', {
        cause: error,
      })
    throw new UnreadableError('tệp PDF bị hỏng, không mở được', { cause: error })
  } finally {
    await parser.destroy().catch(() => {})
  }
}

const describeEmpty = async (parser: PDFParse) =>
  (await hasImages(parser))
    ? 'tệp là bản quét ảnh, chưa có lớp chữ; hãy nhận dạng chữ (OCR) rồi thử lại'
    : 'tệp PDF không có chữ nào'

/** Whether the first pages show pictures: what tells a scan from a blank document. */
async function hasImages(parser: PDFParse): Promise<boolean> {
  try {
    const { pages } = await parser.getImage({
      first: 3,
      imageBuffer: false,
      imageDataUrl: false,
      imageThreshold: 0,
    })
    return pages.some(({ images }) => images.length > 0)
  } catch {
    // A picture that cannot be decoded is a picture all the same.
    return true
  }
}

/** How many lines at the head and at the foot of a page can be running titles or page numbers. */
const MARGIN_LINES = 2

/** Removes lines that repeat, apart from their digits, at the same margin of most pages. */
export function dropFurniture(pages: string[][]): string[][] {
  const shape = (line: string) => line.replace(/\d+/g, '#').replace(/\s+/g, ' ').trim()
  const seen = new Map<string, number>()
  const margins = pages.map((lines) => {
    const filled = lines.flatMap((line, index) => (line.trim() ? [index] : []))
    return new Set([...filled.slice(0, MARGIN_LINES), ...filled.slice(-MARGIN_LINES)])
  })
  pages.forEach((lines, page) => {
    for (const text of new Set([...margins[page]!].map((index) => shape(lines[index]!))))
      seen.set(text, (seen.get(text) ?? 0) + 1)
  })
  const repeats = (line: string) =>
    pages.length >= 3 && (seen.get(shape(line)) ?? 0) * 2 > pages.length
  return pages.map((lines, page) =>
    lines.filter((line, index) => !(margins[page]!.has(index) && repeats(line))),
  )
}

function joinPages(pages: string[][]): Block[] {
  return pages.flatMap((lines, index): Block[] =>
    index === 0 ? readLines(lines) : [{ kind: 'page-break' }, ...readLines(lines)],
  )
}
