import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Source } from '../../core/domain.ts'
import type { Part, Reply } from '../channel.ts'
import { layOut } from './lay-out.ts'
import { plainFromMarkdown, readMarkdown } from './read-markdown.ts'
import { plainOf, type Run } from './runs.ts'
import { splitRuns } from './split.ts'
import { toTelegramHtml } from './telegram-html.ts'

const html = (text: string) => toTelegramHtml(readMarkdown(text))

describe('light Markdown', () => {
  it('becomes bold, italics, links and points', () => {
    expect(
      html('**Bắt buộc:**\n- **QCVN 8-2:2011/BYT** kim loại [1]\n- *Vì bạn bán siêu thị*'),
    ).toBe(
      '<b>Bắt buộc:</b>\n• <b>QCVN 8-2:2011/BYT</b> kim loại [1]\n• <i>Vì bạn bán siêu thị</i>',
    )
    expect(html('### Tự nguyện')).toBe('<b>Tự nguyện</b>')
    expect(html('Xem [trang này](https://vsqi.gov.vn/a?b=1&c=2).')).toBe(
      'Xem <a href="https://vsqi.gov.vn/a?b=1&amp;c=2">trang này</a>.',
    )
  })

  it('leaves rows of a table readable', () => {
    expect(plainFromMarkdown('| Chỉ tiêu | Mức |\n| --- | --- |\n| Đạm | 2 |')).toBe(
      'Chỉ tiêu | Mức\nĐạm | 2',
    )
  })

  it.each([
    'a*b*c = 2*3*4',
    '[bấm](javascript:alert(1))',
    '![ảnh](https://evil.example/x.png)',
    '** chưa đóng',
    '_gạch_ ~sóng~ `mã`',
  ])('takes %s for what it says and nothing else', (text) => {
    expect(html(text)).not.toContain('<')
    expect(plainFromMarkdown(text)).toBe(text)
  })
})

describe('HTML for Telegram', () => {
  it('holds no tag but ours, whatever the content', () => {
    const piece = fc.constantFrom(
      ...[
        '<b>',
        '</b>',
        '&',
        '"',
        '**',
        '*',
        '[x](https://a.vn/"><i>)',
        'nước mắm',
        '\n',
        '\u202e',
      ],
      ...['<a href="tg://user?id=1">', '😀', '\ud800', '|', '- ', '# '],
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const made = html(pieces.join(''))
        const open: string[] = []
        for (const [, close, name] of made.matchAll(
          /<(\/?)([a-z]+)(?: href="https?:\/\/[^"<>]*")?>/g,
        ))
          if (close) expect(open.pop()).toBe(name)
          else open.push(name!)
        expect(open).toEqual([])
        expect(made.replace(/<\/?(?:b|i|a)(?: href="https?:\/\/[^"<>]*")?>/g, '')).not.toMatch(
          /[<>]/,
        )
        expect(made.replace(/&(?:amp|lt|gt|quot);/g, '')).not.toContain('&')
        expect(made.isWellFormed()).toBe(true)
      }),
    )
  })
})

describe('a long text', () => {
  const split = (text: string, limit: number) =>
    splitRuns([{ text }], limit).map((piece) => plainOf(piece))

  it('is cut at a paragraph, else a line, a sentence, a space', () => {
    expect(split('Một hai ba.\n\nBốn năm sáu.', 16)).toEqual(['Một hai ba.', 'Bốn năm sáu.'])
    expect(split('Một hai ba\nbốn năm sáu', 16)).toEqual(['Một hai ba', 'bốn năm sáu'])
    expect(split('Một hai ba. Bốn năm', 16)).toEqual(['Một hai ba.', 'Bốn năm'])
    expect(split('Một hai ba bốn năm', 12)).toEqual(['Một hai ba', 'bốn năm'])
    expect(split('Một hai ba', 10)).toEqual(['Một hai ba'])
  })

  it('is not cut behind a heading, nor at a paragraph that leaves much of the room empty', () => {
    expect(split('Một hai ba bốn.\nNguồn:\nmột\nhai', 24)).toEqual([
      'Một hai ba bốn.',
      'Nguồn:\nmột\nhai',
    ])
    expect(split('Một hai ba.\n\nBốn năm\nsáu bảy tám', 25)).toEqual([
      'Một hai ba.\n\nBốn năm',
      'sáu bảy tám',
    ])
  })

  it('loses nothing but white space, fits, and cuts no letter', () => {
    const word = fc.constantFrom(
      ...[
        'nước',
        'mắm',
        '😀',
        '👨‍👩‍👧',
        'a'.repeat(50),
        '𠮷'.repeat(30),
        'e\u0323\u0302',
        '.',
        '\n\n',
        '\n',
      ],
    )
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 80 }),
        fc.integer({ min: 20, max: 90 }),
        (words, limit) => {
          const text = words.join(' ')
          const pieces = split(text, limit)
          for (const piece of pieces) {
            expect(piece.length).toBeLessThanOrEqual(limit)
            expect(piece.isWellFormed()).toBe(true)
            expect(piece.trim()).toBe(piece)
          }
          const bare = (some: string) => some.replace(/\s/g, '')
          expect(bare(pieces.join(''))).toBe(bare(text))
        },
      ),
    )
  })

  it('keeps its looks on both sides of a cut', () => {
    const pieces = splitRuns([{ text: 'Một hai ba bốn năm', bold: true }], 12)
    expect(pieces.map(toTelegramHtml)).toEqual(['<b>Một hai ba</b>', '<b>bốn năm</b>'])
  })
})

