import { describe, expect, it } from 'vitest'
import { loadCatalogue } from '../../core/data/load.ts'
import { fold } from '../../core/text.ts'
import { createUnderstanding } from '../understand/index.ts'
import { readFigures } from './read-figures.ts'
import { createProfileReader, type Reading } from './read-profile.ts'

describe('figures', () => {
  it.each([
    ['cơ sở có 8 người', { people: 8 }],
    ['ba nhân viên', { people: 3 }],
    ['1.200 công nhân', { people: 1200 }],
    ['làm một mình', { people: 1 }],
    ['hai chục công nhân', { people: 20 }],
    ['mười hai người làm', { people: 12 }],
    ['hai mươi lăm thợ may', { people: 25 }],
    ['một trăm hai mươi lao động', { people: 120 }],
    ['nhà máy 150 CN', { people: 150 }],
    ['khách sạn 40 phòng, 35 nv', { people: 35 }],
    ['vài chục người', {}],
    ['tám chị em', { people: 8 }],
    ['doanh thu 2,5 tỷ', { revenue: 2.5 }],
    ['doanh thu mỗi tháng khoảng 300 triệu', { revenue: 0.3 }],
    ['doanh thu khoảng 300 triệu một tháng', { revenue: 3.6 }],
    ['vốn 900 triệu', { capital: 0.9 }],
    ['30 lao động, doanh số 12 tỉ, nguồn vốn 5 tỷ', { people: 30, revenue: 12, capital: 5 }],
    ['100 người dùng phần mềm', {}],
    ['TCVN 5603:2023', {}],
  ])('in "%s"', (text, figures) => {
    expect(readFigures(text)).toEqual(figures)
    expect(readFigures(fold(text))).toEqual(figures)
  })
})

describe('a business told in passing', () => {
  const catalogue = loadCatalogue()
  const understand = createUnderstanding(catalogue)
  const reader = createProfileReader(catalogue)
  const read = (text: string, before?: string): Reading =>
    reader(understand(text), before ? read(before).profile : undefined)
  const facts = (one: Reading) => one.profile.facts

  it('is read with and without marks', () => {
    const text = 'tôi làm nước mắm đóng chai, 8 người, bán siêu thị và xuất khẩu sang Mỹ'
    for (const typed of [text, fold(text), text.normalize('NFD'), text.toUpperCase()]) {
      const { profile } = read(typed)
      expect(profile.products).toEqual(['nuoc-mam'])
      expect(profile.people).toBe(8)
      expect(profile.facts['khach-hang']).toEqual(['sieu-thi'])
      expect(profile.facts['thi-truong']).toContain('my')
      expect(profile.facts['dong-goi-san']).toEqual(['co'])
    }
  })

  it.each([
    ['tôi nhập máy đo huyết áp về bán', 'nhap-khau'],
    ['toi nhap noi com dien ve ban', 'nhap-khau'],
    ['nhập đồ chơi cho bé về bán', 'nhap-khau'],
    ['cty em nk sữa bột trẻ em về bán', 'nhap-khau'],
    ['em nhập quần áo ở chợ Ninh Hiệp về bán', 'ban-lai'],
  ])('%s: %s', (text, role) => expect(facts(read(text))['vai-tro']).toEqual([role]))

  it('knows countries of the EU, with and without marks', () => {
    for (const text of ['xưởng em làm giày da xuất khẩu đi Đức', 'lam giay da xuat di phap'])
      expect(facts(read(text))['thi-truong']).toEqual(['eu'])
  })

  it('keeps what is denied out', () => {
    expect(facts(read('làm nước mắm, không bán siêu thị'))['khach-hang']).toBeUndefined()
    expect(facts(read('làm nước mắm không đóng chai, bán chợ'))['dong-goi-san']).toEqual(['khong'])
  })

  it('adds to what was known, or replaces it when it is about other goods', () => {
    const first = 'tôi làm nước mắm đóng chai bán siêu thị, 8 người'
    expect(read('có 15 người', first).profile).toMatchObject({ products: ['nuoc-mam'], people: 15 })
    expect(read('làm thêm bánh phở khô nữa', first).profile.products).toHaveLength(2)
    const other = read('còn nhập khẩu nồi cơm điện thì sao', undefined)
    expect(other.profile.products).toEqual(['noi-com-dien'])
    const changed = read('tôi sản xuất gạch bê tông', first).profile
    expect(changed.products).not.toContain('nuoc-mam')
    expect(changed.people).toBe(8)
    expect(changed.facts['dong-goi-san']).toBeUndefined()
  })

  it('takes chimney, waste water and cold store beside goods for facts about the place', () => {
    const mill = read('xưởng sản xuất cám heo, có lò hơi đốt trấu').profile
    expect(mill.products).toEqual(['cam-gia-suc'])
    expect(mill.facts['khi-thai']).toEqual(['co'])
    expect(read('chế biến tôm mực cá đông lạnh, có kho lạnh').profile.products).not.toContain(
      'kho-lanh',
    )
    expect(read('sản xuất nồi hơi').profile.products).toEqual(['noi-hoi'])
    expect(read('cho thuê kho lạnh').profile.products).toEqual(['kho-lanh'])
    // No rule for weaving asks for a chimney, so the chimney keeps its own rules.
    expect(read('nhuộm vải, có nồi hơi đốt than').profile.products).toEqual(['vai', 'khi-thai'])
    const mixer = read('bê tông tươi, nước rửa bồn xả ra mương').profile.products
    expect(mixer).toContain('nuoc-thai')
  })

  it('keeps goods that are only sold at home, and leaves the shop front out', () => {
    expect(read('bán online thức ăn cho tôm và cám heo').profile.products.sort()).toEqual([
      'cam-gia-suc',
      'thuc-an-thuy-san',
    ])
  })

  it('leaves out what no rule about these goods asks for', () => {
    const feed = facts(read('sản xuất cám heo dạng viên'))
    expect(feed['loai-thuc-an-chan-nuoi']).toEqual(['hon-hop'])
    expect(feed['loai-thuc-an-thuy-san']).toBeUndefined()
    expect(facts(read('thức ăn cho tôm dạng viên'))['loai-thuc-an-thuy-san']).toEqual(['hon-hop'])
  })

  it('tells who makes, who brings in and who only sells on', () => {
    const roles = (text: string) => facts(read(text))['vai-tro']
    expect(roles('mình làm nước tinh khiết đóng bình')).toEqual(['san-xuat'])
    expect(roles('nhập ấm siêu tốc từ thái lan về bán')).toEqual(['nhap-khau'])
    expect(roles('e ban gach op lat lay cua nha phan phoi ve ban le')).toEqual(['ban-lai'])
    expect(roles('lắp ráp quạt đứng, bán cho các cửa hàng điện máy')).toEqual(['san-xuat'])
    expect(roles('cho em hỏi cửa hàng điện máy bán quạt đứng')).toEqual(['ban-lai'])
  })

  it('reads a fact that is spelt as it sounds', () => {
    const text = 'nhuom vai, nuoc thai sa ra muong, ban qua dai li'
    expect(facts(read(text))['nuoc-thai']).toEqual(['xa-moi-truong'])
    expect(facts(read(text))['khach-hang']).toEqual(['cho-dai-ly'])
  })

  it('tells when nothing about the business was said', () => {
    expect(read('TCVN 5603:2008 còn hiệu lực không').told).toBe(false)
  })
})
