/** The process in which pictures are decoded, and nowhere else. */
import { serveParent } from '../killable/child.ts'
import { redraw, type PictureOutcome } from './redraw.ts'

serveParent<{ bytes: Uint8Array }, PictureOutcome>(({ bytes }) =>
  redraw(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)),
)
