import { expect, it } from 'vitest'
import { readCommand } from './usage.ts'

const retrieval = ['retrieval', '--corpus', 'c', '--queries', 'q', '--out', 'o']

it('reads the three commands', () => {
  expect(readCommand([...retrieval, '--qrels', 'r', '--embeddings'])).toEqual({
    name: 'retrieval',
    options: { corpus: 'c', queries: 'q', out: 'o', qrels: 'r', embeddings: true },
  })
  expect(readCommand(['answers', '--kind', 'how-to', '--update-baseline'])).toEqual({
    name: 'answers',
    options: { kind: 'how-to', model: false, variants: false, updateBaseline: true },
  })
  expect(readCommand(['coverage'])).toEqual({ name: 'coverage' })
})

it.each([
  [[]],
  [['khác']],
  [['--help']],
  [retrieval.slice(0, -2)],
  [[...retrieval, 'thêm']],
  [[...retrieval, '--qrels']],
  [[...retrieval, '--embedding']],
  [['answers', '--kind', 'khác']],
  [['answers', 'thêm']],
  [['coverage', 'thêm']],
  [['coverage', '--out']],
])('finds no sense in %j', (args) => {
  expect(readCommand(args)).toBeUndefined()
})
