/** Voluntary standards that an answer calls mandatory. Pure. */
import type { Catalogue } from '../../core/catalogue.ts'
import { findDesignations, printDesignation } from '../../core/designation.ts'
import { sentences } from '../../core/text.ts'

const DUTY = /bắt buộc|buộc phải|phải áp dụng/iu
const NO_DUTY =
  /(?:không|chưa)[^.;:]{0,60}(?:bắt buộc|buộc phải|phải áp dụng)|tự nguyện|bắt buộc (?:hay|không|chưa)/iu
const BASIS = /QCVN|QCĐP|quy chuẩn|luật|nghị định|thông tư|quyết định|hợp đồng/iu
const HEADING = /^#{1,6} |^\*\*[^*]+\*\*:?$/u
const ITEM = /^\s*(?:[-*]|\d{1,2}[.)])\s/u

const claims = (words: string) => DUTY.test(words) && !NO_DUTY.test(words)

/**
 * A sentence that calls a voluntary standard mandatory must name the law, regulation or contract that makes it
 * so; and what is listed under the heading "Bắt buộc" must be mandatory by the catalogue.
 */
export function findInventedDuties(catalogue: Catalogue, text: string): string[] {
  const isVoluntary = (words: string) =>
    findDesignations(words)
      .slice(0, 1)
      .filter((found) => /^(?:TCVN|TCCS|ISO|IEC)/.test(found.series))
      .filter((found) => !catalogue.findStandards(found).some((record) => record.mandatory))
      .map(printDesignation)
  const found: string[] = []
  let underDuty = false
  for (const line of text.split('\n')) {
    const plain = line.replace(/\*\*/g, '')
    if (HEADING.test(line.trim())) underDuty = claims(plain) && !plain.includes('?')
    else if (underDuty && ITEM.test(line)) found.push(...isVoluntary(plain))
    found.push(
      ...sentences(plain)
        .filter((sentence) => claims(sentence) && !BASIS.test(sentence))
        .flatMap(isVoluntary),
    )
  }
  return [...new Set(found)]
}
