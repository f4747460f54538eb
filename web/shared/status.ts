/** The line above an answer that is not a plain, cited one: readers must see the difference at once. */
import type { PublicAnswer } from '../../core/domain.ts'

const LABELS: Record<PublicAnswer['status'], string> = {
  answered: 'Câu trả lời này không dẫn nguồn, xin kiểm tra lại trước khi dùng',
  clarify: 'Cần hỏi thêm một ý',
  'not-found': 'Chưa tìm thấy căn cứ',
  'out-of-scope': 'Ngoài phạm vi của trợ lý',
  refused: 'Trợ lý không trả lời nội dung này',
  unavailable: 'Tạm thời chưa trả lời được',
}

/** Undefined for an answer with sources, and for the result of a self-assessment, which asks nothing more. */
export const statusLabel = ({
  status,
  sources,
  document,
}: Pick<PublicAnswer, 'status' | 'sources' | 'document'>): string | undefined =>
  (status === 'answered' && sources.length > 0) || document === 'assessment'
    ? undefined
    : LABELS[status]
