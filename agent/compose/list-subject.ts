/** What a wanted list is about: the question without the words that ask and that name the sort of document. */
import { fold, foldInPlace, hasMarks, syllables } from '../../core/text.ts'

/** Stripped from either end, syllable by syllable. */
const ASKING = new Set(
  `danh sách mục liệt kê kể tên ra cho tôi mình em xem biết hỏi xin các những tất cả toàn bộ có gồm bao gì nào cái
  số nhiêu mấy tiêu quy qui chuẩn kỹ thuật quốc gia tcvn qcvn iso hiện hành nay đang còn hiệu lực áp dụng
  ban do về của liên quan đến tới trong thuộc lĩnh vực ngành là và với nhé ạ ơi mới nhất loại thì muốn đầy đủ đâu không
  list nói bắt buộc nêu`
    .split(/\s+/)
    .filter(Boolean),
)
const PLAIN = new Set([...ASKING].map(fold))

/** Without marks these may as well be goods ("bơ", "máy", "đồ", "lá", "nấm", "sò"). */
const DOUBTFUL = new Set('bo may do la nam so ban co ca cai'.split(' '))

/** `issuer`: ways in which the ministry may be written, the longest first. Empty when nothing is left. */
export function readSubject(question: string, issuer: readonly string[] = []): string {
  const rest = ['Việt Nam', ...issuer].reduce(blank, question.normalize('NFC'))
  const words = rest.split(/[^\p{L}\p{M}\p{N}-]+/u).filter(Boolean)
  const marked = hasMarks(question)
  const isAsking = (word: string | undefined) =>
    word !== undefined && (marked ? ASKING.has(syllables(word)[0] ?? '') : PLAIN.has(fold(word)))
  // "trẻ em" ends in how younger people call themselves.
  const isDoubtful = (word: string) =>
    marked ? fold(word) === 'em' : DOUBTFUL.has(fold(word)) || fold(word) === 'em'
  const goes = (word: string, neighbour: string | undefined) =>
    isAsking(word) && (!isDoubtful(word) || isAsking(neighbour))
  let [start, end] = [0, words.length]
  while (start < end && goes(words[start]!, words[start + 1])) start++
  while (end > start && goes(words[end - 1]!, end - 2 < start ? undefined : words[end - 2])) end--
  return words.slice(start, end).join(' ')
}

function blank(text: string, name: string): string {
  const at = foldInPlace(text).indexOf(fold(name))
  return at < 0 ? text : `${text.slice(0, at)} ${text.slice(at + name.length)}`
}
