import { createCanvas, loadImage } from '@napi-rs/canvas'
import ExcelJS from 'exceljs'
import { load } from 'cheerio'
import { imageSize } from 'image-size'
import mammoth from 'mammoth'
import { PDFParse } from 'pdf-parse'
import { describe, expect, it } from 'vitest'
import {
  bigChecklist,
  fillIn,
  HOSTILE,
  poison,
  sampleCatalogue,
  sampleReport,
  textsOf,
} from '../../agent/report/testing/sample.ts'
import { typed } from '../../agent/report/report-words.ts'
import { jpegOf } from '../../core/pictures/testing-pictures.ts'
import { unzip } from '../../ingest/read/zip.ts'
import { printable } from '../pdf/printable.ts'
import type { Chart } from '../../agent/report/chart.ts'
import { drawScores } from '../../agent/report/radar.ts'
import { writeAssessmentDocx } from './assessment-docx.ts'
import { writeAssessmentIcs } from './assessment-ics.ts'
import { writeAssessmentPdf } from './assessment-pdf.ts'
import { writeAssessmentXlsx } from './assessment-xlsx.ts'
import { drawPng } from './chart-png.ts'

const catalogue = sampleCatalogue()
const plain = sampleReport(catalogue, fillIn(bigChecklist(2)), fillIn(bigChecklist(), 2))
/** Photos of three questions, the first of them with two rows. */
const photos = ['a1', 'a1', 'a1', 'a1', 'b2', 'c3'].map((question, index) => ({
  id: String(index + 1),
  question,
  by: index % 2 ? ('advisor' as const) : ('owner' as const),
  width: 300 + index,
  height: 200,
  at: '2026-11-24T08:00:00.000Z',
  bytes: jpegOf(300 + index, 200),
}))
const illustrated = sampleReport(
  catalogue,
  fillIn(bigChecklist(2)),
  fillIn(bigChecklist(), 2),
  photos,
)
const hostile = sampleReport(catalogue, poison(fillIn(bigChecklist())))
const file = { writtenOn: new Date('2026-11-24T08:00:00Z'), address: 'https://example.vn/bao-cao' }
/** Line breaks are the reader's own; the letters are not. */
const letters = (text: string) => text.replace(/\s+/g, '')

const readPdf = async (pdf: Buffer) => {
  const { text, pages } = await new PDFParse({ data: new Uint8Array(pdf) }).getText()
  return {
    pages: pages.length,
    text,
    all: letters(text.replace(/Trợ lý Tiêu chuẩn, lập ngày.*\n|-- \d+ of \d+ --/g, '')),
  }
}

describe('PDF', () => {
  it('holds every sentence unbroken, on numbered pages, tagged, with the font inside', async () => {
    const pdf = await writeAssessmentPdf(plain, file)
    const { all, pages, text } = await readPdf(pdf)
    for (const one of textsOf(plain)) expect(all).toContain(letters(one))
    expect(text).toContain(file.address)
    for (let page = 1; page <= pages; page++) expect(text).toContain(`Trang ${page}/${pages}`)
    for (const mark of ['/StructTreeRoot', '/Lang (vi-VN)', '/Marked true', '/FontFile2'])
      expect(pdf.includes(mark), mark).toBe(true)
    for (const tag of ['Table', 'TR', 'TH', 'TD', 'Figure', 'H1', 'H2', 'L', 'LI'])
      expect(pdf.includes(`/S /${tag}\n`), tag).toBe(true)
  })

  it('repeats the header of a table on each page it goes on', async () => {
    const { text } = await readPdf(await writeAssessmentPdf(plain, file))
    const pages = text.split(/-- \d+ of \d+ --/)
    const going = pages.filter((page) => letters(page).includes('Côngsức,chiphí'))
    expect(going.length).toBeGreaterThan(1)
  })

  it('keeps what hostile texts say as far as its font can draw them', async () => {
    const { all } = await readPdf(await writeAssessmentPdf(hostile, file))
    for (const one of textsOf(hostile)) expect(all).toContain(letters(printable(one)))
  })

  it('cuts a row that is higher than a page between words, and loses none', async () => {
    const words = Array.from({ length: 3000 }, (_, index) => `từ${index}`).join(' ')
    const [first, ...rest] = plain.answers
    const long = { ...plain, answers: [{ ...first!, note: words }, ...rest] }
    const { all } = await readPdf(await writeAssessmentPdf(long, file))
    for (let index = 0; index < 3000; index += 97) expect(all).toContain(`từ${index}từ${index + 1}`)
  })
})

