/** Why a YAML text cannot be read, for who knows no YAML: the line to look at, the likely cause, the remedy. */
import { visit, type Document, type LineCounter, type Scalar } from 'yaml'
import type { YamlFault } from './read-yaml.ts'

interface Source {
  text: string
  document: Document
  lines: LineCounter
}
interface Problem {
  code: string
  offset: number
  message: string
}

const QUOTE_ALL = "hãy đặt cả câu trong nháy đơn '...' (nháy đơn nằm trong câu thì viết hai lần)"

/** The parser tells where it gave up; the cause often stands on that line, the one before or the one after. */
export function explainYamlFault(source: Source, { code, offset, message }: Problem): YamlFault {
  const at = source.lines.linePos(offset)
  const rows = source.text.split('\n')
  const row = (line: number) => rows[line - 1] ?? ''
  const tell = (
    what: string,
    line = at.line,
    column = line === at.line ? at.col : firstOf(row(line)),
  ) => ({
    line,
    column,
    what,
  })
  const tabbed = [at.line, at.line + 1, at.line - 1].find((line) => /^ *\t/.test(row(line)))
  if (tabbed)
    return tell(
      'dòng này thụt bằng phím Tab; hãy thay bằng dấu cách',
      tabbed,
      row(tabbed).indexOf('\t') + 1,
    )

  const here = row(at.line)
  const key = /^\s*(?:- +)*([^\s:]+)/.exec(here)?.[1] ?? ''
  const quote = openQuote(source, offset, message)
  if (quote)
    return tell('nháy mở ở đây mà chưa đóng; hãy thêm dấu nháy ở cuối câu', quote.line, quote.col)
  const below = at.line + 1
  switch (code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
      if (message.includes('block sequence'))
        return tell(
          'dòng này thụt sai cột; dấu gạch ngang của các mục cùng một danh sách phải thẳng cột',
        )
      if (hasColonInText(here)) return tell(`trong câu có dấu hai chấm; ${QUOTE_ALL}`)
      return tell(
        `dòng này thụt sâu hơn dòng trên; hãy cho thẳng cột với các trường khác của cùng mục, hoặc thêm dấu gạch ngang "- " nếu dòng trên mở đầu một mục`,
        nextWritten(rows, below),
      )
    case 'MULTILINE_IMPLICIT_KEY':
    case 'MISSING_CHAR':
      if (message.includes('- indicator'))
        return tell(
          'dòng này thụt không thẳng cột với các trường khác của mục, hoặc thiếu dấu gạch ngang "- " ở đầu mục',
        )
      if (here.includes('：'))
        return tell('dấu hai chấm kiểu chữ rộng (：); hãy gõ dấu hai chấm thường và một dấu cách')
      if (/^\s*(?:- +)*\w+:\S/.test(here)) return tell('thiếu dấu cách sau dấu hai chấm')
      return tell(`thiếu dấu hai chấm và dấu cách sau tên trường, hãy viết "${key}: ..."`)
    case 'BAD_INDENT':
      if (/Flow (map|sequence)/.test(message))
        return tell('ngoặc [ hoặc { mở ở các dòng trên mà chưa đóng; hãy thêm ] hoặc }')
      if (/^\s*- /.test(row(at.line - 1)) && !/^\s*-/.test(here))
        return tell('thiếu dấu gạch ngang "- " ở đầu dòng, hoặc dòng này thụt sai cột')
      return tell('dòng này thụt sai cột; hãy cho thẳng cột với các trường khác của cùng mục')
    case 'DUPLICATE_KEY':
      return tell(
        `trường ${key} viết hai lần trong cùng một mục; hãy bỏ một, hoặc thêm "- " để mở mục mới`,
      )
    case 'BAD_SCALAR_START':
    case 'TAG_RESOLVE_FAILED':
      return tell(`câu bắt đầu bằng ký tự đặc biệt ${here[at.col - 1] ?? ''}; ${QUOTE_ALL}`)
    case 'BAD_DQ_ESCAPE':
      return tell("dấu \\ trong nháy kép có nghĩa riêng; hãy đặt câu trong nháy đơn '...'")
    case 'MULTIPLE_DOCS':
      return tell('dòng --- chia tệp làm hai; hãy bỏ dòng này')
    case 'ALIAS': {
      const lost = lostAlias(source)
      if (!lost) break
      const { line, col } = source.lines.linePos(lost.offset)
      return tell(
        `*${lost.name} dùng lại một đoạn chưa được đặt tên; hãy đặt tên &${lost.name} ở phía trên, hoặc đặt câu trong nháy đơn nếu đây là câu văn`,
        line,
        col,
      )
    }
  }
  if (/block-seq-ind on same line/.test(message))
    return tell(
      'dấu gạch ngang phải ở đầu dòng riêng; hãy xuống dòng rồi viết "- ", hoặc đặt câu trong nháy đơn',
    )
  if (/[:-] *[>|][-+]? +\S/.test(here))
    return tell('sau >- phải xuống dòng rồi mới viết câu, thụt vào thêm hai dấu cách')
  if (/: +['"*]/.test(here) || /- +['"*]/.test(here))
    return tell(`câu có dấu nháy hoặc dấu * ở đầu rồi còn chữ phía sau; ${QUOTE_ALL}`)
  if (at.col === 1 && !here.startsWith('-'))
    return tell('dòng này sát lề trái; hãy thụt vào cho thẳng cột với các trường khác của cùng mục')
  if (at.col === firstOf(here))
    return tell('dòng này thụt sai cột; hãy cho thẳng cột với các trường khác của cùng mục')
  return tell(
    'không hiểu cách viết quanh dòng này; hãy xem thụt đầu dòng, dấu gạch ngang đầu mục, và dấu hai chấm trong câu chưa đặt trong nháy',
  )
}

const firstOf = (row: string) => row.search(/\S/) + 1

/** A second colon with a space behind it (or at the end), outside quotes. */
const hasColonInText = (row: string) => /^\s*(?:- +)*[\w-]+: +[^'"[{|>#].*:(?:\s|$)/.test(row)

function nextWritten(rows: string[], from: number): number {
  for (let line = from; line <= rows.length; line++)
    if (/^\s*[^\s#]/.test(rows[line - 1]!)) return line
  return from
}

/** The quote that was never closed: it runs to the end, or to the next quote lines below. */
function openQuote({ document, lines }: Source, offset: number, message: string) {
  let last: Scalar | undefined
  visit(document, {
    Scalar(_, node) {
      if (node.type?.startsWith('QUOTE') && node.range && node.range[0] < offset) last = node
    },
  })
  if (!last?.range) return undefined
  const start = lines.linePos(last.range[0])
  const missing = /closing ['"]|Multi-line .*string/.test(message)
  const strayed =
    message.startsWith('Unexpected') &&
    last.range[1] <= offset &&
    lines.linePos(last.range[1]).line === lines.linePos(offset).line &&
    start.line < lines.linePos(offset).line
  return missing || strayed ? start : undefined
}

/** The first `*name` without a `&name` above it. */
function lostAlias({ document }: Source): { name: string; offset: number } | undefined {
  let lost: { name: string; offset: number } | undefined
  visit(document, {
    Alias(_, node) {
      if (node.resolve(document)) return undefined
      lost = { name: node.source, offset: node.range?.[0] ?? 0 }
      return visit.BREAK
    },
  })
  return lost
}
