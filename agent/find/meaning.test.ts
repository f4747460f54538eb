import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fails, sendsRaw, startModelServer, type ModelServer } from '../model/testing.ts'
import { createEmbedder } from '../model/embedder.ts'
import { embedMissing } from '../model/embed-missing.ts'
import { openLibrary, type TestLibrary } from '../testing.ts'
import { createSearch, type Embedder, type Search } from './index.ts'

/** Questions with the one document that answers each. */
const QUESTIONS: [string, string][] = [
  ['nước mắm yêu cầu cảm quan', 'TCVN 5107:2018'],
  ['nguyên tắc chung về vệ sinh thực phẩm', 'TCVN 5603:2023'],
  ['giới hạn kim loại nặng trong thực phẩm', 'QCVN 8-2:2011/BYT'],
  ['hệ thống quản lý chất lượng các yêu cầu', 'TCVN ISO 9001:2015'],
  ['hệ thống quản lý an toàn thực phẩm', 'TCVN ISO 22000:2018'],
  ['nước đá dùng liền', 'QCVN 10:2011/BYT'],
  ['bánh trung thu', 'TCVN 12940:2020'],
  ['mật ong', 'TCVN 12605:2019'],
  ['nước uống đóng chai nước khoáng thiên nhiên', 'QCVN 6-1:2010/BYT'],
  ['cà phê rang', 'TCVN 5250:2015'],
]

/** Vectors that mean nothing, alike in every run: the worst model that can be configured. */
const meaningless = (seed: number): Embedder => {
  let state = seed
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32 - 0.5
  }
  return {
    model: `vo-nghia-${seed}`,
    embed: async (texts) => texts.map(() => Array.from({ length: 16 }, next)),
  }
}

describe('search by meaning', () => {
  let library: TestLibrary
  let server: ModelServer
  let byWords: Search
  beforeAll(async () => {
    ;[library, server] = await Promise.all([openLibrary(), startModelServer()])
    byWords = createSearch({ pool: library.pool })
  })
  afterAll(() => Promise.all([library.close(), server.close()]))

  const order = async (search: Search, query: string) =>
    (await search(query, 10)).map(({ id }) => id)

  /** Mean over the questions of 1 / rank of the wanted document among the ten best; 0 where it is missing. */
  const meanReciprocalRank = async (search: Search) => {
    const guides = library.catalogue.guides.flatMap(({ id, questions }) =>
      questions.slice(0, 2).map((query): [string, string] => [query, `huong-dan-${id}`]),
    )
    const questions = [...QUESTIONS, ...guides]
    let sum = 0
    for (const [query, wanted] of questions) {
      const hits = await search(query, 10)
      const rank =
        hits.findIndex(({ document }) => [document.designation, document.id].includes(wanted)) + 1
      sum += rank ? 1 / rank : 0
    }
    return sum / questions.length
  }

  it.each([1, 2, 3])(
    'with vectors that mean nothing, finds hardly less than by words alone (seed %i)',
    async (seed) => {
      const embedder = meaningless(seed)
      expect(await embedMissing(library.pool, embedder)).toBeGreaterThan(100)
      expect(await embedMissing(library.pool, embedder)).toBe(0)
      const words = await meanReciprocalRank(byWords)
      const both = await meanReciprocalRank(createSearch({ pool: library.pool, embedder }))
      expect(words).toBeGreaterThan(0.8)
      expect(both).toBeGreaterThanOrEqual(words - 0.02)
    },
  )

  it('leaves a clear winner first, whatever the vectors say', async () => {
    const search = createSearch({ pool: library.pool, embedder: meaningless(1) })
    for (const [query] of QUESTIONS) {
      const [first, second] = await byWords(query, 2)
      if (first!.score > second!.score * 1.13)
        expect((await order(search, query))[0], query).toBe(first!.id)
    }
  })

  it.each<[string, Embedder['embed']]>([
    ['throws', async () => Promise.reject(new Error('hỏng'))],
    ['returns nothing', async () => []],
    ['returns no numbers', async () => [[Number.NaN, Number.POSITIVE_INFINITY]]],
    ['returns an empty vector', async () => [[]]],
    ['returns vectors of another length', async () => [[1, 2, 3]]],
    ['returns zeros', async () => [Array.from({ length: 16 }, () => 0)]],
  ])('keeps the order of words when the model %s', async (_, embed) => {
    const search = createSearch({ pool: library.pool, embedder: { model: 'vo-nghia-1', embed } })
    for (const [query] of QUESTIONS)
      expect(await order(search, query)).toEqual(await order(byWords, query))
  })

  it.each([
    ['fails', fails(400)],
    ['sends no JSON', sendsRaw('xin chào')],
    ['sends too few vectors', sendsRaw('{"object":"list","data":[]}')],
  ])('keeps the order of words when the endpoint %s', async (_, reply) => {
    server.script(reply)
    const embedder = createEmbedder(server.settings())
    const search = createSearch({ pool: library.pool, embedder })
    expect(await order(search, 'mật ong')).toEqual(await order(byWords, 'mật ong'))
    await expect(embedMissing(library.pool, embedder)).rejects.toMatchObject({ name: 'ModelError' })
  })

  it('asks an endpoint no more after five failures', async () => {
    server.script(fails(400))
    const embedder = createEmbedder(server.settings())
    for (let time = 0; time < 8; time++)
      await expect(embedder.embed(['mật ong'])).rejects.toMatchObject({ name: 'ModelError' })
    expect(server.sent).toHaveLength(5)
  })
})
