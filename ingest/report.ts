/** What an operator reads at the end of a run, in Vietnamese. Pure: words in, lines out. */
import type { FileNotice, IngestReport, RemovalReport } from './index.ts'

const MAX_NAME = 120

/** File names are chosen by others: control, bidi and invisible characters are shown, never sent to a terminal. */
export function printable(text: string): string {
  const shown = text.replace(
    /[\p{C}\u2028\u2029]/gu,
    (char) => `\\u{${char.codePointAt(0)!.toString(16)}}`,
  )
  return shown.length <= MAX_NAME ? shown : `${shown.slice(0, MAX_NAME).toWellFormed()}…`
}

/** JSON on one line, in plain characters only, so that it may be shown as it is. */
export const toJson = (value: unknown): string =>
  JSON.stringify(value).replace(/[\p{C}\u2028\u2029]/gu, (char) =>
    [...Array(char.length).keys()]
      .map((at) => `\\u${char.charCodeAt(at).toString(16).padStart(4, '0')}`)
      .join(''),
  )

export function formatReport(report: IngestReport): string {
  const counts = [
    ['Văn bản đã nạp', report.documents],
    ['Đoạn văn', report.chunks],
    ['Bỏ qua', report.skipped.length],
    ['Không nạp được', report.failed.length],
  ] as const
  const width = Math.max(...counts.map(([label]) => label.length))
  return [
    ...counts.map(([label, count]) => `${label.padEnd(width)}  ${count}`),
    ...list('Bỏ qua', report.skipped),
    ...list('Cần lưu ý', report.cautions),
    ...list('Không nạp được', report.failed),
  ].join('\n')
}

export function formatRemoval({ removed, notFound }: RemovalReport): string {
  return [
    `Đã gỡ ${removed.length} văn bản${removed.length ? ':' : '.'}`,
    ...removed.map((id) => `  ${printable(id)}`),
    ...(notFound.length
      ? ['', 'Không tìm thấy trong thư viện:', ...notFound.map((one) => `  ${printable(one)}`)]
      : []),
  ].join('\n')
}

const list = (title: string, notices: FileNotice[]): string[] =>
  notices.length
    ? ['', `${title}:`, ...notices.map(({ file, reason }) => `  ${printable(file)}: ${reason}`)]
    : []
