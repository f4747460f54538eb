import { expect, it } from 'vitest'
import { cellsOf, readLines, tidyPassage } from './passage-text.ts'

it('joins lines that were wrapped in the middle of a sentence', () => {
  expect(readLines('Chính sách, trách nhiệm\ncủa lãnh đạo.\nCâu sau.\n\nĐoạn mới')).toEqual([
    'Chính sách, trách nhiệm của lãnh đạo.',
    'Câu sau.',
    'Đoạn mới',
  ])
})

it('keeps points, items and lines behind a colon apart', () => {
  const text = 'Gồm:\na) hồ sơ\nb) lệ phí\n- một\n- hai'
  expect(readLines(text)).toEqual(text.split('\n'))
})

it('reads the rows of a table without the rule under its head', () => {
  expect(readLines('| Cỡ | Số người |\n| --- | ---: |\n| nhỏ | đến 50 |').map(cellsOf)).toEqual([
    ['Cỡ', 'Số người'],
    ['nhỏ', 'đến 50'],
  ])
  expect(tidyPassage('| Cỡ | Số người |\n|---|---|\n| nhỏ | đến 50 |')).toBe(
    'Cỡ · Số người\nnhỏ · đến 50',
  )
})

it('leaves a dash in a sentence alone', () => {
  expect(readLines('QCVN 8-2:2011/BYT\n---')).toEqual(['QCVN 8-2:2011/BYT', '---'])
})