describe('photos', () => {
  const questionOf = (id: string) => illustrated.answers.find((one) => one.id === id)!.text

  it('stand in the PDF as they are, below their question, with a text for who cannot see them', async () => {
    const pdf = await writeAssessmentPdf(illustrated, file)
    for (const { bytes } of photos) expect(pdf.includes(bytes)).toBe(true)
    const { all } = await readPdf(pdf)
    expect(all).toContain(letters('Ảnh bằng chứng'))
    expect(all.split(letters('Cơ sở thêm ngày 24/11/2026'))).toHaveLength(4)
    expect(all.split(letters('Người tư vấn thêm ngày 24/11/2026'))).toHaveLength(4)
    // Strings of the structure are UTF-16, written as such.
    const utf16 = (text: string) => Buffer.from(text, 'utf16le').swap16()
    for (const [id, count] of Object.entries({ a1: 4, b2: 1, c3: 1 }))
      for (let number = 1; number <= count; number++)
        expect(pdf.includes(utf16(`Ảnh ${number} cho câu: ${questionOf(id)}`)), id).toBe(true)
    expect(pdf.toString('latin1').match(/\/S \/Figure\n/g)).toHaveLength(7)
  })

  it('and the chart stand in the DOCX, with a text each', async () => {
    const parts = unzip(await writeAssessmentDocx(illustrated, file))
    const media = [...parts].filter(([name]) => name.startsWith('word/media/'))
    const contents = media.map(([, content]) => content)
    for (const { bytes } of photos)
      expect(contents.some((content) => content.equals(bytes))).toBe(true)
    expect(media.map(([name]) => name.split('.').pop()).sort()).toEqual([
      ...photos.map(() => 'jpg'),
      ...['png', 'svg'],
    ])
    const document = load(parts.get('word/document.xml')!.toString(), { xml: true })
    const descriptions = document('wp\\:docPr')
      .toArray()
      .map((one) => one.attribs.descr!)
    expect(descriptions).toHaveLength(7)
    expect(descriptions[0]).toMatch(/^Phần a: \d+\/100/)
    expect(descriptions).toContain(`Ảnh 4 cho câu: ${questionOf('a1')}`)
    const svg = media.find(([name]) => name.endsWith('.svg'))![1].toString()
    expect(svg).toContain('Phần a')
    expect(document('asvg\\:svgBlip')).toHaveLength(1)
  })

  it('are counted in the XLSX, which shows the chart', async () => {
    const xlsx = await writeAssessmentXlsx(illustrated, file)
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(Uint8Array.from(xlsx).buffer)
    const sheet = workbook.getWorksheet('Câu trả lời')!
    expect(sheet.getCell('H1').value).toBe('Số ảnh')
    const counts: Record<string, unknown> = {}
    sheet.eachRow((row, number) => {
      if (number > 1) counts[String(row.getCell(9).value)] = row.getCell(8).value
    })
    expect(counts).toMatchObject({ a1: 4, a2: 0, b2: 1, c3: 1 })
    const [image] = workbook.getWorksheet('Tóm tắt')!.getImages()
    const { buffer } = workbook.getImage(Number(image!.imageId))
    expect(imageSize(new Uint8Array(buffer!))).toMatchObject({ type: 'png', width: 1280 })
  })

  it('that came without their bytes, and none at all, leave no heading', async () => {
    const bare = sampleReport(
      catalogue,
      fillIn(bigChecklist()),
      undefined,
      photos.map((one) => ({ ...one, bytes: undefined })),
    )
    for (const report of [bare, plain])
      expect((await readPdf(await writeAssessmentPdf(report, file))).text).not.toContain(
        'Ảnh bằng chứng',
      )
  })
})

describe('the chart as PNG', () => {
  /** Ink by place: how dark each cell of a raster is. */
  const inkOf = async (words: string) => {
    const chart: Chart = {
      width: 200,
      height: 40,
      title: '',
      description: '',
      shapes: [{ kind: 'text', at: [4, 30], text: words, anchor: 'start', size: 24 }],
    }
    const image = await loadImage(await drawPng(chart))
    const canvas = createCanvas(image.width, image.height)
    canvas.getContext('2d').drawImage(image, 0, 0)
    return canvas.getContext('2d').getImageData(0, 0, image.width, image.height).data
  }

  it('has every Vietnamese letter as a sign of its own, and not an empty box', async () => {
    const drawn = new Set<string>()
    const all = [...'aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ']
    for (const letter of all) drawn.add(Buffer.from(await inkOf(letter)).toString('base64'))
    expect(drawn.size).toBe(all.length)
    // Loose marks are joined before they are drawn.
    expect(await inkOf('chất lượng'.normalize('NFD'))).toEqual(await inkOf('chất lượng'))
  })

  it('is on white and as large as twice its units', async () => {
    const png = await drawPng(drawScores('Điểm', plain.sections))
    const image = await loadImage(png)
    const canvas = createCanvas(image.width, image.height)
    canvas.getContext('2d').drawImage(image, 0, 0)
    expect(image.width).toBe(1280)
    expect([...canvas.getContext('2d').getImageData(2, 2, 1, 1).data]).toEqual([255, 255, 255, 255])
  })
})

