/** The report of a self-assessment as a Word file that can be edited: real headings, lists and tables. */
import {
  Document,
  Footer,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  type IParagraphOptions,
} from 'docx'
import { layOutAssessment, reportTitle } from '../../agent/report/assessment-blocks.ts'
import type { AssessmentReport } from '../../agent/report/assessment-report.ts'
import type { Block } from '../../agent/report/blocks.ts'
import { inVietnam } from '../../agent/report/report-words.ts'
import type { ReportFile } from './assessment-pdf.ts'

/** Twentieths of a point: A4 with margins of 2 cm. */
const PAGE = { width: 11_906, height: 16_838, margin: 1_134 }
const ROOM = PAGE.width - 2 * PAGE.margin
const LEVELS = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
} as const

/** The chart is left out: its numbers stand in the table below it, where they can be edited. */
export function writeAssessmentDocx(report: AssessmentReport, file: ReportFile): Promise<Buffer> {
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
        children: blocks.flatMap(write),
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

function write(block: Block, index: number): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return paragraphs(block.text, { heading: LEVELS[block.level] })
    case 'paragraph':
      return paragraphs(block.text, { spacing: { after: 100 } }, block.tone === 'strong')
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
      return []
    case 'new-page':
      return [new Paragraph({ pageBreakBefore: true })]
  }
}

/** One paragraph a line. */
const paragraphs = (text: string, options: IParagraphOptions = {}, isBold = false): Paragraph[] =>
  text
    .split('\n')
    .map(
      (line) =>
        new Paragraph({ ...options, children: [new TextRun({ text: line, bold: isBold })] }),
    )

function writeTable({ columns, rows }: Extract<Block, { kind: 'table' }>): Table {
  const shares = columns.reduce((sum, one) => sum + one.width, 0)
  const widths = columns.map((one) => Math.floor((one.width / shares) * ROOM))
  const row = (cells: string[], isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: isHead,
      children: cells.map(
        (text, index) =>
          new TableCell({
            width: { size: widths[index]!, type: WidthType.DXA },
            margins: { top: 60, bottom: 60, left: 80, right: 80 },
            ...(isHead ? { shading: { type: ShadingType.CLEAR, fill: 'E6EFF0' } } : {}),
            children: paragraphs(text, {}, isHead),
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
