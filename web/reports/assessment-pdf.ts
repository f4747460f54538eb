/** The report of a self-assessment on paper. */
import { layOutAssessment, reportTitle } from '../../agent/report/assessment-blocks.ts'
import type { AssessmentReport } from '../../agent/report/assessment-report.ts'
import type { Block } from '../../agent/report/blocks.ts'
import { inVietnam } from '../../agent/report/report-words.ts'
import { Sheet } from '../pdf/sheet.ts'
import { formatDate } from '../shared/format.ts'

export interface ReportFile {
  /** Where the report is on the web; leave it out where the address would let readers answer. */
  address?: string
  writtenOn: Date
}

/** A tagged PDF of A4 pages with the font inside. */
export function writeAssessmentPdf(report: AssessmentReport, file: ReportFile): Promise<Buffer> {
  const today = inVietnam(file.writtenOn.toISOString())
  const sheet = new Sheet({
    title: reportTitle(report),
    subject: report.checklist.about,
    footer: `Trợ lý Tiêu chuẩn, lập ngày ${formatDate(today)}. Tự đánh giá, không thay thế đánh giá chứng nhận.`,
    createdOn: file.writtenOn,
  })
  const { address } = file
  const blocks = layOutAssessment(report, { writtenOn: today, ...(address ? { address } : {}) })
  blocks.forEach((block, index) => draw(sheet, block, blocks[index + 1]))
  return sheet.end()
}

function draw(sheet: Sheet, block: Block, next?: Block): void {
  switch (block.kind) {
    case 'heading':
      sheet.heading(block.level, block.text, next)
      return
    case 'paragraph':
      sheet.paragraph(block.text, { soft: block.tone === 'soft', strong: block.tone === 'strong' })
      return
    case 'list':
      sheet.list(block.items, { numbered: block.isNumbered ?? false })
      return
    case 'table':
      sheet.table(block.caption, block.columns, block.rows)
      return
    case 'chart':
      sheet.figure(block.chart)
      return
    case 'pictures':
      sheet.pictures(block.pictures)
  }
}
