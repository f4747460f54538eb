/** Picks the lines of a passage that answer the question; short passages are given whole. */
import { fold, sentences, syllables } from '../../core/text.ts'

/** Lines that help search but are no answer. */
const INDEX_LINE = /^(?:Thường được hỏi với các từ|Trang này trả lời các câu hỏi|Tên tiếng Anh)/

/** Syllables too common to tell anything about what is asked. */
const COMMON = new Set(
  'la va cua co cho thi ma o voi khong duoc cac nhung nao gi the de tu den theo khi neu mot nay do ve vay a phai can bao nhieu toi minh em anh chi ban hay nhu lam hoi xin tren trong ra vao con da se dang roi bi'.split(
    ' ',
  ),
)

export const contentWords = (text: string): Set<string> =>
  new Set(
    syllables(text)
      .map(fold)
      .filter((word) => !COMMON.has(word)),
  )

/** At most about `budget` characters, whole lines or sentences, in reading order. */
export function pickLines(text: string, question: string, budget = 750): string {
  const lines = text
    .split('\n')
    .filter((line) => line.trim() && !INDEX_LINE.test(line))
    .flatMap((line) => (line.length > budget ? sentences(line) : [line]))
  if (lines.reduce((sum, line) => sum + line.length, 0) <= budget) return lines.join('\n')
  const words = contentWords(question)
  const score = (line: string) => [...contentWords(line)].filter((word) => words.has(word)).length
  const scores = lines.map(score)
  let best = { start: 0, end: 1, score: -1 }
  for (let start = 0; start < lines.length; start++) {
    let length = 0
    let total = 0
    for (let end = start; end < lines.length && length + lines[end]!.length <= budget; end++) {
      length += lines[end]!.length
      total += scores[end]!
      if (total > best.score) best = { start, end: end + 1, score: total }
    }
  }
  // A list item without the line that introduces it says nothing.
  const intro =
    best.start > 0 &&
    /^[-\d]/.test(lines[best.start]!) &&
    lines[best.start - 1]!.trim().endsWith(':')
      ? best.start - 1
      : best.start
  return lines
    .slice(intro, best.end)
    .join('\n')
    .slice(0, budget * 2)
}

/** One or two sentences for a source card: those that share most with the question. */
export function pickQuote(text: string, question: string): string {
  const all = text
    .split('\n')
    .filter((line) => line.trim() && !INDEX_LINE.test(line) && !line.startsWith('|'))
    .flatMap(sentences)
  const words = contentWords(question)
  const ranked = all
    .map((sentence, index) => ({
      sentence,
      index,
      shared: [...contentWords(sentence)].filter((word) => words.has(word)).length,
    }))
    .sort((a, b) => b.shared - a.shared || a.index - b.index)
  return (ranked[0]?.sentence ?? text).slice(0, 400)
}
