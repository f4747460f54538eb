/** The report of a self-assessment as a workbook; the plan is made to be worked in. */
import ExcelJS, { type Worksheet } from 'exceljs'
import { planStatuses, type AssessmentReport } from '../../agent/report/assessment-report.ts'
import { quickNote, reportTitle } from '../../agent/report/assessment-blocks.ts'
import { drawScores } from '../../agent/report/radar.ts'
import { inVietnam } from '../../agent/report/report-words.ts'
import { replies } from '../../agent/replies.ts'
import { formatDate } from '../shared/format.ts'
import type { ReportFile } from './assessment-pdf.ts'
import { drawPng } from './chart-png.ts'

const HEAD: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE6EFF0' } }
/** "Text": what begins with = + - or @ stays text even when somebody edits the cell and presses Enter. */
const AS_TEXT = '@'
const AS_DATE = 'dd/mm/yyyy'

interface SheetColumn {
  header: string
  width: number
  format?: string
}

/** No formula is ever written: every text is a string cell. */
export async function writeAssessmentXlsx(
  report: AssessmentReport,
  { address, writtenOn }: ReportFile,
): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  workbook.title = reportTitle(report)
  workbook.subject = report.checklist.about
  workbook.description = report.limits
  workbook.creator = 'Trợ lý Tiêu chuẩn'
  workbook.lastModifiedBy = 'Trợ lý Tiêu chuẩn'
  workbook.created = writtenOn
  workbook.modified = writtenOn
  addSummary(workbook, report, inVietnam(writtenOn.toISOString()), address)
  await addChart(workbook, report)
  addPlan(workbook, report)
  addAnswers(workbook, report)
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

function addSummary(
  workbook: ExcelJS.Workbook,
  report: AssessmentReport,
  today: string,
  address?: string,
): void {
  const sheet = addSheet(workbook, 'Tóm tắt', [
    { header: 'Nội dung', width: 42 },
    { header: 'Kết quả', width: 70 },
    ...(report.comparison ? [{ header: 'Lần trước', width: 14 }] : []),
  ])
  const add = (label: string, value: string | number, before?: number) =>
    addRow(sheet, [label, value, before])
  add('Bộ câu hỏi', report.title)
  add('Phiên bản', report.checklist.version)
  add('Ngày lập', formatDate(today))
  if (report.depth === 'quick') add('Bản nhanh', quickNote(report))
  add('Kết luận', report.readiness.sentence)
  add('Điểm', report.score ?? replies.assessNoScore, report.comparison?.score?.before)
  add('Có câu trả lời rõ (%)', Math.floor(report.coverage * 100))
  add('Đã trả lời', `${report.answered}/${report.asked} câu`)
  for (const gap of report.blockers)
    add('Phải làm trước vì pháp luật', `${gap.action} (${gap.law})`)
  for (const { text, law } of report.toFindOut)
    if (law) add('Pháp luật bắt buộc nhưng chưa rõ', `${text} (${law})`)
  for (const gap of report.nextSteps) add('Nên làm trước', gap.action)
  for (const { title, score, earlierScore } of report.sections)
    add(`Điểm phần: ${title}`, score ?? replies.assessSectionOpen, earlierScore)
  for (const sentence of report.method) add('Cách tính điểm', sentence)
  add('Giới hạn', report.limits)
  if (report.caution) add('Lưu ý', report.caution)
  if (address) add('Bản trên mạng', address)
}

/** Below the rows, which say the same in numbers: beside them it would shrink what is printed. */
async function addChart(workbook: ExcelJS.Workbook, report: AssessmentReport): Promise<void> {
  const chart = drawScores(`Điểm từng phần: ${report.title}`, report.sections)
  const png = await drawPng(chart)
  const sheet = workbook.getWorksheet('Tóm tắt')!
  sheet.lastRow!.addPageBreak()
  // The package wants a buffer of its own type, which is a plain one.
  const id = workbook.addImage({ buffer: png as unknown as ExcelJS.Buffer, extension: 'png' })
  sheet.addImage(id, {
    tl: { col: 0, row: sheet.rowCount + 1 },
    ext: { width: chart.width, height: chart.height },
    editAs: 'oneCell',
  })
}

