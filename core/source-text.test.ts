import { expect, it } from 'vitest'
import { describeSource } from './source-text.ts'

it('leads to whoever publishes a text, and names what is no address as it stands', () => {
  expect(describeSource('https://tieuchuan.vsqi.gov.vn/tieuchuan/view?sohieu=TCVN+5603')).toEqual({
    text: 'tieuchuan.vsqi.gov.vn/tieuchuan/view?sohieu=TCVN+5603',
    href: 'https://tieuchuan.vsqi.gov.vn/tieuchuan/view?sohieu=TCVN+5603',
  })
  expect(describeSource('http://example.vn/a')).toEqual({ text: 'http://example.vn/a' })
  expect(describeSource('Công báo số 12')).toEqual({ text: 'Công báo số 12' })
  expect(describeSource('https://')).toEqual({ text: 'https://' })
})

it.each([
  'https://www.scribd.com/document/1/TCVN',
  'https://text.123docz.net/document/1',
  'https://123doc.top/x',
  'https://tailieu.vn/doc/1.html',
])('says that %s is a copy, and does not lead there', (source) => {
  const { text, href } = describeSource(source)
  expect(href).toBeUndefined()
  expect(text).toContain('không phải nơi phát hành')
  expect(text).not.toContain('document')
})

it('takes a name that only looks like such a site for what it is', () => {
  expect(describeSource('https://tailieu.vn.example.com/a').href).toBeDefined()
  expect(describeSource('https://notscribd.com/a').href).toBeDefined()
})
