/** Who issues: the sign of a number tells it by law (Decree 30/2020/NĐ-CP on the form of documents). */
import { fold } from '../../core/text.ts'

const ISSUERS: Record<string, string> = {
  CP: 'Chính phủ',
  TTG: 'Thủ tướng Chính phủ',
  QH: 'Quốc hội',
  UBTVQH: 'Ủy ban Thường vụ Quốc hội',
  BKHCN: 'Bộ Khoa học và Công nghệ',
  BCT: 'Bộ Công Thương',
  BYT: 'Bộ Y tế',
  BTC: 'Bộ Tài chính',
  BXD: 'Bộ Xây dựng',
  BCA: 'Bộ Công an',
  BQP: 'Bộ Quốc phòng',
  BTP: 'Bộ Tư pháp',
  BNV: 'Bộ Nội vụ',
  BNG: 'Bộ Ngoại giao',
  BGDDT: 'Bộ Giáo dục và Đào tạo',
  BNNMT: 'Bộ Nông nghiệp và Môi trường',
  BNNPTNT: 'Bộ Nông nghiệp và Phát triển nông thôn',
  BTNMT: 'Bộ Tài nguyên và Môi trường',
  BTTTT: 'Bộ Thông tin và Truyền thông',
  BGTVT: 'Bộ Giao thông vận tải',
  BKHDT: 'Bộ Kế hoạch và Đầu tư',
  BLDTBXH: 'Bộ Lao động - Thương binh và Xã hội',
  BVHTTDL: 'Bộ Văn hóa, Thể thao và Du lịch',
  BDTTG: 'Bộ Dân tộc và Tôn giáo',
  NHNN: 'Ngân hàng Nhà nước Việt Nam',
}

/** "37/2026/NĐ-CP" -> "Chính phủ"; undefined for a sign that is not in the list. */
export function issuerOf(number: string): string | undefined {
  const sign = fold(number).toUpperCase().split('/').at(-1)!
  return ISSUERS[sign.replace(/\d+$/, '')] ?? ISSUERS[sign.split('-').at(-1)!]
}
