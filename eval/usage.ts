/** What `npm run eval` takes. */
import { parseArgs } from 'node:util'
import { isKind, KINDS } from './answers/questions.ts'
import type { AnswersOptions } from './answers/command.ts'
import type { RetrievalOptions } from './retrieval/command.ts'

export const USAGE = `Cách dùng:
  npm run eval -- retrieval --corpus <tệp> --queries <tệp> --out <tệp> [--qrels <tệp>] [--embeddings]

    Đo phần tra cứu trên một bộ thử dạng BEIR, trong một cơ sở dữ liệu tạm.
    --corpus      tài liệu, mỗi dòng một JSON có _id, title, text (nhận cả .gz)
    --queries     câu hỏi, mỗi dòng một JSON có _id, text (nhận cả .gz)
    --out         tệp kết quả TSV: query-id, corpus-id, rank, score
    --qrels       tệp đánh giá TSV; có tệp này thì in nDCG@10, recall@100, MRR@10
    --embeddings  dùng thêm mô hình nhúng trong OPENAI_EMBEDDING_MODEL

  npm run eval -- answers [--kind <loại>] [--variants] [--model] [--out <tệp>] [--update-baseline]

    Hỏi trợ lý bộ câu hỏi trong eval/questions và chấm điểm.
    --kind             chỉ hỏi một loại câu hỏi: ${KINDS.slice(0, 5).join(', ')},
                       ${KINDS.slice(5).join(', ')}
    --variants         hỏi thêm dạng không dấu, dạng NFD và dạng chữ hoa
    --model            cho mô hình trong OPENAI_MODEL viết câu trả lời
    --out              ghi kết quả từng câu ra tệp JSON
    --update-baseline  lấy kết quả lần này làm mốc trong eval/baseline.json

  npm run eval -- coverage

    Đếm sản phẩm dẫn tới ít nhất một văn bản, và quy chuẩn còn hiệu lực được ít nhất một sản phẩm dẫn tới.
    Còn thiếu thì liệt kê và kết thúc với mã 1.`

export type Command =
  | { name: 'retrieval'; options: RetrievalOptions & { embeddings: boolean } }
  | { name: 'answers'; options: AnswersOptions }
  | { name: 'coverage' }

/** Undefined when the arguments make no sense. */
export function readCommand([name, ...args]: string[]): Command | undefined {
  try {
    if (name === 'retrieval') return readRetrieval(args)
    if (name === 'answers') return readAnswers(args)
    return name === 'coverage' && args.length === 0 ? { name } : undefined
  } catch {
    return undefined
  }
}

function readRetrieval(args: string[]): Command | undefined {
  const { values } = parseArgs({
    args,
    options: {
      corpus: { type: 'string' },
      queries: { type: 'string' },
      qrels: { type: 'string' },
      out: { type: 'string' },
      embeddings: { type: 'boolean', default: false },
    },
  })
  const { corpus, queries, qrels, out, embeddings } = values
  if (!corpus || !queries || !out || qrels === '') return undefined
  return { name: 'retrieval', options: { corpus, queries, qrels, out, embeddings } }
}

function readAnswers(args: string[]): Command | undefined {
  const { values } = parseArgs({
    args,
    options: {
      model: { type: 'boolean', default: false },
      kind: { type: 'string' },
      variants: { type: 'boolean', default: false },
      out: { type: 'string' },
      'update-baseline': { type: 'boolean', default: false },
    },
  })
  const { 'update-baseline': updateBaseline, kind, ...options } = values
  if (kind !== undefined && !isKind(kind)) return undefined
  return { name: 'answers', options: { ...options, kind, updateBaseline } }
}