function addPlan(workbook: ExcelJS.Workbook, report: AssessmentReport): void {
  const sheet = addSheet(workbook, 'Kế hoạch', [
    { header: 'STT', width: 6 },
    { header: 'Việc cần làm', width: 50 },
    { header: 'Việc đầu tiên', width: 44 },
    { header: 'Pháp luật bắt buộc', width: 12 },
    { header: 'Công sức', width: 12 },
    { header: 'Chi phí', width: 18 },
    { header: 'Người làm', width: 20, format: AS_TEXT },
    { header: 'Hạn', width: 13, format: AS_DATE },
    { header: 'Tình trạng', width: 16 },
    { header: 'Mã câu', width: 18 },
  ])
  report.plan.forEach((line, index) =>
    addRow(sheet, [
      index + 1,
      line.action,
      line.firstStep,
      line.isBlocker ? 'Có' : '',
      line.effort,
      line.cost,
      line.owner ?? '',
      // A day without a time zone: midnight UTC is what the file format counts from.
      line.due ? new Date(`${line.due}T00:00:00Z`) : undefined,
      line.statusText,
      line.id,
    ]),
  )
  const statuses = planStatuses.map((status) => replies.planStatus[status])
  validate(sheet, 'H', report.plan.length, {
    type: 'date',
    operator: 'greaterThan',
    allowBlank: true,
    formulae: [new Date('2020-01-01T00:00:00Z')],
    showErrorMessage: true,
    errorTitle: 'Hạn',
    error: 'Xin nhập ngày, ví dụ 31/12/2026.',
  })
  validate(sheet, 'I', report.plan.length, {
    type: 'list',
    allowBlank: false,
    formulae: [`"${statuses.join(',')}"`],
    showErrorMessage: true,
    errorTitle: 'Tình trạng',
    error: `Xin chọn một trong: ${statuses.join(', ')}.`,
  })
}

/** For all rows below the header at once: set cell by cell, exceljs writes ranges that overlap from row 10 on. */
function validate(
  sheet: Worksheet,
  column: string,
  rows: number,
  validation: ExcelJS.DataValidation,
): void {
  if (rows === 0) return
  // The collection is there, but the package's types leave it out.
  const { dataValidations } = sheet as unknown as {
    dataValidations: { add(range: string, validation: ExcelJS.DataValidation): void }
  }
  dataValidations.add(`${column}2:${column}${rows + 1}`, validation)
}

function addAnswers(workbook: ExcelJS.Workbook, report: AssessmentReport): void {
  const sheet = addSheet(workbook, 'Câu trả lời', [
    { header: 'Phần', width: 28 },
    { header: 'Câu hỏi', width: 60 },
    { header: 'Trả lời', width: 16 },
    { header: 'Lý do', width: 30, format: AS_TEXT },
    { header: 'Ghi chú', width: 40, format: AS_TEXT },
    { header: 'Căn cứ', width: 36 },
    { header: 'Người tư vấn', width: 16 },
    { header: 'Số ảnh', width: 9 },
    { header: 'Mã câu', width: 18 },
  ])
  const advised = new Map(report.differences.map((one) => [one.id, one.advisor.answer]))
  const photos = new Map(report.photos.map((one) => [one.id, one.photos.length]))
  for (const one of report.answers)
    addRow(sheet, [
      one.section,
      one.text,
      one.answer,
      one.reason ?? '',
      one.note ?? '',
      one.clause ?? '',
      report.by === 'owner' ? (advised.get(one.id) ?? '') : '',
      photos.get(one.id) ?? 0,
      one.id,
    ])
}

/** A header that stays in sight and filters over it. */
function addSheet(workbook: ExcelJS.Workbook, name: string, columns: SheetColumn[]): Worksheet {
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToHeight: 0 },
  })
  sheet.columns = columns.map(({ header, width, format }) => ({
    header,
    width,
    style: {
      alignment: { wrapText: true, vertical: 'top', horizontal: 'left' },
      ...(format ? { numFmt: format } : {}),
    },
  }))
  sheet.getRow(1).font = { bold: true }
  sheet.getRow(1).eachCell((cell) => {
    cell.fill = HEAD
  })
  fitHeight(sheet, 1)
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } }
  sheet.pageSetup.printTitlesRow = '1:1'
  return sheet
}

/** An empty text would be a cell all the same, and hide in a filter as "(blank)" beside the truly empty ones. */
function addRow(sheet: Worksheet, values: (string | number | Date | undefined)[]): void {
  sheet.addRow(values.map((value) => (value === '' ? undefined : value)))
  fitHeight(sheet, sheet.rowCount)
}

/** Points; the format allows no higher row. */
const LINE_HEIGHT = 15
const MAX_ROW_HEIGHT = 409

/** Programs that do not measure rows themselves would let long texts run into the row below. */
function fitHeight(sheet: Worksheet, number: number): void {
  const row = sheet.getRow(number)
  let lines = 1
  row.eachCell(({ value }, column) => {
    if (typeof value === 'string')
      lines = Math.max(lines, linesOf(value, sheet.getColumn(column).width ?? 10))
  })
  row.height = Math.min(MAX_ROW_HEIGHT, lines * LINE_HEIGHT + 3)
}

/** How many lines a text takes in a column of so many characters; words are not cut, so a line is seldom full. */
const linesOf = (text: string, width: number): number =>
  text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * 1.12) / width)), 0)
