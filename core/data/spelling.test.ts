import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { isSyllable } from '../syllable.ts'
import { readDictionary } from '../testing-dictionary.ts'
import { clean, hasMarks } from '../text.ts'
import { dataDir } from './load.ts'

/** Foreign names and signs; values of these fields are no Vietnamese prose. */
const NO_PROSE = new Set(['titleEn', 'provenance', 'designation', 'id'])
/** As owners type them, foreign words included: only what carries Vietnamese marks can be misspelt. */
const AS_TYPED = new Set(['words', 'keywords'])
const MACHINE_VALUE = /^[a-z0-9]+(-[a-z0-9]+)*$/
/** Web addresses, file names, holes, code, commands such as /tiep: not read as words. */
const NO_WORDS =
  /https?:\S+|`[^`]*`|\{\{[^}]*\}\}|(?<![\p{L}\d])[\w-]+(?:\.[\w-]+)+|<[^>]+>|(?<![\p{L}\d])\/[a-z]+/gu

interface Text {
  file: string
  text: string
  asTyped: boolean
}

const files = readdirSync(dataDir, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(yaml|md)$/.test(name))
  .sort()
const raw = new Map(files.map((file) => [file, readFileSync(join(dataDir, file), 'utf8')]))
const allowed = new Set(
  readFileSync(join(dataDir, 'spelling-allowed.txt'), 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .flatMap((line) => line.split(/\s+/)),
)
const texts = [...raw].flatMap(([file, content]) => readTexts(file, content))
const dictionary = readDictionary()

const told = (check: (one: Text) => string[]) =>
  texts.flatMap((one) => check(one).map((what) => `${one.file}: ${what}`))
/** Each match with what stands around it, so that it can be found again. */
const matches = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(({ index, 0: found }) => {
    const around = text.slice(Math.max(0, index - 20), index + found.length + 20)
    return `"${found}" in "${around.replace(/\n/g, ' ')}"`
  })

it('every word is a Vietnamese syllable of the dictionary, or allowed', () => {
  const faults = told(({ text, asTyped }) =>
    (text.replace(NO_WORDS, ' ').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])
      .filter((word) => !(asTyped && !hasMarks(word)) && !isSpeltWell(word))
      .map((word) => `"${word}" in "${text.replace(/\s+/g, ' ').slice(0, 80)}"`),
  )
  expect(faults).toEqual([])
})

it('would find a slip of the finger', () => {
  expect('nghiẹp chuân hoà thuỷ đựơc kiẻm nghàng tieu'.split(' ').filter(isSpeltWell)).toEqual([])
})

it('no two right syllables make a wrong word', () => {
  const wrong =
    'xử dụng, bổ xung, xuất sứ, suất xứ, sản suất, chia xẻ, sát nhập, thăm quan, cọ sát, sử lý, vệ xinh, ' +
    'hổ trợ, sữa đổi, sữa chữa, sửa chửa, nhản hàng, dán nhản, củng như, kỷ thuật, dấu diếm, giành cho, ' +
    'rỏ ràng, xắp xếp, sắp sếp, bão quản, bảo hiễm, cơ sỡ, đãm bảo, kiễm tra, quãng cáo'
  const pattern = new RegExp(`(?<!\\p{L})(?:${wrong.replaceAll(', ', '|')})(?!\\p{L})`, 'giu')
  expect(told(({ text }) => matches(text, pattern))).toEqual([])
})

it('every allowed word is used', () => {
  const used = new Set(
    texts.flatMap(({ text }) => text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []),
  )
  expect([...allowed].filter((word) => !used.has(word))).toEqual([])
})

it('files are in the form in which text is stored', () => {
  for (const [file, content] of raw) expect(clean(content) === content, file).toBe(true)
})

it('no letter of another alphabet stands in for a Latin one', () => {
  expect(told(({ text }) => matches(text, /(?!\p{Script=Latin})\p{L}/gu))).toEqual([])
})

it('spaces stand where they belong', () => {
  // Rows of a table are set out with spaces.
  const prose = (text: string) => text.replace(/^\|.*$/gm, '')
  expect(told(({ text }) => matches(prose(text), /(?<=\S) {2,}(?=\S)/g))).toEqual([])
  expect(told(({ text }) => matches(text, / [,.;:!?)](?=\s|$)/g))).toEqual([])
  expect(told(({ text }) => matches(text, /\p{L}[,;]\p{L}/gu))).toEqual([])
})

function isSpeltWell(word: string): boolean {
  // Numbers, signs such as HACCP, and the letter of a point ("điểm đ").
  if (/\p{N}/u.test(word) || /^\p{Lu}+$/u.test(word) || /^[a-zđ]$/.test(word)) return true
  const lower = word.toLowerCase()
  return allowed.has(lower) || (isSyllable(lower) && dictionary.has(lower))
}

function readTexts(file: string, content: string): Text[] {
  const parts = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(content)
  if (file.endsWith('.yaml')) return walk(file, parseYaml(content), '')
  const body = { file, text: parts?.[2] ?? content, asTyped: false }
  return parts ? [...walk(file, parseYaml(parts[1]!), ''), body] : [body]
}

function walk(file: string, value: unknown, field: string): Text[] {
  if (typeof value === 'string')
    return MACHINE_VALUE.test(value) ? [] : [{ file, text: value, asTyped: AS_TYPED.has(field) }]
  if (Array.isArray(value)) return value.flatMap((one) => walk(file, one, field))
  if (!value || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, one]) =>
    NO_PROSE.has(name) ? [] : walk(file, one, name),
  )
}
