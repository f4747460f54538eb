import { beforeAll, describe, expect, it } from 'vitest'
import { Catalogue } from '../../core/catalogue.ts'
import { loadCatalogue } from '../../core/data/load.ts'
import { createProductFinder, type FindProducts } from './products.ts'

describe('products in a question', () => {
  let catalogue: Catalogue
  let find: (text: string) => string[]
  beforeAll(() => {
    catalogue = loadCatalogue()
    find = idsOf(createProductFinder(catalogue))
  })
  const idsOf = (finder: FindProducts) => (text: string) => finder(text).map(({ id }) => id)

  it.each([
    ['nước mắm', ['nuoc-mam']],
    ['nuoc mam', ['nuoc-mam']],
    ['NƯỚC MẮM đóng chai', ['nuoc-mam']],
    ['nước mắm'.normalize('NFD'), ['nuoc-mam']],
    ['nuớc mắm', ['nuoc-mam']],
    ['rượu vang và bia', ['ruou-vang', 'bia']],
    ['thời tiết hôm nay', []],
    ['', []],
  ])('%s names %j', (text, ids) => expect(find(text)).toEqual(ids))

  it('takes the longest name: dried beef is no meat, wine is no spirit', () => {
    expect(find('thịt bò khô')).toEqual(['thit-che-bien'])
    expect(find('rượu vang')).toEqual(['ruou-vang'])
  })

  it('lets marks decide a word of one syllable: "bìa" (cover) is no "bia" (beer)', () => {
    expect(find('bia')).toEqual(['bia'])
    expect(find('in bìa sách')).not.toContain('bia')
    expect(find('sửa nhà cửa')).not.toContain('sua')
  })

  it('lets marks decide between products that fold to the same words', () => {
    const [one] = catalogue.products
    const named = (id: string, name: string) => ({ ...one!, id, name, words: [name] })
    const alike = idsOf(
      createProductFinder(
        new Catalogue({
          products: [named('bo-an', 'bơ'), named('con-bo', 'bò')],
        }),
      ),
    )
    expect(alike('tôi bán bơ')).toEqual(['bo-an'])
    expect(alike('tôi bán bò')).toEqual(['con-bo'])
    expect(alike('tôi bán bỏ')).toEqual([])
    expect(alike('toi ban bo')).toHaveLength(1)
  })

  it('takes three at most', () =>
    expect(find('nước mắm, cà phê, mật ong, bánh mì, nước đá, bia')).toHaveLength(3))

  it('finds every product by its own name and by each of its words', () => {
    for (const product of catalogue.products)
      for (const words of [product.name, ...product.words])
        expect(find(words), words).not.toEqual([])
  })
})
