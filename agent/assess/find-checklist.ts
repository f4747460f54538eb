/** Which self-assessment is meant: by the words of the checklists, longest first. */
import type { Catalogue } from '../../core/catalogue.ts'
import type { Checklist } from '../../core/data/checklist-schema.ts'
import { fold } from '../../core/text.ts'

/** Asked for at the beginning of the sentence; "tự đánh giá rồi in dấu hợp chuẩn" asks about something else. */
const WANTS =
  /^\/?(?:(?:toi|em|minh|cho|muon|xin|lam|bat dau|mo|giup|ban|hay|thu|can|bai|phieu|cau hoi) )*(?:tu ?(?:danh gia|kiem tra|cham diem)|danh gia (?:thu|nhanh)|cham diem)\b(?! (?:roi|thi|co duoc|duoc khong|xong|de (?:in|cong bo))\b)|\bchecklist\b|\bcheck list\b|\bbang kiem\b/

export const wantsAssessment = (text: string): boolean => WANTS.test(fold(text))

/** Everything at once; without such words an owner gets the quick version where there is one. */
export const wantsFull = (text: string): boolean =>
  /\b(?:day du|chi tiet|toan bo|tat ca cac cau)\b/.test(fold(text))

/** Undefined when the words name none, or when they name several equally well. */
export function findChecklist(catalogue: Catalogue, text: string): Checklist | undefined {
  const folded = ` ${plain(text)} `
  const found = catalogue.checklists
    .map((checklist) => ({
      checklist,
      length: Math.max(
        0,
        ...[...checklist.words, checklist.title, checklist.id]
          .flatMap((words) => [plain(words), plain(words).replace(NEUTRAL, ' ').trim()])
          .filter((words) => words.length > 1 && folded.includes(` ${words} `))
          .map((words) => words.length),
      ),
    }))
    .filter(({ length }) => length > 0)
    .sort((a, b) => b.length - a.length)
  const [first, second] = found
  return first && first.length > (second?.length ?? 0) ? first.checklist : undefined
}

/** Words that every checklist is asked for with. */
const NEUTRAL =
  /\b(?:tu danh gia|danh gia|checklist|cham diem|tu kiem tra|kiem tra|bo cau hoi|muc do|theo)\b/g

const plain = (text: string): string =>
  fold(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
