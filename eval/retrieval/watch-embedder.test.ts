import { expect, it } from 'vitest'
import { watchEmbedder } from './watch-embedder.ts'

it('passes vectors and failures on, and counts the failures', async () => {
  const embedder = watchEmbedder({
    model: 'thu',
    embed: ([text]) =>
      text === 'lỗi' ? Promise.reject(new Error('mất kết nối')) : Promise.resolve([[1, 2]]),
  })
  await expect(embedder.embed(['lỗi'])).rejects.toThrow('mất kết nối')
  expect(await embedder.embed(['muối'])).toEqual([[1, 2]])
  expect(embedder).toMatchObject({ model: 'thu', failures: 1 })
})
