/** The report of a self-assessment as a Word file that can be edited: real headings, lists and tables. */
import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  ImageRun,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableBorders,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  type IParagraphOptions,
} from 'docx'
import { layOutAssessment, reportTitle } from '../../agent/report/assessment-blocks.ts'
import type { AssessmentReport } from '../../agent/report/assessment-report.ts'
import type { Block, Picture } from '../../agent/report/blocks.ts'
import type { Chart } from '../../agent/report/chart.ts'
import { inVietnam, typed } from '../../agent/report/report-words.ts'
import { toSvg } from '../../agent/report/svg.ts'
import type { ReportFile } from './assessment-pdf.ts'
import { drawPng } from './chart-png.ts'

/** Twentieths of a point: A4 with margins of 2 cm. */
const PAGE = { width: 11_906, height: 16_838, margin: 1_134 }
const ROOM = PAGE.width - 2 * PAGE.margin
/** The room between the margins, in pixels of 1/96 inch, is 642. */
const CHART_WIDTH = 600
const PER_ROW = 3
/** Half points; smaller than the text, so that narrow columns break between words. */
const TABLE_SIZE = 17
const LEVELS = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
} as const

/** The numbers of the chart stand in the table below it too, where they can be edited. */
export async function writeAssessmentDocx(
  report: AssessmentReport,
  file: ReportFile,
): Promise<Buffer> {
  const { address, writtenOn } = file
  const blocks = layOutAssessment(report, {
    writtenOn: inVietnam(writtenOn.toISOString()),
    ...(address ? { address } : {}),
  })
  const document = new Document({
    title: reportTitle(report),
    subject: report.checklist.about,
    creator: 'Trợ lý Tiêu chuẩn',
    lastModifiedBy: 'Trợ lý Tiêu chuẩn',
    keywords: `tự đánh giá, ${report.title}`,
    description: report.limits,
    styles: {
      default: {
        document: { run: { font: 'Arial', size: 21, language: { value: 'vi-VN' } } },
        heading1: headingStyle(34, 0),
        heading2: headingStyle(26, 280),
        heading3: headingStyle(22, 180),
      },
    },
    numbering: {
      config: [
        { reference: 'bullets', levels: [level(LevelFormat.BULLET, '•')] },
        { reference: 'numbers', levels: [level(LevelFormat.DECIMAL, '%1.')] },
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: {
              top: PAGE.margin,
              bottom: PAGE.margin,
              left: PAGE.margin,
              right: PAGE.margin,
            },
          },
        },
        footers: { default: new Footer({ children: [pageNumber()] }) },
        children: (await Promise.all(blocks.map(write))).flat(),
      },
    ],
  })
  return Packer.toBuffer(document)
}

const headingStyle = (size: number, before: number) => ({
  run: { size, bold: true, color: '0B5A5E' },
  paragraph: { spacing: { before, after: 100 }, keepNext: true },
})

const level = (format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => ({
  level: 0,
  format,
  text,
  style: { paragraph: { indent: { left: 400, hanging: 300 } } },
})

const pageNumber = () =>
  new Paragraph({
    children: [
      new TextRun({
        size: 16,
        children: ['Trang ', PageNumber.CURRENT, '/', PageNumber.TOTAL_PAGES],
      }),
    ],
  })

async function write(block: Block, index: number): Promise<(Paragraph | Table)[]> {
  switch (block.kind) {
    case 'heading':
      return paragraphs(block.text, { heading: LEVELS[block.level] })
    case 'paragraph':
      return paragraphs(block.text, { spacing: { after: 100 } }, { bold: block.tone === 'strong' })
    case 'list':
      return block.items.flatMap((item) =>
        paragraphs(item, {
          // Each list is an instance of its own, so that its numbers begin at 1.
          numbering: {
            reference: block.isNumbered ? 'numbers' : 'bullets',
            level: 0,
            instance: index,
          },
        }),
      )
    case 'table':
      return [writeTable(block), new Paragraph({})]
    case 'chart':
      return [await writeChart(block.chart)]
    case 'pictures':
      return [writePictures(block.pictures), new Paragraph({})]
  }
}

/** One paragraph a line. */
const paragraphs = (
  text: string,
  options: IParagraphOptions = {},
  run: { bold?: boolean; size?: number } = {},
): Paragraph[] =>
  text
    .split('\n')
    .map((line) => new Paragraph({ ...options, children: [new TextRun({ ...run, text: line })] }))

/** Newer readers draw the SVG, older ones and LibreOffice the PNG. */
async function writeChart(chart: Chart): Promise<Paragraph> {
  const png = await drawPng(chart)
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [
      new ImageRun({
        type: 'svg',
        data: Buffer.from(toSvg(chart)),
        fallback: { type: 'png', data: png },
        transformation: fit(chart, { width: CHART_WIDTH, height: 1000 }),
        altText: { name: 'Điểm từng phần', title: chart.title, description: chart.description },
      }),
    ],
  })
}

/** Rows of three without lines, each picture with its origin below it. */
function writePictures(pictures: Picture[]): Table {
  const column = Math.floor(ROOM / PER_ROW)
  const cell = (picture: Picture | undefined) =>
    new TableCell({
      width: { size: column, type: WidthType.DXA },
      margins: { top: 60, bottom: 60, left: 60, right: 60 },
      children: picture
        ? [
            new Paragraph({ children: [writePicture(picture)] }),
            new Paragraph({ children: [new TextRun({ text: picture.caption, size: 16 })] }),
          ]
        : [new Paragraph({})],
    })
  const rows = Array.from({ length: Math.ceil(pictures.length / PER_ROW) }, (_, row) =>
    Array.from({ length: PER_ROW }, (_, at) => cell(pictures[row * PER_ROW + at])),
  )
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: Array.from({ length: PER_ROW }, () => column),
    width: { size: ROOM, type: WidthType.DXA },
    borders: TableBorders.NONE,
    rows: rows.map((children) => new TableRow({ cantSplit: true, children })),
  })
}

const writePicture = (picture: Picture): ImageRun => {
  const alt = typed(picture.alt)
  return new ImageRun({
    type: 'jpg',
    data: picture.bytes,
    transformation: fit(picture, { width: 200, height: 220 }),
    altText: { name: 'Ảnh bằng chứng', title: 'Ảnh bằng chứng', description: alt },
  })
}

/** As large as fits, in pixels of 1/96 inch; what is small is not blown up. */
function fit(
  { width, height }: { width: number; height: number },
  most: { width: number; height: number },
): { width: number; height: number } {
  const scale = Math.min(1, most.width / width, most.height / height)
  return { width: Math.round(width * scale), height: Math.round(height * scale) }
}

function writeTable({ columns, rows }: Extract<Block, { kind: 'table' }>): Table {
  const shares = columns.reduce((sum, one) => sum + one.width, 0)
  const widths = columns.map((one) => Math.floor((one.width / shares) * ROOM))
  const row = (cells: string[], isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map(
        (text, index) =>
          new TableCell({
            width: { size: widths[index]!, type: WidthType.DXA },
            margins: { top: 60, bottom: 60, left: 80, right: 80 },
            ...(isHead ? { shading: { type: ShadingType.CLEAR, fill: 'E6EFF0' } } : {}),
            children: paragraphs(text, {}, { bold: isHead, size: TABLE_SIZE }),
          }),
      ),
    })
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    width: { size: ROOM, type: WidthType.DXA },
    rows: [
      row(
        columns.map((one) => one.title),
        true,
      ),
      ...rows.map((cells) => row(cells, false)),
    ],
  })
}
