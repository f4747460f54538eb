import { expect, it } from 'vitest'
import { createHighlight } from './highlight.ts'

const mark = (query: string, text: string) => createHighlight(query)(text).text

it.each([
  ['nuoc mam', 'Làm nước mắm ngon', 'Làm <mark>nước mắm</mark> ngon'],
  ['nước mắm', 'Nước mắm, nuoc mam', '<mark>Nước mắm</mark>, nuoc mam'],
  ['bơ', 'bơ và bò', '<mark>bơ</mark> và bò'],
  ['hoà tan', 'cà phê hòa tan', 'cà phê <mark>hòa tan</mark>'],
  ['tcvn5603', 'TCVN 5603:2023 và TCVN 5107:2018', '<mark>TCVN 5603:2023</mark> và TCVN 5107:2018'],
  ['haccp là gì', 'HACCP là gì', '<mark>HACCP</mark> là gì'],
  ['', 'không hỏi gì', 'không hỏi gì'],
  ['b', '<b>b</b>', '&lt;<mark>b</mark>&gt;<mark>b</mark>&lt;/<mark>b</mark>&gt;'],
])('"%s" in "%s"', (query, text, wanted) => {
  expect(mark(query, text)).toBe(wanted)
})
