/** What every tool has in common. */
import type { Adviser } from '../agent/advise.ts'
import type { Catalogue } from '../core/catalogue.ts'
import type { AddressOf } from '../core/open-data/refs.ts'

export interface ToolParts {
  catalogue: Catalogue
  adviser: Adviser
  addressOf: AddressOf
}

/** Tools read a catalogue that is closed: they change nothing and call nobody. */
export const READ_ONLY = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
}

/** The same result twice: as data, and as Vietnamese text for clients that show text alone. */
export const result = (
  structuredContent: Record<string, unknown>,
  ...lines: (string | false)[]
) => ({
  structuredContent,
  content: [{ type: 'text' as const, text: lines.filter(Boolean).join('\n') }],
})

export const fault = (text: string) => ({
  isError: true,
  content: [{ type: 'text' as const, text }],
})
