import { expect, it } from 'vitest'
import { rankDocuments, type FoundPassage } from './rank-documents.ts'

const finder = (passages: FoundPassage[]) => {
  const asked: number[] = []
  return {
    asked,
    find: (_query: string, limit: number) => {
      asked.push(limit)
      return Promise.resolve(passages.slice(0, limit))
    },
  }
}

it('ranks a document by its best passage and lists it once', async () => {
  const { find } = finder([
    { documentId: 'a', score: 9 },
    { documentId: 'b', score: 8 },
    { documentId: 'a', score: 7 },
    { documentId: 'c', score: 6 },
  ])
  expect(await rankDocuments(find, 'câu hỏi', 2)).toEqual([
    { id: 'a', score: 9 },
    { id: 'b', score: 8 },
  ])
})

it('asks for more passages when one long document fills the list', async () => {
  const long = Array.from({ length: 50 }, (_, index) => ({ documentId: 'dài', score: 100 - index }))
  const { find, asked } = finder([...long, { documentId: 'ngắn', score: 1 }])
  expect((await rankDocuments(find, 'câu hỏi', 2)).map((one) => one.id)).toEqual(['dài', 'ngắn'])
  expect(asked).toEqual([4, 16, 64])
})

it('stops when there are no more passages', async () => {
  const { find, asked } = finder([{ documentId: 'a', score: 1 }])
  expect(await rankDocuments(find, 'câu hỏi', 100)).toHaveLength(1)
  expect(await rankDocuments(finder([]).find, 'câu hỏi', 100)).toEqual([])
  expect(asked).toHaveLength(1)
})
