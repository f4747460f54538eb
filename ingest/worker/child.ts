/** The reader process. Files are read only here: a crafted one can take all time and memory of who reads it. */
import { serveParent } from '../../core/killable/child.ts'
import { prepare } from '../prepare.ts'
import { UnreadableError } from '../reading.ts'
import type { ReadReply, ReadRequest } from './messages.ts'

serveParent<ReadRequest, ReadReply>(async ({ name, bytes }) => {
  try {
    const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    return { status: 'read', document: await prepare(content, name) }
  } catch (error) {
    const reason =
      error instanceof UnreadableError
        ? error.message
        : 'tệp bị hỏng hoặc có cấu trúc lạ, không đọc được'
    return { status: 'unreadable', reason }
  }
})
