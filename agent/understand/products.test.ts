import { beforeAll, describe, expect, it } from 'vitest'
import { Catalogue } from '../../core/catalogue.ts'
import { loadCatalogue } from '../../core/data/load.ts'
import { fold } from '../../core/text.ts'
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

  it.each([
    ['nước ép trái cây đóng lon', ['nuoc-ep']],
    ['sữa chua trái cây', ['sua-chua']],
    ['trồng rau củ, trái cây', ['rau-cu-tuoi', 'trai-cay-tuoi']],
    ['vận tải hàng hóa, có 10 xe tải', ['van-tai-logistics']],
    ['toi mua ban xe tai', ['o-to']],
    ['e sx ghế sofa xuất khẩu đi mỹ', ['do-go-noi-that', 'xuat-khau-sang-my']],
    ['toi nhap khau trang thiet bi nha khoa', ['thiet-bi-y-te-chung']],
    ['toi nhap khau trang y te', ['khau-trang-y-te']],
    ['mở tiệm sửa xe máy', ['sua-rua-xe']],
    ['mo gara o to', ['sua-rua-xe']],
    ['tôi xây nhà', []],
  ])('of %s the business is %j', (text, ids) => expect(find(text)).toEqual(ids))

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

  it.each([
    ['nước đá giao cho quán cà phê', ['nuoc-da']],
    ['đóng bàn ghế gỗ, 20 thợ, bán cho khách lẻ và vài khách sạn', ['do-go-noi-that']],
    ['chai nhựa đựng nước mắm', ['hop-nhua-thuc-pham']],
    ['đóng bình nước tinh khiết, lấy nước giếng khoan', ['nuoc-uong-dong-chai']],
    ['pha chế dầu nhớt xe máy', ['dau-nhot']],
    ['nước mắm bán cho đại lý, làm bánh mì', ['nuoc-mam', 'banh-mi']],
  ])('%s: buyers, contents and means are no goods', (text, ids) => {
    expect(find(text).sort()).toEqual([...ids].sort())
    expect(find(fold(text)).sort()).toEqual([...ids].sort())
  })

  it('lets who buys be the subject when nothing else is', () => {
    expect(find('tiêu chuẩn cho khách sạn')).toEqual(['khach-san'])
    expect(find('cho em hỏi về nước mắm')).toEqual(['nuoc-mam'])
  })

  it('reads over a count', () => {
    expect(find('nuôi 200 con heo')).toEqual(['nuoi-heo'])
    expect(find('giay da nam, hai muoi tho')).toEqual(['giay-dep'])
  })

  it('takes "nước" for goods only where somebody makes or sells it', () => {
    expect(find('em muon lam nuoc thi sao')).toEqual(['nuoc'])
    expect(find('bán nước')).toEqual(['nuoc'])
    for (const text of ['bán trong nước', 'xuất nước ngoài', 'nước nào đòi', 'nhà nước hỗ trợ'])
      expect(find(text), text).toEqual([])
  })

  it('mends one slip in a name of several syllables, and none in a word by itself', () => {
    expect(find('hạt đìu rang')).toEqual(['hat-dieu'])
    expect(find('xữa tươi')).toEqual(['sua-tuoi'])
    const careful = idsOf(createProductFinder(catalogue, new Set(['phep'])))
    expect(careful('giấy phép xây dựng nhà ở')).toEqual([])
  })

  it('takes a word that opens the sentence and that no marks can make another one', () => {
    expect(find('spa o quan 3, ban kem duong da')).toContain('spa-tham-my')
    expect(find('sua nha, ban kem duong da')).not.toContain('sua')
  })

  it('takes three at most', () =>
    expect(find('nước mắm, cà phê, mật ong, bánh mì, nước đá, bia')).toHaveLength(3))

  it('finds every product by its own name and by each of its words', () => {
    for (const product of catalogue.products)
      for (const words of [product.name, ...product.words])
        expect(find(words), words).not.toEqual([])
  })
})
