import { describe, expect, it } from 'vitest'
import { Catalogue } from '../../core/catalogue.ts'
import { emptyProfile, type Profile } from '../../core/profile.ts'
import { product, productGroup, yesNoFact } from '../../core/testing-content.ts'
import { acceptClaims, openPlaces, type Claims } from './claims.ts'

const catalogue = new Catalogue({
  groups: [productGroup('thuc-pham', { facts: { 'an-duoc': 'co' } })],
  products: [product('mam', { groups: ['thuc-pham'] }), product('gach'), product('vai')],
  facts: [
    yesNoFact('co-lo', { about: 'business' }),
    yesNoFact('an-duoc', { about: 'business' }),
    yesNoFact('thi-truong', {
      about: 'business',
      many: true,
      choices: ['eu', 'my'].map((id) => ({ id, label: id, phrase: `bán sang ${id}` })),
    }),
    yesNoFact('dong-goi', { about: 'product' }),
  ],
})
const nothing: Claims = { products: [], facts: [], figures: {} }
const accept = (text: string, claims: Partial<Claims>, known: Partial<Profile> = {}) => {
  const profile = { ...emptyProfile(), ...known }
  const open = openPlaces(catalogue, profile, [])
  return acceptClaims({ profile, open, text }, { ...nothing, ...claims })
}

describe('what is open', () => {
  const ids = (known: Partial<Profile>) => {
    const { products, facts } = openPlaces(catalogue, { ...emptyProfile(), ...known }, [])
    return { products: products.map((one) => one.id), facts: facts.map((one) => one.id) }
  }

  it('is every product and every fact about businesses while nothing is known', () => {
    expect(ids({})).toEqual({
      products: ['mam', 'gach', 'vai'],
      facts: ['co-lo', 'an-duoc', 'thi-truong'],
    })
  })

  it('is nothing that was said or that follows from the goods', () => {
    expect(ids({ products: ['mam'], facts: { 'co-lo': ['co'] } })).toEqual({
      products: [],
      facts: ['thi-truong'],
    })
  })

  it('is only what a vague word may mean', () => {
    const vague = product('hang-vague', {
      ask: { question: 'Bạn làm hàng nào?', choices: ['gach', 'vai'] },
    })
    const { products } = openPlaces(catalogue, emptyProfile(), [vague])
    expect(products.map((one) => one.id)).toEqual(['gach', 'vai'])
  })
})

describe('a claim', () => {
  it.each([
    ['Nhà tôi ủ cá, có cái lò cũ', 'cái lò cũ', ['co']],
    ['nha toi u ca, co cai lo cu', 'cái lò cũ', ['co']],
    ['Nhà tôi ủ cá, không có cái lò cũ', 'cái lò cũ', undefined],
    ['Nhà tôi không ủ cá, cái lò cũ', 'cái lò cũ', ['co']],
    ['Không có cái lò cũ, mới mua cái lò cũ khác', 'cái lò cũ', ['co']],
    ['Nhà tôi ủ cá', 'cái lò cũ', undefined],
    ['Nhà tôi ủ cá', '', undefined],
    ['Nhà tôi ủ cá', '...', undefined],
  ])('about "%s" rests on "%s": %j', (text, words, values) => {
    const { profile } = accept(text, { facts: [{ id: 'co-lo', value: 'co', words }] })
    expect(profile.facts['co-lo']).toEqual(values)
  })

  it('of a denial may be that there is none', () => {
    const claims = { facts: [{ id: 'co-lo', value: 'khong', words: 'không có lò' }] }
    expect(accept('tôi ủ cá, không có lò', claims).profile).toMatchObject({
      facts: { 'co-lo': ['khong'] },
      complete: ['co-lo'],
    })
  })

  it('that contradicts another about the same fact takes both away', () => {
    const text = 'có lò mà cũng như lò nguội'
    const facts = [
      { id: 'co-lo', value: 'co', words: 'có lò' },
      { id: 'co-lo', value: 'khong', words: 'lò nguội' },
    ]
    expect(accept(text, { facts })).toMatchObject({ profile: { facts: {} }, dropped: 2 })
  })

  it('of markets adds up and leaves the list open', () => {
    const facts = ['eu', 'my'].map((value) => ({
      id: 'thi-truong',
      value,
      words: 'gửi Pháp, gửi Mỹ',
    }))
    expect(accept('vải gửi Pháp, gửi Mỹ', { facts }).profile).toMatchObject({
      facts: { 'thi-truong': ['eu', 'my'] },
      complete: [],
    })
  })

  it('of goods needs words that name something, and three are enough', () => {
    const of = (id: string, words: string) => ({ id, words })
    expect(accept('tôi làm mắm', { products: [of('mam', 'tôi làm')] }).profile.products).toEqual([])
    expect(
      accept('tôi dệt thổ cẩm', { products: [of('vai', 'dệt thổ cẩm'), of('vai', 'thổ cẩm')] }),
    ).toMatchObject({ profile: { products: ['vai'] } })
  })

  it.each<[string, Claims['figures'], Partial<Profile>]>([
    ['cả thảy 12 mạng', { people: { value: 12, words: '12 mạng' } }, { people: 12 }],
    ['hai chục tay thợ', { people: { value: 20, words: 'hai chục tay' } }, { people: 20 }],
    ['mắm 40 độ đạm', { people: { value: 40, words: '40 độ đạm' } }, {}],
    ['cả thảy 12 mạng', { people: { value: 2, words: '12 mạng' } }, {}],
    ['cả thảy 12 mạng', { people: { value: 12.5, words: '12 mạng' } }, {}],
    ['thu 300 triệu', { revenue: { value: 0.3, words: '300 triệu' } }, { revenue: 0.3 }],
    ['tháng thu 300 triệu', { revenue: { value: 0.3, words: '300 triệu' } }, {}],
    [
      'tháng thu 300 triệu',
      { revenue: { value: 3.6, words: 'tháng thu 300 triệu' } },
      { revenue: 3.6 },
    ],
    ['bỏ ra 1,5 tỷ', { capital: { value: 1.5, words: '1,5 tỷ' } }, { capital: 1.5 }],
    ['bỏ ra 1,5 tỷ', { capital: { value: 15, words: '1,5 tỷ' } }, {}],
  ])('of a figure in "%s", %j, gives %j', (text, figures, known) => {
    const { people, revenue, capital } = accept(text, { figures }).profile
    expect({ people, revenue, capital }).toEqual({ ...known })
  })

  it('leaves what was known as it was', () => {
    const { profile, filled } = accept(
      'gạch, 12 mạng, có lò',
      {
        products: [{ id: 'gach', words: 'gạch' }],
        facts: [{ id: 'co-lo', value: 'co', words: 'có lò' }],
        figures: { people: { value: 12, words: '12 mạng' } },
      },
      { products: ['mam'], facts: { 'co-lo': ['khong'] }, people: 8 },
    )
    expect(profile).toMatchObject({ products: ['mam'], facts: { 'co-lo': ['khong'] }, people: 8 })
    expect(filled).toEqual([])
  })
})
