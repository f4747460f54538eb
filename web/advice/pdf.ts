/** The recommendation on paper. */
import type { AdviceItem, AdviceReport } from '../../agent/report/advice-report.ts'
import { Sheet } from '../pdf/sheet.ts'
import { formatDate } from '../shared/format.ts'

interface AdvicePdf {
  /** Where the same sheet is on the web. */
  address: string
  writtenOn: Date
}

export function writeAdvicePdf(
  report: AdviceReport,
  { address, writtenOn }: AdvicePdf,
): Promise<Buffer> {
  const today = formatDate(writtenOn.toISOString().slice(0, 10))
  const sheet = new Sheet({
    title: `Gợi ý tiêu chuẩn: ${report.products}`,
    footer: `Trợ lý Tiêu chuẩn, lập ngày ${today}. Hướng dẫn, không phải ý kiến pháp lý.`,
    createdOn: writtenOn,
  })
  sheet
    .heading(1, 'Gợi ý tiêu chuẩn, quy chuẩn cho cơ sở')
    .paragraph(`Lập ngày ${today}. Bản trên mạng: ${address}`, { soft: true, small: true })
    .heading(2, 'Thông tin đã biết về cơ sở')
    .list(report.known)
  if (report.assumed) sheet.paragraph(report.assumed, { soft: true })
  for (const { id, title, items } of report.sections) {
    sheet.heading(2, `${title} (${items.length})`)
    for (const item of items) writeItem(sheet, item, id === 'excluded')
  }
  if (report.risks.length)
    sheet
      .heading(2, 'Mức độ rủi ro của hàng')
      .paragraph(
        'Chỉ áp dụng khi hàng đúng mô tả và mã HS của nhóm trong danh mục theo Nghị định 37/2026/NĐ-CP.',
        { soft: true },
      )
      .list(
        report.risks.map(
          (one) =>
            `Rủi ro ${one.level}: ${one.goods}; ${one.duty} (${one.instrument}, ${one.place}).`,
        ),
        { small: true },
      )
  sheet.heading(2, 'Quy mô và hỗ trợ').paragraph(report.size)
  for (const one of report.programmes) {
    sheet.heading(3, one.name).paragraph(one.gives)
    if (one.limits) sheet.paragraph(one.limits, { soft: true })
    sheet.paragraph(`Căn cứ: ${one.law}.`, { soft: true, small: true })
  }
  sheet
    .heading(2, 'Lưu ý')
    .paragraph(
      `${report.disclaimer}${report.checkedOn ? ` Dữ liệu kiểm tra từ ngày ${formatDate(report.checkedOn)}.` : ''}`,
    )
  return sheet.end()
}

function writeItem(sheet: Sheet, item: AdviceItem, isExcluded: boolean): void {
  sheet.heading(3, `${item.name}: ${item.title}`)
  sheet.paragraph(`Tình trạng: ${item.standingText}.`, { soft: true, small: true })
  if (!isExcluded) sheet.paragraph([item.why, item.note].filter(Boolean).join(' '))
  if (item.because.length)
    sheet.paragraph(`${isExcluded ? 'Không áp dụng vì' : 'Vì'} bạn ${item.because.join(', ')}.`, {
      soft: true,
    })
  if (item.dependsOn.length) sheet.paragraph(`Còn tùy: ${item.dependsOn.join('; ')}.`)
  if (item.firstSteps.length && !isExcluded) {
    sheet.paragraph('Việc nên làm trước:', { leads: true })
    sheet.list(item.firstSteps)
  }
  if (item.caution) sheet.paragraph(`Lưu ý: ${item.caution}`, { soft: true, small: true })
}