describe('DOCX', () => {
  it('holds every sentence, with real headings, lists and tables', async () => {
    const docx = await writeAssessmentDocx(plain, file)
    const { value: raw } = await mammoth.extractRawText({ buffer: docx })
    for (const one of textsOf(plain)) expect(letters(raw)).toContain(letters(one))
    const { value: html, messages } = await mammoth.convertToHtml({ buffer: docx })
    expect(messages.filter((one) => one.type === 'error')).toEqual([])
    const $ = load(html)
    expect($('h1')).toHaveLength(1)
    expect($('h2').length).toBeGreaterThan(6)
    expect($('ul > li, ol > li').length).toBeGreaterThan(5)
    expect($('table').length).toBeGreaterThan(8)
    expect($('thead th').length).toBeGreaterThan(20)
  })

  it('says that it is Vietnamese, what it is called and who made it', async () => {
    const parts = unzip(await writeAssessmentDocx(plain, file))
    expect(parts.get('word/styles.xml')?.toString()).toContain('w:lang w:val="vi-VN"')
    const core = load(parts.get('docProps/core.xml')!.toString(), { xml: true })
    expect(core('dc\\:title').text()).toBe(`Báo cáo tự đánh giá: ${plain.title}`)
    expect(core('dc\\:creator').text()).toBe('Trợ lý Tiêu chuẩn')
  })

  it('keeps hostile texts as text', async () => {
    const { value } = await mammoth.extractRawText({
      buffer: await writeAssessmentDocx(hostile, file),
    })
    for (const one of textsOf(hostile)) expect(letters(value)).toContain(letters(one))
  })
})

describe('XLSX', () => {
  const read = async (report: typeof plain) => {
    const xlsx = await writeAssessmentXlsx(report, file)
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(Uint8Array.from(xlsx).buffer)
    return { workbook, parts: unzip(xlsx) }
  }

  it('has three sheets with frozen, filtered headers', async () => {
    const { workbook } = await read(plain)
    expect(workbook.worksheets.map((one) => one.name)).toEqual([
      'Tóm tắt',
      'Kế hoạch',
      'Câu trả lời',
    ])
    for (const sheet of workbook.worksheets) {
      expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 })
      expect(sheet.autoFilter).toBeDefined()
    }
    expect(workbook.getWorksheet('Câu trả lời')?.rowCount).toBe(46)
  })

  it('says of a quick version that it is one, as the other formats do', async () => {
    const labels = async (report: typeof plain) => {
      const { workbook } = await read(report)
      return workbook.getWorksheet('Tóm tắt')!.getColumn(1).values
    }
    expect(await labels(plain)).not.toContain('Bản nhanh')
    expect(await labels({ ...plain, depth: 'quick' })).toContain('Bản nhanh')
  })

  it('has a plan to work in: a list of statuses, days as days, one line a gap', async () => {
    const { workbook } = await read(plain)
    const sheet = workbook.getWorksheet('Kế hoạch')!
    expect(sheet.rowCount).toBe(plain.plan.length + 1)
    const row = plain.plan.findIndex((one) => one.due) + 2
    const line = plain.plan[row - 2]!
    expect(sheet.getCell(row, 2).value).toBe(line.action)
    expect(sheet.getCell(row, 8).value).toEqual(new Date(`${line.due}T00:00:00Z`))
    expect(sheet.getCell(row, 8).numFmt).toBe('dd/mm/yyyy')
    expect(sheet.getCell(row, 9).value).toBe('Đang làm')
    expect(sheet.getCell(row, 9).dataValidation).toMatchObject({
      type: 'list',
      formulae: ['"Chưa làm,Đang làm,Đã xong,Không làm nữa"'],
    })
    expect(sheet.getCell(row, 10).value).toBe(line.id)
  })

  it('asks for a day and a status in one range each, which do not overlap', async () => {
    const { parts } = await read(plain)
    const xml = load(parts.get('xl/worksheets/sheet2.xml')!.toString(), { xml: true })
    const last = plain.plan.length + 1
    expect(
      xml('dataValidation')
        .toArray()
        .map((one) => one.attribs.sqref),
    ).toEqual([`H2:H${last}`, `I2:I${last}`])
  })

  it('writes no formula, and what looks like one is text that stays text when edited', async () => {
    const { workbook, parts } = await read(hostile)
    for (const sheet of workbook.worksheets)
      sheet.eachRow((row) =>
        row.eachCell((cell) => expect(cell.type, cell.address).not.toBe(ExcelJS.ValueType.Formula)),
      )
    for (const [name, content] of parts)
      if (name.startsWith('xl/worksheets/')) expect(content.toString()).not.toMatch(/<f[ >]/)
    const notes: unknown[] = []
    workbook.getWorksheet('Câu trả lời')!.eachRow((row, number) => {
      if (number > 1) notes.push(row.getCell(5).value)
      expect(number === 1 || row.getCell(5).numFmt === '@').toBe(true)
    })
    for (const text of HOSTILE) expect(notes).toContain(typed(text))
  })

  it('names every part with its type, and every part is there', async () => {
    const { parts } = await read(hostile)
    const types = load(parts.get('[Content_Types].xml')!.toString(), { xml: true })
    const named = types('Override')
      .toArray()
      .map((one) => one.attribs.PartName!.slice(1))
    expect(named).toContain('xl/workbook.xml')
    for (const name of named) expect(parts.has(name), name).toBe(true)
    const extensions = types('Default')
      .toArray()
      .map((one) => one.attribs.Extension)
    for (const name of [...parts.keys()].filter((one) => !one.endsWith('/')))
      expect(
        name === '[Content_Types].xml' ||
          named.includes(name) ||
          extensions.includes(name.split('.').pop()),
        name,
      ).toBe(true)
  })
})

