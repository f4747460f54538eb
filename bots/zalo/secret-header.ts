import { createHash, timingSafeEqual } from 'node:crypto'

/** Whether a header is exactly the secret; takes the same time whatever it is. */
export const isSecret = (given: string | string[] | undefined, secret: string): boolean =>
  timingSafeEqual(digest(typeof given === 'string' ? given : ''), digest(secret)) &&
  typeof given === 'string'

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
