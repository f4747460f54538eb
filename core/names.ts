/** Names of sectors and of the fields of ICS as readers see them, and what abbreviations stand for. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { dataDir } from './data/load.ts'
import { DataError } from './errors.ts'

const name = z.string().trim().min(2)
const Names = z.strictObject({
  sectors: z.record(z.string(), name),
  icsFields: z.record(z.string().regex(/^\d\d$/), name),
})

function read<T>(file: string, schema: z.ZodType<T>): T {
  const text = readFileSync(join(dataDir, file), 'utf8').normalize('NFC')
  const result = schema.safeParse(parse(text))
  if (!result.success) throw new DataError(`data/${file}: ${z.prettifyError(result.error)}`)
  return result.data
}
const names = read('names.yaml', Names)

/** Typed form (folded when it has no marks) -> what it stands for. */
export const abbreviations: ReadonlyMap<string, string> = new Map(
  Object.entries(read('abbreviations.yaml', z.record(z.string(), z.string()))),
)

/** "vsattp" -> "vệ sinh an toàn thực phẩm"; what is no abbreviation stays. */
export const expandAbbreviations = (text: string): string =>
  text.replace(/[\p{L}\p{M}\p{N}]+/gu, (word) => abbreviations.get(word.toLowerCase()) ?? word)

/** "thuc-pham" -> "Thực phẩm"; a slug without a name is shown as it is. */
export const sectorName = (sector: string): string => names.sectors[sector] ?? sector
/** "67" -> "Thực phẩm". */
export const icsFieldName = (field: string): string => names.icsFields[field] ?? field
export const hasIcsField = (field: string): boolean => field in names.icsFields
export const hasSectorName = (sector: string): boolean => sector in names.sectors
