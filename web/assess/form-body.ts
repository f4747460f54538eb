/** Fields of a form as it was sent. */
import { wrongMediaType } from '../faults.ts'

/** Field -> its values, in their order. */
export type Fields = Readonly<Record<string, unknown>>

export function readFields(body: unknown): Fields {
  if (typeof body !== 'object' || body === null) throw wrongMediaType()
  return body as Fields
}

/** Composed, without ends of blanks; empty when the field is not there. */
export const textField = (fields: Fields, name: string, most: number): string => {
  const value = [fields[name]].flat()[0]
  return typeof value === 'string'
    ? value.toWellFormed().normalize('NFC').trim().slice(0, most)
    : ''
}

export const listField = (fields: Fields, name: string): string[] =>
  [fields[name]].flat().filter((one): one is string => typeof one === 'string' && one !== '')
