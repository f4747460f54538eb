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
  | 'day-du'
  | 'xoa'
  | 'anh'
  | 'xoa-anh'

/** Behind the "#": what follows it stays in the browser, so that no log and no preview of a message holds the code. */
export const codePath = (code: string): string => `${LIST_PATH}#ma=${code}`

export const partPath = (secret: string, part?: Part): string =>
  `/danh-gia/${secret}${part ? `/${part}` : ''}`

/** `review`: the way leads back to the list of answers. */
export const questionPath = (secret: string, question: string, review = false): string =>
  `${partPath(secret)}?cau=${question}${review ? '&ve=xem-lai' : ''}`

/** small: for lists. */
export const photoPath = (
  secret: string,
  photo: string,
  size: 'whole' | 'small' = 'whole',
): string => `${partPath(secret, 'anh')}/${photo}.jpg${size === 'small' ? '?nho' : ''}`
