/** What can be taken along; the name follows the address of the assessment. */
export interface Download {
  file: string
  label: string
}

export const DOWNLOADS: Download[] = [
  { file: 'bao-cao.pdf', label: 'Báo cáo PDF, để in và gửi' },
  { file: 'bao-cao.docx', label: 'Báo cáo Word, để sửa' },
  { file: 'bao-cao.xlsx', label: 'Bảng Excel, có kế hoạch' },
  { file: 'nhac-viec.ics', label: 'Lịch nhắc hạn (.ics)' },
]

/** Of use to programs alone: out of the way of everybody else. */
export const DATA_DOWNLOADS: Download[] = [
  { file: 'du-lieu.json', label: 'Dữ liệu JSON' },
  { file: 'oscal.json', label: 'Dữ liệu OSCAL' },
]
