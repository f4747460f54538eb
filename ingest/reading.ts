/** The neutral form that every reader gives, whatever the file type was. */

export interface Table {
  /** Repeated before every part when the table is split; absent when no row is recognisable as one. */
  header?: string
  /** One line a row, cells separated by " | ". */
  rows: string[]
}

export type Block =
  | { kind: 'heading'; level: number; text: string }
  /** One paragraph in its physical lines; a format that knows paragraphs gives one line. */
  | { kind: 'text'; lines: string[] }
  | { kind: 'table'; table: Table }
  /** The text goes on behind it: a sentence may cross the border. */
  | { kind: 'page-break' }

export interface Reading {
  /** What the file itself calls its title (front matter, `<title>`), unverified. */
  title?: string
  /** Named facts of a front matter: "so hieu" -> "37/2026/NĐ-CP"; names folded, words apart by spaces. */
  facts: Record<string, string>
  blocks: Block[]
  pages?: number
  /** Plain Vietnamese sentences on what was left out, for the operator. */
  cautions: string[]
}

/**
 * The file cannot be used; `message` is one polite Vietnamese line for the operator that says what is
 * wrong and what to do. Readers throw it, the worker turns it into a value.
 */
export class UnreadableError extends Error {
  override name = 'UnreadableError'
}

/** Limits of one document; every one ends in an UnreadableError or a killed worker, never in a hang. */
export const LIMITS = {
  fileBytes: 20 * 1024 * 1024,
  unpackedBytes: 200 * 1024 * 1024,
  archiveEntries: 2_000,
  pages: 2_000,
  memoryBytes: 1024 * 1024 * 1024,
  milliseconds: 60_000,
} as const