describe('a reply', () => {
  const source: Source = {
    id: 'a.1',
    designation: 'TCVN 5107:2018',
    title: 'Nước mắm',
    standing: 'current',
    standingText: 'còn hiệu lực',
    section: 'Phạm vi',
    url: 'https://tro-ly.example.vn/nguon/a.1',
    quote: '',
  }
  const reply = (more: Partial<Reply>): Reply => ({
    text: 'Xin chào [1].',
    sources: [],
    notes: [],
    choices: [],
    files: [],
    ...more,
  })
  const choices = ['Có', 'Chưa', 'Không rõ'].map((text) => ({ label: text, text }))
  const textOf = (part: Part | undefined): string =>
    part?.kind === 'text' ? plainOf(part.runs) : ''

  it('ends with notes, then sources with links, then numbered choices where there are no buttons', () => {
    const limits = { text: 2_000, files: false }
    const [part, ...more] = layOut(
      reply({ sources: [source], notes: ['Để tham khảo.'], choices }),
      limits,
      { set: '7' },
    )
    expect(more).toEqual([])
    expect(textOf(part)).toBe(
      'Xin chào [1].\n\nĐể tham khảo.\n\nNguồn:\n[1] TCVN 5107:2018 (còn hiệu lực)\n\nGõ số để chọn, hoặc trả lời bằng lời:\n1. Có\n2. Chưa\n3. Không rõ',
    )
    const link = (part as { runs: Run[] }).runs.find((run) => run.href)
    expect(link?.href).toBe(source.url)
  })

  it('has its buttons under the last part, and falls back to numbers when they are too many', () => {
    const long = reply({ text: 'Dài lắm. '.repeat(600), choices })
    const parts = layOut(
      long,
      { text: 4_096, buttons: { most: 5, label: 100 }, files: true },
      { set: '7' },
    )
    expect(parts.length).toBeGreaterThan(1)
    expect(parts.map((part) => part.kind === 'text' && part.buttons?.labels.length)).toEqual([
      ...parts.slice(1).map(() => undefined),
      3,
    ])
    const [numbered] = layOut(
      reply({ choices: [...choices, ...choices] }),
      { text: 2_000, buttons: { most: 2, label: 9 }, files: true },
      { set: '7' },
    )
    expect(textOf(numbered)).toContain('3. Không rõ')
    expect(numbered).not.toHaveProperty('buttons')
  })

  it('names the one or two choices for which an app has no button left', () => {
    const [part] = layOut(
      reply({ choices: [...choices, { label: 'Vì sao hỏi?', text: 'Vì sao hỏi?' }] }),
      { text: 2_000, buttons: { most: 2, label: 9 }, files: true },
      { set: '7' },
    )
    expect(part).toMatchObject({ buttons: { labels: ['Có', 'Chưa'] } })
    expect(textOf(part)).toBe('Xin chào [1].\n\nHoặc gõ: “Không rõ”, “Vì sao hỏi?”.')
  })

  it('tells the standing of its sources once where all have the same, and a guide by its title', () => {
    const guide = { ...source, id: 'b.2', designation: 'Hướng dẫn', title: 'Ghi nhãn hàng hóa' }
    const second = { ...source, id: 'a.2', section: 'Điều 2' }
    const told = (sources: Source[]) =>
      textOf(layOut(reply({ sources }), { text: 2_000, files: false }, { set: '7' })[0])
    expect(told([source, second])).toBe(
      'Xin chào [1].\n\nNguồn (còn hiệu lực):\n[1] TCVN 5107:2018\n[2] TCVN 5107:2018, Điều 2',
    )
    expect(told([source, { ...guide, standingText: 'hướng dẫn' }])).toContain(
      '[1] TCVN 5107:2018 (còn hiệu lực)\n[2] Ghi nhãn hàng hóa, Phạm vi (hướng dẫn)',
    )
  })

  it('keeps the short notes that every answer ends with in one paragraph', () => {
    const long = 'Luật chuyên ngành có thể quy định khác. '.repeat(5).trim()
    const [part] = layOut(
      reply({ notes: [long, 'Kiểm tra ngày 22/11/2026.', 'Để tham khảo.'] }),
      { text: 2_000, files: false },
      { set: '7' },
    )
    expect(textOf(part)).toBe(`Xin chào [1].\n\n${long}\n\nKiểm tra ngày 22/11/2026. Để tham khảo.`)
  })

  it('shortens a label without cutting a letter', () => {
    const [part] = layOut(
      reply({ choices: [{ label: `Nước mắm ${'😀'.repeat(20)}`, text: 'x' }] }),
      { text: 2_000, buttons: { most: 5, label: 20 }, files: true },
      { set: '7' },
    )
    const [label] = (part as Extract<Part, { kind: 'text' }>).buttons!.labels
    expect(label!.length).toBeLessThanOrEqual(20)
    expect(label!.isWellFormed()).toBe(true)
    expect(label).toMatch(/…$/)
  })
})