describe('calendar', () => {
  const options = { assessmentId: 'AbCdEfGhIjKlMnOpQrStUv', writtenOn: file.writtenOn }
  /** Unfolds the lines and gives the properties of each event. */
  const events = (calendar: string) =>
    calendar
      .replace(/\r\n[ \t]/g, '')
      .split('BEGIN:VEVENT\r\n')
      .slice(1)
      .map((event) =>
        Object.fromEntries(
          event
            .split('\r\n')
            .filter(Boolean)
            .map((line): [string, string] => {
              const at = line.indexOf(':')
              return [line.slice(0, at), line.slice(at + 1)]
            }),
        ),
      )
  const unescape = (text: string) =>
    text.replace(/\\([\\;,nN])/g, (_, char: string) => (/n/i.test(char) ? '\n' : char))

  it('has an event of a whole day for each line with a day that is still to be done', () => {
    const calendar = writeAssessmentIcs(plain, options)
    const due = plain.plan.filter((one) => one.due)
    const found = events(calendar)
    expect(found).toHaveLength(due.length)
    found.forEach((event, index) => {
      const line = due[index]!
      expect(event['DTSTART;VALUE=DATE']).toBe(line.due!.replaceAll('-', ''))
      const next = new Date(Date.parse(line.due!) + 86_400_000).toISOString().slice(0, 10)
      expect(event['DTEND;VALUE=DATE']).toBe(next.replaceAll('-', ''))
      expect(event.DURATION).toBeUndefined()
      expect(unescape(event.SUMMARY!)).toBe(line.action)
      expect(unescape(event.DESCRIPTION!)).toContain(`Người làm: ${line.owner}`)
    })
  })

  it('is the same at each writing, with one UID an event, none of which gives the id away', () => {
    const calendar = writeAssessmentIcs(plain, options)
    expect(writeAssessmentIcs(plain, options)).toBe(calendar)
    const uids = events(calendar).map((event) => event.UID)
    expect(new Set(uids).size).toBe(uids.length)
    expect(calendar).not.toContain(options.assessmentId)
  })

  it('breaks lines at 75 octets and never inside a letter, and lets no text begin a property', () => {
    const calendar = writeAssessmentIcs(hostile, options)
    for (const line of calendar.split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      expect(line).toMatch(/^(?:[A-Z-]+[:;]| )|^$/)
    }
    for (const event of events(calendar)) expect(event.SUMMARY).toBe('Làm việc đó đều đặn.')
    const owners = events(calendar).map((event) => unescape(event.DESCRIPTION!))
    for (const text of HOSTILE)
      expect(owners.some((one) => one.includes(`Người làm: ${typed(text)}`))).toBe(true)
  })

  it('is a calendar all the same when nothing is due', () => {
    const calendar = writeAssessmentIcs({ ...plain, plan: [] }, options)
    expect(calendar).toMatch(/^BEGIN:VCALENDAR\r\n[^]*END:VCALENDAR\r\n$/)
    expect(events(calendar)).toEqual([])
  })
})
