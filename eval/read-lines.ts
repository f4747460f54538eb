/** Files of one record a line, plain or gzipped, read as a stream so that their size does not matter. */
import { createReadStream, existsSync } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { InputError } from './errors.ts'

export interface Line {
  text: string
  /** "corpus.jsonl:12", for messages. */
  place: string
}

/**
 * Lines that are not blank, in order. A name that does not exist is tried with `.gz` behind it.
 * Throws an InputError when the file cannot be read.
 */
export async function* readLines(path: string): AsyncGenerator<Line> {
  const file = existsSync(path) || !existsSync(`${path}.gz`) ? path : `${path}.gz`
  let number = 0
  for await (const line of splitLines(file)) {
    number++
    const text = number === 1 ? line.replace(/^\uFEFF/, '') : line
    if (text.trim()) yield { text, place: `${file}:${number}` }
  }
}

async function* splitLines(file: string): AsyncGenerator<string> {
  const source = createReadStream(file)
  // The callback is there because a stream that fails must be listened to; the loop below gets the error too.
  const bytes = file.endsWith('.gz') ? pipeline(source, createGunzip(), () => {}) : source
  // Only the new piece is searched for line ends: a document of many megabytes on one line stays cheap.
  let rest = ''
  try {
    for await (const piece of bytes.setEncoding('utf8') as AsyncIterable<string>) {
      const [first = '', ...others] = piece.split('\n')
      rest += first
      for (const next of others) {
        yield rest.replace(/\r$/, '')
        rest = next
      }
    }
  } catch (error) {
    throw new InputError(`Không đọc được tệp ${file}: ${(error as Error).message}`, {
      cause: error,
    })
  }
  yield rest.replace(/\r$/, '')
}

/** The JSON value on a line. Throws an InputError that names the line. */
export function parseJson({ text, place }: Line): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new InputError(`${place}: không phải JSON hợp lệ`, { cause: error })
  }
}
