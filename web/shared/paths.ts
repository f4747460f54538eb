/** Addresses of the public pages. */
import type { EntryKind } from '../../core/catalogue-search/query.ts'

const FOLDERS: Record<EntryKind, string> = {
  tcvn: 'tieu-chuan',
  qcvn: 'tieu-chuan',
  khac: 'tieu-chuan',
  luat: 'van-ban',
  'huong-dan': 'huong-dan',
}

export const standardPath = ({ id }: { id: string }): string => `/tieu-chuan/${id}`
export const lawPath = ({ id }: { id: string }): string => `/van-ban/${id}`
export const guidePath = ({ id }: { id: string }): string => `/huong-dan/${id}`
export const entryPath = ({ kind, id }: { kind: EntryKind; id: string }): string =>
  `/${FOLDERS[kind]}/${id}`
export const askPath = (question: string): string => `/hoi?q=${encodeURIComponent(question)}`
