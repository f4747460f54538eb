/** What a request can end in when it does not succeed; the message is what a person reads. */
export class HttpFault extends Error {
  override name = 'HttpFault'

  constructor(
    readonly status: number,
    /** Stable English slug for programs: "question-too-long". */
    readonly code: string,
    /** Vietnamese: what happened and what to do. */
    message: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(message)
  }
}

export const badRequest = (
  message = 'Yêu cầu chưa đúng định dạng. Xin tải lại trang rồi thử lại.',
) => new HttpFault(400, 'bad-request', message)

export const notFound = (message: string) => new HttpFault(404, 'not-found', message)

export const pageNotFound = () =>
  notFound('Không có trang này. Có thể đường dẫn bị gõ sai hoặc trang đã được chuyển đi.')

export const forbiddenOrigin = () =>
  new HttpFault(
    403,
    'origin-not-allowed',
    'Trang web này chưa được phép dùng trợ lý. Xin báo cho đơn vị vận hành để được thêm vào danh sách.',
  )

export const wrongMediaType = () =>
  new HttpFault(415, 'wrong-media-type', 'Yêu cầu phải gửi dưới dạng JSON (UTF-8).')

export const bodyTooLarge = () =>
  new HttpFault(413, 'too-large', 'Nội dung gửi lên quá lớn. Xin rút ngắn rồi gửi lại.')

export const tooManyRequests = (retryAfterSeconds: number) =>
  new HttpFault(
    429,
    'too-many-requests',
    `Bạn thao tác hơi nhanh. Xin chờ ${retryAfterSeconds} giây rồi thử lại.`,
    { 'Retry-After': String(retryAfterSeconds) },
  )

export const unavailable = (message = 'Hệ thống đang tạm gián đoạn. Xin thử lại sau ít phút.') =>
  new HttpFault(503, 'unavailable', message, { 'Retry-After': '30' })

export const internalFault = () =>
  new HttpFault(
    500,
    'internal',
    'Hệ thống gặp sự cố ngoài dự kiến. Xin thử lại; nếu vẫn lỗi, xin quay lại sau ít phút.',
  )
