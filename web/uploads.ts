/** A form with files, read within limits of size, time and number: what is read is in memory. */
import express, { type Request, type Response } from 'express'
import { allowBodyTime, UPLOAD_MS } from './body-time.ts'
import { badRequest, HttpFault, unavailable, wrongMediaType } from './faults.ts'

export interface Upload {
  fields: Record<string, string>
  /** Never empty ones: a field without a choice sends a file of no bytes. */
  files: Buffer[]
}

/** All files of one request together. */
const MAX_BYTES = 25_000_000
/** At once in this process, each with up to three copies in memory. */
const MOST = 4
let under = 0

const readRaw = express.raw({ type: 'multipart/form-data', limit: MAX_BYTES })

/** Throws a fault that says what to do. To be called when it is clear that this visitor may send something. */
export async function readUpload(request: Request, response: Response): Promise<Upload> {
  if (!request.is('multipart/form-data')) throw wrongMediaType()
  if (under >= MOST)
    throw unavailable('Đang có nhiều người gửi ảnh cùng lúc. Xin gửi lại sau ít phút.')
  under++
  try {
    allowBodyTime(request, UPLOAD_MS)
    return await parse(await readBody(request, response), request.get('Content-Type')!)
  } finally {
    under--
  }
}

const readBody = (request: Request, response: Response): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    readRaw(request, response, (error?: unknown) => {
      const { type } = (error ?? {}) as { type?: string }
      if (type === 'entity.too.large') reject(tooLarge())
      else if (error) reject(error as Error)
      else if (Buffer.isBuffer(request.body)) resolve(request.body)
      else reject(badRequest())
    })
  })

async function parse(body: Buffer, type: string): Promise<Upload> {
  // The platform's own parser; what it cannot read is no form.
  const form = await new globalThis.Response(new Uint8Array(body), {
    headers: { 'Content-Type': type },
  })
    .formData()
    .catch(() => {
      throw badRequest()
    })
  const upload: Upload = { fields: {}, files: [] }
  for (const [name, value] of form.entries())
    if (typeof value === 'string') upload.fields[name] = value
    else if (value.size > 0) upload.files.push(Buffer.from(await value.arrayBuffer()))
  return upload
}

const tooLarge = () =>
  new HttpFault(
    413,
    'too-large',
    'Các ảnh gửi cùng lúc lớn quá 25 MB. Xin gửi ít ảnh hơn một lần, hoặc chọn ảnh nhỏ hơn.',
  )
