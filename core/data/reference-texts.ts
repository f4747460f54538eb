/** Words that the faults of references share. */
import { nearestName } from './nearest-name.ts'

export const STATUS = {
  current: 'còn hiệu lực',
  superseded: 'đã bị thay thế',
  withdrawn: 'đã hủy bỏ',
  unknown: 'chưa rõ hiệu lực',
}

export const notInCatalogue = (ref: string) =>
  `danh mục chưa có ${ref}; hãy xem lại số hiệu, hoặc thêm văn bản đó vào standards hay laws trước`

/** "không có bài halal-xk; có lẽ bạn muốn viết "halal-xuat-khau"". */
export function notThere(kind: string, id: string, ids: Iterable<string>, folder: string): string {
  const near = nearestName(id, ids)
  return `không có ${kind} ${id}; ${near ? `có lẽ bạn muốn viết "${near}"` : `hãy xem lại id, hoặc thêm ${kind} đó vào ${folder}`}`
}
