/** A4 sheets with Vietnamese text, headings that readers and screen readers find, and page numbers. */
import PDFDocument from 'pdfkit'
import type { Block, Column, Picture } from '../../agent/report/blocks.ts'
import type { Chart } from '../../agent/report/chart.ts'
import { drawFigure, figureHeight } from './figure.ts'
import { BOLD, REGULAR } from './fonts.ts'
import { drawRow, rowHeight, toRows } from './pictures.ts'
import { printable } from './printable.ts'
import { drawTable } from './table.ts'

const INK = '#16262a'
const SOFT = '#51656a'
const ACCENT = '#0b5a5e'
const MARGIN = 50
/** Room that a heading needs below it, so that it never stands last on a page. */
const KEEP = 90
/** Leaves room beside it, and with eight axes it is a third of a page high. */
const FIGURE_WIDTH = 370
const SIZES = { 1: 18, 2: 13, 3: 10.5 } as const

type Level = keyof typeof SIZES

export interface SheetOptions {
  title: string
  /** Printed at the foot of each page, left of its number. */
  footer: string
  /** What the file is about, for its properties. */
  subject?: string
  createdOn: Date
}

export class Sheet {
  private readonly doc: PDFKit.PDFDocument
  private readonly root: PDFKit.PDFStructureElement
  private readonly done: Promise<Buffer>

  constructor(private readonly options: SheetOptions) {
    const { title, createdOn, subject } = options
    this.doc = new PDFDocument({
      size: 'A4',
      margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: MARGIN + 16 },
      bufferPages: true,
      tagged: true,
      displayTitle: true,
      pdfVersion: '1.7',
      lang: 'vi-VN',
      info: {
        Title: printable(title),
        CreationDate: createdOn,
        Creator: 'Trợ lý Tiêu chuẩn',
        ...(subject ? { Subject: printable(subject) } : {}),
      },
    })
    this.doc.registerFont('regular', REGULAR).registerFont('bold', BOLD)
    this.root = this.doc.struct('Document')
    this.doc.addStructure(this.root)
    const chunks: Buffer[] = []
    this.done = new Promise((resolve, reject) => {
      this.doc
        .on('data', (chunk: Buffer) => chunks.push(chunk))
        .on('end', () => resolve(Buffer.concat(chunks)))
        .on('error', reject)
    })
  }

  /** `before` is what stands below it; a drawing or the first pictures are kept on the same page. */
  heading(level: Level, text: string, before?: Block): this {
    this.keepTogether(KEEP + Math.max(0, this.drawnHeight(before) - KEEP / 2))
    this.doc.moveDown(level === 1 ? 0 : level === 2 ? 0.8 : 0.4)
    return this.write(`H${level}`, text, {
      font: 'bold',
      size: SIZES[level],
      color: level === 3 ? INK : ACCENT,
    })
  }

  /** `leads`: what follows belongs to it, so it never stands last on a page. */
  paragraph(
    text: string,
    { soft = false, small = false, strong = false, leads = false } = {},
  ): this {
    if (leads) this.keepTogether(KEEP / 2)
    return this.write('P', text, {
      font: strong ? 'bold' : 'regular',
      size: small ? 8.5 : 10,
      color: soft ? SOFT : INK,
    })
  }

  list(items: string[], { small = false, numbered = false } = {}): this {
    const indent = numbered ? 18 : 12
    const list = this.doc.struct('L')
    this.root.add(list)
    for (const [index, item] of items.map(printable).entries())
      list.add(
        this.doc.struct('LI', {}, () => {
          this.style('regular', small ? 8.5 : 10, INK)
          const { x, y } = this.doc
          const room = this.doc.page.width - 2 * MARGIN - indent
          const height = this.doc.heightOfString(item, { width: room })
          const bottom = this.doc.page.height - this.doc.page.margins.bottom
          if (y + Math.min(height, 40) > bottom) this.doc.addPage()
          const top = this.doc.y
          this.doc.text(numbered ? `${index + 1}.` : '•', x, top, { lineBreak: false })
          this.doc.text(item, x + indent, top, { width: room, paragraphGap: 2 })
          this.doc.x = x
        }),
      )
    list.end()
    return this
  }

  /** `caption` is for screen readers. */
  table(caption: string, columns: Column[], rows: string[][]): this {
    const content = {
      caption: printable(caption),
      columns: columns.map((one) => ({ ...one, title: printable(one.title) })),
      rows: rows.map((row) => row.map(printable)),
    }
    drawTable(this.doc, this.root, content, { margin: MARGIN, ink: INK })
    return this
  }

  figure(chart: Chart): this {
    this.keepTogether(figureHeight(chart, FIGURE_WIDTH))
    const left = (this.doc.page.width - FIGURE_WIDTH) / 2
    drawFigure(this.doc, this.root, chart, { left, width: FIGURE_WIDTH })
    this.doc.x = MARGIN
    return this
  }

  /** Rows of three, each kept whole. */
  pictures(pictures: Picture[]): this {
    const room = this.room()
    for (const row of toRows(pictures)) {
      this.keepTogether(rowHeight(row, room))
      drawRow(this.doc, this.root, row, { left: MARGIN, room, ink: SOFT })
    }
    return this
  }

  private room(): number {
    return this.doc.page.width - 2 * MARGIN
  }

  /** Of a drawing, or of the first row of pictures; 0 for text, which may be cut. */
  private drawnHeight(block?: Block): number {
    // A heading below a heading wants what follows it too.
    if (block?.kind === 'heading') return KEEP + KEEP / 2
    if (block?.kind === 'chart') return figureHeight(block.chart, FIGURE_WIDTH)
    const [row] = block?.kind === 'pictures' ? toRows(block.pictures) : []
    return row ? rowHeight(row, this.room()) : 0
  }

  private keepTogether(room: number): void {
    if (this.doc.y > this.doc.page.height - this.doc.page.margins.bottom - room) this.doc.addPage()
  }

  private write(
    tag: string,
    text: string,
    { font, size, color }: { font: string; size: number; color: string },
  ): this {
    this.root.add(
      this.doc.struct(tag, {}, () => {
        this.style(font, size, color)
        this.doc.text(printable(text), { paragraphGap: 3 })
      }),
    )
    return this
  }

  private style(font: string, size: number, color: string): void {
    this.doc.font(font).fontSize(size).fillColor(color)
  }

  /** Numbers the pages and gives the file. */
  end(): Promise<Buffer> {
    this.root.end()
    const { start, count } = this.doc.bufferedPageRange()
    for (let index = start; index < start + count; index++) {
      this.doc.switchToPage(index)
      const y = this.doc.page.height - MARGIN
      // Text below the margin would open a new page.
      this.doc.page.margins.bottom = 0
      this.doc.markContent('Artifact', { type: 'Pagination' })
      this.style('regular', 8, SOFT)
      this.doc.text(printable(this.options.footer), MARGIN, y, {
        width: this.doc.page.width - 2 * MARGIN - 70,
        height: 10,
        ellipsis: true,
        lineBreak: false,
      })
      this.doc.text(`Trang ${index + 1}/${count}`, this.doc.page.width - MARGIN - 60, y, {
        width: 60,
        align: 'right',
        lineBreak: false,
      })
      this.doc.endMarkedContent()
    }
    this.doc.end()
    return this.done
  }
}
