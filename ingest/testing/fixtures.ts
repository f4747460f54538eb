/** Files that tests make for themselves: nothing binary lies in the repository. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'
import PDFDocument from 'pdfkit'
import { Catalogue, type CatalogueData } from '../../core/catalogue.ts'

/** A short decree of our own making, in the form of a real one. */
export const DECREE = `CHÍNH PHỦ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

Số: 901/2031/NĐ-CP

Hà Nội, ngày 05 tháng 3 năm 2031

NGHỊ ĐỊNH

Quy định về quản lý chất lượng bánh đa nem

Căn cứ Luật Tổ chức Chính phủ số 63/2025/QH15;

Chính phủ ban hành Nghị định quy định về quản lý chất lượng bánh đa nem.

Chương I
QUY ĐỊNH CHUNG

Điều 1. Phạm vi điều chỉnh

Nghị định này quy định về chất lượng bánh đa nem sản xuất tại làng nghề.

Điều 2. Giải thích từ ngữ

1. Bánh đa nem là sản phẩm làm từ bột gạo, tráng mỏng và phơi khô.

2. Làng nghề là nơi có từ hai mươi hộ cùng làm một nghề trở lên.

Chương II
YÊU CẦU CHẤT LƯỢNG

Điều 3. Trách nhiệm của cơ sở sản xuất

Cơ sở sản xuất có trách nhiệm sau đây:

1. Công bố tiêu chuẩn áp dụng trước khi bán hàng.

2. Bảo đảm nguyên liệu:

a) Gạo không mốc, không lẫn tạp chất;

b) Nước dùng cho sản xuất đạt yêu cầu về nước sạch.

Điều 4. Hiệu lực thi hành

Nghị định này có hiệu lực thi hành kể từ ngày 01 tháng 7 năm 2031.

Nơi nhận:

- Các bộ, cơ quan ngang bộ;

TM. CHÍNH PHỦ
`

export const emptyCatalogue = (data: Partial<CatalogueData> = {}): Catalogue => new Catalogue(data)

/** A folder of its own, removed by the returned function. */
export async function tempFolder(): Promise<{
  folder: string
  write: (name: string, content: string | Buffer) => Promise<string>
  remove: () => Promise<void>
}> {
  const folder = await mkdtemp(join(tmpdir(), 'ingest-'))
  return {
    folder,
    write: async (name, content) => {
      const path = join(folder, name)
      await writeFile(path, content)
      return path
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

export const makeDocx = (paragraphs: string[], rows: string[][] = []): Promise<Buffer> =>
  Packer.toBuffer(
    new Document({
      sections: [
        {
          children: [
            ...paragraphs.map((text) => new Paragraph({ children: [new TextRun(text)] })),
            ...(rows.length
              ? [
                  new Table({
                    rows: rows.map(
                      (cells) =>
                        new TableRow({
                          children: cells.map(
                            (cell) => new TableCell({ children: [new Paragraph(cell)] }),
                          ),
                        }),
                    ),
                  }),
                ]
              : []),
          ],
        },
      ],
    }),
  )

/** One line of text a PDF line; `\f` starts a page. Vietnamese comes through a ToUnicode map, so no font is needed. */
export function makePdf(text: string): Buffer {
  const pages = text.split('\f').map((page) => page.split('\n'))
  const codes = new Map(
    [...new Set(text.replace(/[\n\f]/g, ''))].map((char, index) => [char, index + 1]),
  )
  const hex = (value: number) => value.toString(16).padStart(4, '0')
  const utf16 = (char: string) => Buffer.from(char, 'utf16le').swap16().toString('hex')
  const map = [...codes].map(([char, code]) => `<${hex(code)}> <${utf16(char)}>`)
  const blocks = Array.from({ length: Math.ceil(map.length / 100) }, (_, at) =>
    map.slice(at * 100, at * 100 + 100),
  )
  const toUnicode = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
${blocks.map((block) => `${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`).join('\n')}
endcmap end end`
  const contents = pages.map((lines) => {
    const shown = lines.map(
      (line) => `<${[...line].map((char) => hex(codes.get(char)!)).join('')}> Tj 0 -14 Td`,
    )
    return `BT /F1 10 Tf 60 780 Td\n${shown.join('\n')}\nET`
  })
  return assemblePdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, at) => `${6 + at * 2} 0 R`).join(' ')}] >>`,
    `<< /Type /Font /Subtype /Type0 /BaseFont /Test /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>`,
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Test /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 /FontDescriptor << /Type /FontDescriptor /FontName /Test /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >> >>`,
    stream(Buffer.from(toUnicode, 'latin1')),
    ...contents.flatMap((content, at) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${7 + at * 2} 0 R >>`,
      stream(Buffer.from(content, 'latin1')),
    ]),
  ])
}

/** A page whose content unpacks to this many megabytes of blanks. */
export function makePdfBomb(megabytes: number): Buffer {
  const packed = deflateSync(Buffer.alloc(megabytes * 1024 * 1024, ' '))
  return assemblePdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>',
    stream(packed, '/Filter /FlateDecode'),
  ])
}

const stream = (content: Buffer, entries = '') =>
  Buffer.concat([
    Buffer.from(`<< /Length ${content.length} ${entries} >>\nstream\n`),
    content,
    Buffer.from('\nendstream'),
  ])

function assemblePdf(objects: (string | Buffer)[]): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')]
  const offsets: number[] = []
  let length = parts[0]!.length
  for (const [index, object] of objects.entries()) {
    offsets.push(length)
    const part = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      Buffer.from(object),
      Buffer.from('\nendobj\n'),
    ])
    parts.push(part)
    length += part.length
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`
  return Buffer.concat([...parts, Buffer.from(end)])
}

export const makeEncryptedPdf = (): Promise<Buffer> =>
  finish(new PDFDocument({ userPassword: 'kín' }).text('Bi mat'))

/** One page that is a picture, as scanners make them. */
export const makeScan = (): Promise<Buffer> =>
  finish(new PDFDocument({ size: 'A4' }).image(makePng(), 0, 0, { width: 595 }))

function finish(document: PDFKit.PDFDocument): Promise<Buffer> {
  const chunks: Buffer[] = []
  document.on('data', (chunk: Buffer) => chunks.push(chunk))
  document.end()
  return new Promise((resolve) => document.on('end', () => resolve(Buffer.concat(chunks))))
}

/** 100 x 100 grey pixels. */
function makePng(): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const frame = Buffer.alloc(8)
    frame.writeUInt32BE(data.length, 0)
    frame.writeUInt32BE(crc32(body), 4)
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(100, 0)
  header.writeUInt32BE(100, 4)
  header[8] = 8
  const pixels = Buffer.alloc(100 * 101, 128)
  for (let row = 0; row < 100; row++) pixels[row * 101] = 0
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
