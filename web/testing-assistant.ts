/** For tests: an assistant that knows a handful of questions by heart and keeps its turns in memory. */
import type { Assistant, Feedback, PassageView, TurnRequest } from '../agent/door.ts'
import type { Answer, ConversationTurn, PublicAnswer, Source, TurnEvent } from '../core/domain.ts'

const sources: Source[] = [
  {
    id: 'qcvn-8-2-2011-byt.3',
    designation: 'QCVN 8-2:2011/BYT',
    title: 'Giới hạn ô nhiễm kim loại nặng trong thực phẩm',
    standing: 'current',
    standingText: 'còn hiệu lực',
    section: 'Phạm vi áp dụng',
    url: '/nguon/qcvn-8-2-2011-byt.3',
    quote: 'Quy chuẩn áp dụng đối với cơ sở sản xuất, kinh doanh thực phẩm',
    checkedOn: '2026-11-22',
  },
  {
    id: 'tcvn-5107-2018.1',
    designation: 'TCVN 5107:2018',
    title: 'Nước mắm',
    standing: 'current',
    standingText: 'còn hiệu lực',
    section: 'Áp dụng cho ai',
    url: '/nguon/tcvn-5107-2018.1',
    quote: 'Tiêu chuẩn áp dụng cho nước mắm từ cá và muối',
    checkedOn: '2026-11-22',
  },
  {
    id: 'tcvn-5107-2003.1',
    designation: 'TCVN 5107:2003',
    title: 'Nước mắm (bản cũ)',
    standing: 'superseded',
    standingText: 'đã được thay bằng TCVN 5107:2018',
    section: '',
    url: '/nguon/tcvn-5107-2003.1',
    quote: 'Bản năm 2003',
    checkedOn: '2026-11-22',
    caution: 'một nguồn, nên tra lại',
  },
]

const base: PublicAnswer = {
  status: 'answered',
  text: '',
  sources: [],
  choices: [],
  notes: [],
  mode: 'rules',
}

export const HOSTILE_TEXT = [
  '<img src=x onerror="window.hacked=1"><script>window.hacked=2</script>',
  '[bấm](javascript:window.hacked=3) [bấm](JaVaScRiPt:window.hacked=4)',
  '[bấm](&#106;avascript:window.hacked=5) [bấm](java\tscript:window.hacked=6)',
  '[bấm](data:text/html,<script>window.hacked=7</script>) ![ảnh](https://evil.example/x.png)',
  '[1](https://evil.example/gia) [ghi chú] <svg onload=window.hacked=8> https://tcvn.gov.vn.',
  '[hợp lệ](https://vsqi.gov.vn/tra-cuu) [thư](mailto:a@b.vn) [gọi](tel:19001234)',
].join('\n\n')

/** Question -> answer; every other question is "not found". */
export const ANSWERS: Record<string, PublicAnswer> = {
  'Tôi sản xuất nước mắm thì áp dụng tiêu chuẩn nào?': {
    ...base,
    text: [
      'Với **nước mắm đóng chai**, cơ sở của bạn cần xem hai nhóm văn bản sau.',
      '### Bắt buộc',
      '- **QCVN 8-2:2011/BYT**: giới hạn kim loại nặng trong thực phẩm [1].',
      '### Tự nguyện',
      '- **TCVN 5107:2018** Nước mắm: yêu cầu về cảm quan, hóa lý và ghi nhãn [2]. Bản cũ TCVN 5107:2003 [3] đã được thay thế.',
      '1. Đối chiếu sản phẩm với tiêu chuẩn.\n2. Kiểm nghiệm tại phòng thử nghiệm được công nhận.\n3. Tự công bố sản phẩm trước khi bán.',
    ].join('\n\n'),
    sources,
    notes: ['Thông tin để tham khảo, không phải ý kiến pháp lý. Tra cứu ngày 22/11/2026.'],
  },
  'Làm bánh thì sao?': {
    ...base,
    status: 'clarify',
    text: 'Bạn làm loại bánh nào?',
    choices: [
      { label: 'Bánh kẹo đóng gói', text: 'Tôi làm bánh kẹo đóng gói' },
      { label: 'Bánh mì tươi', text: 'Tôi làm bánh mì tươi' },
    ],
  },
  'Tôi làm bánh mì tươi': {
    ...base,
    text: 'Bánh mì tươi cần giấy tờ sau [1].',
    sources: [sources[0]!],
  },
  'Nội dung xấu': { ...base, text: HOSTILE_TEXT, sources: [sources[0]!] },
  'Cho tôi bảng': {
    ...base,
    text: `| Chỉ tiêu | Mức |\n| --- | --- |\n| Đạm toàn phần | theo hạng [1] |\n| ${'Rất dài '.repeat(20)} | 2 |\n\nHết.`,
    sources: [sources[0]!],
  },
}

