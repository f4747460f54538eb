/** Dates and references as people in Viet Nam write them. */

/** "2026-11-22" or "2026-11-22T01:02:03Z" -> "22/11/2026"; what is no such date stays as it is. */
export const formatDate = (iso: string): string =>
  iso.replace(/^(\d{4})-(\d\d)-(\d\d).*$/, '$3/$2/$1')

/** 1234 -> "1.234". */
export const formatCount = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, '.')

/** What a document goes by: its number, or the title where it has none ("Hướng dẫn" is no number). */
export const nameOf = ({ designation, title }: { designation: string; title: string }): string =>
  /\d/.test(designation) ? designation : title

/** The title where it is not the name already. */
export const subtitleOf = (document: { designation: string; title: string }): string =>
  nameOf(document) === document.title ? '' : document.title

export interface Reference {
  designation: string
  title: string
  section?: string
  checkedOn?: string
}

/** One line to paste into a letter or a file: number, title, place, date, address. */
export const formatReference = (source: Reference, url: string): string =>
  [
    [nameOf(source), subtitleOf(source)].filter(Boolean).join(', '),
    source.section,
    source.checkedOn && `kiểm tra ngày ${formatDate(source.checkedOn)}`,
    url,
  ]
    .filter(Boolean)
    .join('; ')
