/** Pieces that every schema of the content uses. */
import { z } from 'zod'

export const isoDate = z
  .union([z.date(), z.string()])
  .transform((value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value))
  .pipe(z.iso.date())
export const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/
export const slug = z.string().regex(SLUG, 'must be a plain slug such as nuoc-mam')
export const sentence = z.string().trim().min(10)

/** Where a fact comes from, how sure we are, and when somebody last looked. */
export const Provenance = z.strictObject({
  /** verified: two or more independent sources; single-source: shown to readers as such. */
  confidence: z.enum(['verified', 'single-source']),
  checkedOn: isoDate,
  /** Web address, or a title a reader can look for. */
  sources: z.array(z.string().trim().min(4)).min(1),
})
export type Provenance = z.infer<typeof Provenance>
