/** Addresses of one self-assessment. The secret is whatever the visitor came with, never another one. */
export const LIST_PATH = '/tu-danh-gia'

type Part =
  | 'co-so'
  | 'tra-loi'
  | 'xem-lai'
  | 'ket-qua'
  | 'ke-hoach'
  | 'chia-se'
  | 'thu-hoi'
  | 'lam-lai'
  | 'xoa'

export const partPath = (secret: string, part?: Part): string =>
  `/danh-gia/${secret}${part ? `/${part}` : ''}`

/** `review`: the way leads back to the list of answers. */
export const questionPath = (secret: string, question: string, review = false): string =>
  `${partPath(secret)}?cau=${question}${review ? '&ve=xem-lai' : ''}`
