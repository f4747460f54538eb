import type { Table } from '../reading.ts'

/** A numbered or plain piece of text, with what stands under it. */
export interface Unit {
  /** "khoản 1", "điểm a", "mục 4.1.2"; undefined for a plain paragraph, whose place the parent tells. */
  label?: string
  /** Words as in the document, the number included. Empty for a table. */
  text: string
  table?: Table
  children: Unit[]
}

/** What stands under one heading and under no deeper one. */
export interface Section {
  /** Headings from the document's name down; never empty. */
  path: string[]
  units: Unit[]
}
