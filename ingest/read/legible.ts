/** Refuses text that came out as garbage: it would be indexed, never found, and quoted wrongly. */
import { UnreadableError } from '../reading.ts'

/** Letters that TCVN3 and VNI fonts show as Vietnamese ones, and that Vietnamese in Unicode never has. */
const LEGACY = /[®µ¸¹¶·»¼½¾ÆÇÖ×ØÞßäåæçëîïðñöøûüÿ]/u
/** Well above German or French in Unicode, well below either old encoding. */
const LEGACY_SHARE = 0.3
const VIETNAMESE = /[\u1ea0-\u1ef9ăđơưĂĐƠƯ]/u

export function assertLegible(text: string): void {
  const broken = text.match(/[\0\ufffd\ue000-\uf8ff]/gu)?.length ?? 0
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  if (letters > 0 && broken * 20 > letters)
    throw new UnreadableError(
      'lớp chữ của tệp bị hỏng (phông chữ không kèm bảng mã); hãy nhận dạng chữ (OCR) hoặc xuất lại tệp rồi thử lại',
    )
  const words = text.split(/\s+/).filter((word) => /\p{L}/u.test(word))
  const legacy = words.filter((word) => LEGACY.test(word)).length
  const vietnamese = words.filter((word) => VIETNAMESE.test(word)).length
  if (words.length >= 20 && legacy > words.length * LEGACY_SHARE && vietnamese * 20 < words.length)
    throw new UnreadableError(
      'chữ trong tệp dùng bảng mã cũ (TCVN3/ABC hoặc VNI); hãy chuyển sang Unicode rồi thử lại',
    )
}
