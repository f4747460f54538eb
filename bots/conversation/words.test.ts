import { describe, expect, it } from 'vitest'
import { replies } from '../../agent/replies.ts'
import { loadCatalogue } from '../../core/data/load.ts'
import { openBench } from '../testing/bench.ts'
import { fillText, texts } from '../texts.ts'
import { fileMeant } from './files.ts'

const bench = openBench(loadCatalogue())
const { sent, start, count, idle } = bench

let update = 0
const talk = async () => {
  const bots = await start()
  bots.delivery.start()
  const hear = async (words: string): Promise<(typeof sent)[number]> => {
    await bots.say(++update, words)
    await idle()
    return sent.at(-1)!
  }
  await hear('xin chào')
  return hear
}

describe('whether to erase', () => {
  it.each(['có', 'Đồng ý ạ', 'xóa đi', 'xoá hết', 'ok', 'XÓA HẾT!', '1'])(
    'is agreed to by %j',
    async (words) => {
      const hear = await talk()
      await hear('/xóa')
      expect((await hear(words)).text).toBe(texts.erased)
      expect(await count('turn')).toBe(0)
    },
  )

  it.each(['không', 'thôi', 'Không xóa', '2'])('is declined by %j', async (words) => {
    const hear = await talk()
    await hear('xoá')
    expect((await hear(words)).text).toBe(texts.eraseKept)
    expect(await count('turn')).toBe(1)
  })

  it('is not agreed to by words that are about something else, nor by a later "có"', async () => {
    const hear = await talk()
    await hear('/xoa')
    await hear('TCVN 5603 còn hiệu lực không?')
    await hear('có')
    expect(await count('turn')).toBe(3)
  })
})

describe('a command', () => {
  it('that nobody knows is told so, and what was offered stays', async () => {
    const hear = await talk()
    expect((await hear('/lenhla abc')).text).toBe(
      fillText(texts.unknownCommand, { name: 'lenhla' }),
    )
    expect((await hear('99')).text).not.toBe(texts.unknownCommand)
  })

  it('may be written with marks, with the signs of other bots, or be a question behind a slash', async () => {
    const hear = await talk()
    expect((await hear('/tu_danh_gia')).text).toContain('bộ câu hỏi nào')
    expect((await hear('/giúpđỡ')).text).toContain('/tudanhgia')
    expect((await hear('/TCVN 5603:2023 là gì')).text).toContain('Không có lệnh')
    expect((await hear('/nước mắm')).text).not.toContain('Không có lệnh')
  })
})

describe('/timkiem', () => {
  it('lists what the catalogue holds, with links, and changes nothing that is known of the business', async () => {
    const hear = await talk()
    await hear('tôi làm nước mắm, 8 người')
    const before = await bench.pool.query('select state from conversation')
    const found = await hear('/timkiem truy xuất nguồn gốc')
    expect(found.text).toMatch(/^Tìm thấy \d+ mục/)
    expect(found.text).toContain('TCVN 12850:2019')
    expect(found.labels).toHaveLength(5)
    expect((await bench.pool.query('select state from conversation')).rows).toEqual(before.rows)
    // Its lines are choices: who taps one reads about it.
    expect((await hear('TCVN 12850:2019')).text).toContain('TCVN 12850:2019')
  })

  it('of a number tells about it, and of nothing says what to type', async () => {
    const hear = await talk()
    expect((await hear('/timkiem')).text).toBe(texts.searchWhat)
    expect((await hear('/timkiem zzzqqq')).text).toBe(texts.searchNone)
    await hear('/timkiem TCVN 5603')
    expect(sent.map(({ text }) => text).join('\n')).toContain('TCVN 5603:2023')
  })
})

describe('asking for a file', () => {
  it.each([
    ['pdf', 'any'],
    ['gui ban pdf', 'any'],
    ['nhan pdf cua goi y', 'advice'],
    ['gui bao cao pdf', 'assessment'],
    ['cho toi xin bao cao', 'assessment'],
    ['in ra', 'any'],
    ['lay bao cao thu nghiem o dau', undefined],
    ['gui mau nao di thu nghiem', undefined],
    ['in gi tren nhan', undefined],
    ['nhan hang hoa phai ghi gi', undefined],
  ])('%j is read as %s', (words, meant) => expect(fileMeant(words)).toBe(meant))

  it('without anything to make one of says what to do', async () => {
    const hear = await talk()
    expect((await hear('gửi bản pdf')).text).toBe(texts.noFile)
  })
})

it('a question in the middle of a self-assessment offers the way back', async () => {
  const hear = await talk()
  await hear('tự đánh giá HACCP')
  const away = await hear('TCVN 12850:2019 là gì?')
  expect(away.labels).toContain(replies.assessCommands.resume)
  const back = await hear(replies.assessCommands.resume)
  expect(back.text).toContain('Bạn đang làm dở')
  expect(back.labels).not.toContain(replies.assessCommands.resume)
  // Out of scope: the question stays open, and there is a way back all the same.
  const { labels } = await hear('Giá vàng hôm nay bao nhiêu vậy?')
  expect(labels).toEqual([replies.assessCommands.resume])
})

it('a number beyond the list is told so, and the list stays', async () => {
  const bots = await start(bench.channelOf({ limits: { text: 2_000, files: false } }))
  bots.delivery.start()
  const hear = async (words: string) => {
    await bots.say(++update, words)
    await idle()
    return sent.at(-1)!.text
  }
  await hear('tự đánh giá HACCP')
  expect(await hear('88')).toMatch(/^Không có lựa chọn số ấy. Bạn gõ một số từ 1 đến \d+/)
  expect(await hear('1')).not.toContain('Không có lựa chọn')
})
