/** A fault of the content, and how it is told to who writes it: file, line, entry, field, what to change. */
import type { CatalogueData } from '../catalogue.ts'

export type Path = readonly PropertyKey[]
export type List = keyof CatalogueData

export interface Fault {
  list: List
  /** The entry as it was read. */
  entry: unknown
  /** From the entry to the place. */
  path: Path
  /** What is wrong and what to change, in Vietnamese. */
  what: string
}

export interface Place {
  line: number
  /** Written once under a name (`&nguon`) and pointed to from here. */
  shared: boolean
}

/** Where an entry was written. */
export interface Origin {
  file: string
  /** Place in the file from 1, which names an entry that has no name of its own. */
  position: number
  placeAt(path: Path): Place | undefined
}
export type Origins = ReadonlyMap<unknown, Origin>

const KINDS: Record<List, string> = {
  standards: '',
  laws: '',
  guides: 'bài',
  groups: 'nhóm sản phẩm',
  products: 'sản phẩm',
  facts: 'điều cần biết',
  rules: 'quy tắc cho',
  riskGroups: 'nhóm hàng',
  programmes: 'chương trình',
  sizeClasses: 'mức quy mô',
  checklists: 'bộ',
}
/** What one item of such a list is called. */
const ITEMS: Record<string, string> = { sections: 'phần', questions: 'câu', choices: 'lựa chọn' }

export function printFault({ list, entry, path, what }: Fault, origin?: Origin): string {
  const line = origin?.placeAt(path)?.line
  const name = nameOf(entry)
  return [
    ...(origin ? [origin.file + (line ? `, dòng ${line}` : '')] : []),
    [name ? `${KINDS[list]} ${name}`.trim() : `mục ${origin?.position ?? 1}`]
      .concat(placesOf(entry, path))
      .join(', '),
    what,
  ].join(': ')
}

/** ["sections", 0, "questions", 3, "weight"] -> "phần nhan-hang", "câu so-lo", "trường weight". */
function placesOf(entry: unknown, path: Path): string[] {
  const places: string[] = []
  let fields: PropertyKey[] = []
  const endFields = () => {
    // What stands under the head of a guide is no field.
    if (fields[0] === 'body') places.push('thân bài')
    else if (fields.length) places.push(`trường ${fields.join('.')}`)
    fields = []
  }
  let value = entry
  for (const key of path) {
    value = (value as Record<PropertyKey, unknown> | undefined)?.[key]
    if (typeof key !== 'number') {
      fields.push(key)
      continue
    }
    const item = ITEMS[String(fields.at(-1))]
    const id = nameOf(value)
    // "phần nhan-hang" says by itself that it stands in `sections`.
    if (item) fields.pop()
    endFields()
    places.push(id ? `${item ?? 'mục'} ${id}` : `${item ? `${item} thứ` : 'mục'} ${key + 1}`)
  }
  endFields()
  return places
}

export function nameOf(entry: unknown): string | undefined {
  const { designation, number, id, ref } = (entry ?? {}) as Record<string, unknown>
  return [designation, number, id, ref].find((value) => typeof value === 'string')
}
