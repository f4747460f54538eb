/** The same question as other people, keyboards and phones send it: the answer must not depend on that. Pure. */

/** Without marks and without case change: "Nước mắm" -> "Nuoc mam", as typed without a Vietnamese keyboard. */
const withoutMarks = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D')

export const VARIANTS = {
  typed: (text: string) => text,
  'no-marks': withoutMarks,
  /** Letters and marks apart, as macOS and some phones send them. */
  nfd: (text: string) => text.normalize('NFD'),
  upper: (text: string) => text.toLocaleUpperCase('vi'),
} as const

export type Variant = keyof typeof VARIANTS