const unknown: PublicAnswer = {
  ...base,
  status: 'not-found',
  text: 'Tôi chưa tìm thấy căn cứ cho câu hỏi này. Bạn thử nêu tên sản phẩm hoặc số hiệu tiêu chuẩn.',
}

const passages: PassageView[] = sources.map((source, index) => ({
  id: source.id,
  designation: source.designation,
  title: source.title,
  breadcrumb: [source.designation, ...(source.section ? [source.section] : [])],
  text: `Đoạn mở đầu.\n\n${source.quote} và các bên liên quan. <b>Không phải HTML</b>`,
  standing: source.standing,
  standingText: source.standingText,
  issuer: 'Bộ Y tế',
  origin: index === 0 ? 'https://example.vn/qcvn' : 'tệp nội bộ',
  ...(source.checkedOn ? { checkedOn: source.checkedOn } : {}),
  ...(source.caution ? { caution: source.caution } : {}),
  ...(index > 0 ? { previousId: sources[index - 1]!.id } : {}),
  ...(index < sources.length - 1 ? { nextId: sources[index + 1]!.id } : {}),
}))

export interface ScriptedAssistant extends Assistant {
  /** Every message that reached it, repeats included. */
  asked: TurnRequest[]
  told: Feedback[]
  /** Called before the last piece of an answer goes out: tests hold it, cut the line, or throw. */
  beforeEnd: (request: TurnRequest, signal?: AbortSignal) => Promise<void> | void
}

export function createScriptedAssistant(): ScriptedAssistant {
  const conversations = new Map<string, ConversationTurn[]>()
  const find = (question: string) => ANSWERS[question] ?? unknown
  const assistant: ScriptedAssistant = {
    asked: [],
    told: [],
    beforeEnd: () => {},
    answer: ({ text }): Promise<Answer> => Promise.resolve({ ...find(text), trace: [] }),
    async *turn(request, { signal } = {}): AsyncGenerator<TurnEvent> {
      assistant.asked.push(request)
      const turns = conversations.get(request.conversationId) ?? []
      conversations.set(request.conversationId, turns)
      const { messageId } = request
      const known = turns.find((one) => one.messageId === messageId)
      if (known?.answer) return yield { type: 'done', messageId, answer: known.answer }
      const turn: ConversationTurn = known ?? {
        messageId,
        question: request.text,
        askedAt: '2026-11-24T08:00:00.000Z',
      }
      if (!known) turns.push(turn)
      yield { type: 'status', text: 'Đang tìm trong kho tiêu chuẩn…' }
      const answer = find(request.text)
      const half = Math.ceil(answer.text.length / 2)
      yield { type: 'token', text: answer.text.slice(0, half) }
      await assistant.beforeEnd(request, signal)
      if (signal?.aborted) return
      yield { type: 'token', text: answer.text.slice(half) }
      turn.answer = answer
      yield { type: 'done', messageId, answer }
    },
    conversation: (id) => Promise.resolve(conversations.get(id)),
    eraseConversation: (id) => Promise.resolve(conversations.delete(id)),
    giveFeedback(feedback) {
      const turn = conversations
        .get(feedback.conversationId)
        ?.find((one) => one.messageId === feedback.messageId && one.answer)
      if (turn) {
        turn.feedback = feedback.verdict
        assistant.told.push(feedback)
      }
      return Promise.resolve(turn !== undefined)
    },
    passage: (id) => Promise.resolve(passages.find((one) => one.id === id)),
    starters: [
      {
        label: 'Tôi sản xuất nước mắm thì áp dụng tiêu chuẩn nào?',
        text: 'Tôi sản xuất nước mắm thì áp dụng tiêu chuẩn nào?',
      },
      { label: 'TCVN khác QCVN thế nào?', text: 'TCVN khác QCVN thế nào?' },
      { label: 'Làm bánh thì cần theo quy định gì?', text: 'Làm bánh thì sao?' },
      { label: 'ISO 22000 và HACCP khác nhau ra sao?', text: 'ISO 22000 khác HACCP?' },
    ],
  }
  return assistant
}
