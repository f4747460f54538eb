/** What can be taken along; the name follows the address of the assessment. */
export const DOWNLOADS: { file: string; label: string }[] = [
  { file: 'bao-cao.pdf', label: 'Báo cáo PDF, để in và gửi' },
  { file: 'bao-cao.docx', label: 'Báo cáo Word, để sửa' },
  { file: 'bao-cao.xlsx', label: 'Bảng Excel, có kế hoạch' },
  { file: 'nhac-viec.ics', label: 'Lịch nhắc hạn (.ics)' },
  { file: 'du-lieu.json', label: 'Dữ liệu JSON' },
  { file: 'oscal.json', label: 'Dữ liệu OSCAL' },
]
