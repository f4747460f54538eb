import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markdownToHtml } from '../pages/markdown-html.ts'
import { HOSTILE_TEXT } from '../testing-assistant.ts'
import { safeHref, toPlainText } from './markdown.ts'

const render = (markdown: string, sources = 3) => markdownToHtml(markdown, sources).text

describe('what an answer may look like', () => {
  it('shows paragraphs, emphasis, lists and headings', () => {
    expect(render('# To\n\nMột **hai** *ba*\nbốn\n\n- a\n- b\n\n1. c\n2. d')).toBe(
      '<h3>To</h3><p>Một <strong>hai</strong> <em>ba</em><br>bốn</p><ul><li>a</li><li>b</li></ul><ol><li>c</li><li>d</li></ol>',
    )
  })

  it('goes on counting where a numbered list was interrupted', () => {
    expect(render('1. a\n\nxen giữa\n\n2. b')).toContain('<ol start="2"')
  })

  it('shows tables with a head', () => {
    expect(render('| A | B |\n| --- | --- |\n| 1 | 2 |\n\nhết')).toContain(
      '<table><thead><tr><th> A </th><th> B </th></tr></thead><tbody><tr><td> 1 </td><td> 2 </td></tr></tbody></table>',
    )
  })

  it('ends a table where a line is no row, however the text arrives', () => {
    expect(render('Xem:\n| A | B |\n| --- | --- |\n| 1 | 2 |\nCâu sau [1].')).toMatch(
      /<td> 2 <\/td><\/tr><\/tbody><\/table><\/div><p>Câu sau <a[^>]*>\[1\]<\/a>\.<\/p>$/,
    )
  })

  it.each([
    ['Theo [1].', 'href="#nguon-1" aria-label="Nguồn 1">[1]</a>'],
    ['Theo [1, 3].', 'href="#nguon-3" aria-label="Nguồn 3">[3]</a>'],
    ['Theo **QCVN** [2]', 'href="#nguon-2"'],
  ])('makes a citation of %s', (markdown, expected) => {
    expect(render(markdown)).toContain(expected)
  })

  it('drops a citation of a source that is not there', () => {
    expect(render('Theo [4].')).toBe('<p>Theo .</p>')
  })

  it('keeps words in brackets and dollar signs as they are', () => {
    expect(render('Xem [phụ lục A] và giá $x')).toContain('Xem [phụ lục A] và giá $x')
  })

  it('links only to https, mailto and tel', () => {
    const links = [...render(HOSTILE_TEXT).matchAll(/ href="([^"]*)"/g)].map((match) => match[1])
    expect(links).toEqual([
      '#nguon-1',
      'https://tcvn.gov.vn/',
      'https://vsqi.gov.vn/tra-cuu',
      'mailto:a@b.vn',
      'tel:19001234',
    ])
  })
})

describe('what an answer can never do', () => {
  it('brings no markup of its own, no image and no script', () => {
    const html = render(HOSTILE_TEXT)
    expect(html).not.toMatch(/<(?:script|img|svg|iframe|style|object)/i)
    expect(html).not.toMatch(/<[^>]*\son\w+=/i)
    expect(html).toContain('&lt;script&gt;')
  })

  it('turns a number in brackets into a citation even when it carries an address', () => {
    expect(render('[1](https://evil.example)')).not.toContain('evil')
  })

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    ' javascript:alert(1)',
    '&#106;avascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'http://example.vn',
    '//example.vn',
    '/nguon/x',
    'file:///etc/passwd',
    'blob:https://a.vn/1',
  ])('does not link to %j', (address) => {
    expect(safeHref(address)).toBeUndefined()
  })

  const allowed =
    /^(?:[^<>]|<\/?(?:p|strong|em|ul|li|table|thead|tbody|tr|th|td|h3|h4|code|div|a)>|<br>|<ol(?: start="\d+")?>|<\/ol>|<div class="table" tabindex="0" role="region" aria-label="Bảng">|<a href="(?:https|mailto|tel):[^"<>]*" rel="noopener noreferrer nofollow">|<a class="cite" href="#nguon-\d" aria-label="Nguồn \d">)*$/

  it('gives nothing outside the list of tags, whatever the text and however it is cut', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom(
        '[',
        '](',
        ')',
        '![',
        '**',
        '_',
        '`',
        '```\n',
        '|',
        '\n',
        '\n\n',
        '> ',
        '- ',
        '1. ',
        '# ',
        '<script>',
        '<br>',
        'https://a.vn',
        'javascript:',
        '$',
        '\\(',
        '[x] ',
        '~~',
        '    ',
        '| - |\n',
      ),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        expect(render(pieces.join(''))).toMatch(allowed)
      }),
      { numRuns: 400 },
    )
  })

  it('stands nesting deeper than any answer has', () => {
    expect(() => render(`${'> '.repeat(200)}sâu\n${'- '.repeat(200)}sâu`)).not.toThrow()
  })
})

describe('what is spoken', () => {
  it('has no marks, and names sources', () => {
    expect(toPlainText('### Bắt buộc\n- **QCVN 8-2** [1], [xem](https://a.vn)')).toBe(
      'Bắt buộc - QCVN 8-2 (nguồn 1), xem',
    )
  })
})
