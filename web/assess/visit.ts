/** Who comes with which secret, and what that lets them do. */
import type { AssessmentDesk, Opened } from '../../agent/assess/index.ts'
import { isConversationId } from '../../agent/door.ts'
import type { AnsweredBy, Assessment } from '../../core/assessment.ts'
import { HttpFault, notFound } from '../faults.ts'

export interface Visit {
  /** What the address holds. An advisor's is not the owner's id, which must never reach a page of his. */
  secret: string
  as: Opened['as']
  /** Whose answers this visitor gives. */
  by: AnsweredBy
  assessment: Assessment
}

/** read: the result. answer: the questions and the plan. own: sharing, repeating, erasing. */
export type Needs = 'read' | 'answer' | 'own'

const ALLOWED: Record<Needs, readonly Opened['as'][]> = {
  read: ['owner', 'advisor', 'reader'],
  answer: ['owner', 'advisor'],
  own: ['owner'],
}

export type OpenVisit = (secret: string, needs: Needs) => Promise<Visit>

/** Throws a fault of 404 for a secret that opens nothing, of 403 for one that does not open this. */
export const createVisits =
  (desk: AssessmentDesk): OpenVisit =>
  async (secret, needs) => {
    const opened = isConversationId(secret) ? await desk.open(secret) : undefined
    if (!opened)
      throw notFound(
        'Không có bài tự đánh giá này. Có thể địa chỉ bị gõ sai, bài đã bị xóa, hoặc quyền xem đã hết hạn hay bị thu hồi.',
      )
    if (!ALLOWED[needs].includes(opened.as)) throw notAllowed(opened.as)
    return {
      secret,
      as: opened.as,
      by: opened.as === 'advisor' ? 'advisor' : 'owner',
      assessment: opened.assessment,
    }
  }

const notAllowed = (as: Opened['as']): HttpFault =>
  new HttpFault(
    403,
    'not-allowed',
    as === 'reader'
      ? 'Bạn được mời xem kết quả, nên không trả lời, sửa hay chia sẻ được. Nếu cần sửa, xin nhắn cho cơ sở.'
      : 'Bạn được mời làm tư vấn, nên không chia sẻ, sửa thông tin cơ sở hay xóa bài được. Việc này do cơ sở làm.',
  )
