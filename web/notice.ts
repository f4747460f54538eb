/** What a person must know before the first question; the privacy page says the same at length. */

export interface PrivacyFacts {
  retentionDays: number
  /** The same for self-assessments. */
  assessmentDays: number
  /** A language model outside this server phrases the answers. */
  usesModel: boolean
}

export const shortNotice = ({
  retentionDays,
  usesModel,
}: Omit<PrivacyFacts, 'assessmentDays'>): string[] => [
  'Máy trả lời, có dẫn nguồn; để tham khảo, không phải ý kiến pháp lý.',
  `Câu hỏi và câu trả lời được lưu ${retentionDays} ngày; bạn xóa được bất cứ lúc nào.`,
  usesModel
    ? 'Xin đừng ghi số điện thoại, số căn cước. Câu hỏi được chuyển tới dịch vụ ngôn ngữ bên ngoài để soạn lời.'
    : 'Xin đừng ghi số điện thoại, số căn cước hay dữ liệu cá nhân khác.',
]
