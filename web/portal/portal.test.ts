import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../core/db/open.ts'
import { testDatabase } from '../../core/testing.ts'
import { createScriptedAssistant } from '../testing-assistant.ts'
import { startTestServer, type TestServer } from '../testing.ts'

let database: Database
let server: TestServer
beforeAll(async () => {
  database = await testDatabase()
  server = await startTestServer({ assistant: createScriptedAssistant(), pool: database.pool })
})
afterAll(async () => {
  await server.stop()
  await database.close()
})

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(server.url + path, { headers: { accept: 'text/html', ...headers }, redirect: 'manual' })
const read = async (path: string) => (await get(path)).text()
const searchFor = (q: string, rest = '') => `/tra-cuu?q=${encodeURIComponent(q)}${rest}`

describe('the address of a standard', () => {
  it.each([
    ['/tieu-chuan/tcvn5603', '/tieu-chuan/tcvn-5603-2023'],
    ['/tieu-chuan/TCVN%205603:2023', '/tieu-chuan/tcvn-5603-2023'],
    ['/tieu-chuan/TCVN-5603-2008', '/tieu-chuan/tcvn-5603-2008'],
    ['/tieu-chuan/QCVN%208-2:2011%2FBYT', '/tieu-chuan/qcvn-8-2-2011-byt'],
    ['/tieu-chuan/iso9001', '/tieu-chuan/tcvn-iso-9001-2015'],
    ['/van-ban/37-2026-nd-cp', '/van-ban/nghi-dinh-37-2026'],
    ['/van-ban/thong-tu-36-2026', '/van-ban/thong-tu-36-2026-bkhcn'],
  ])('%s leads to %s', async (from, to) => {
    const response = await get(from)
    expect(response.status).toBe(301)
    expect(response.headers.get('location')).toBe(to)
  })
})

describe('the page of a standard', () => {
  it('of an old edition says first that it is old, and leads on', async () => {
    const page = await read('/tieu-chuan/tcvn-5603-2008')
    const main = page.slice(page.indexOf('<main'))
    expect(main.indexOf('Bản cũ, không dùng nữa')).toBeLessThan(main.indexOf('<h1'))
    expect(main).toContain('href="/tieu-chuan/tcvn-5603-2023"')
  })

  it('shows the editions in their order, this one marked', async () => {
    const page = await read('/tieu-chuan/tcvn-5603-2023')
    const editions = /<ol class="editions">([\s\S]*?)<\/ol>/.exec(page)![1]!
    expect(editions.indexOf('5603:2008')).toBeLessThan(editions.indexOf('5603:2023'))
    expect(editions).toMatch(/aria-current="true">\s*<strong>TCVN 5603:2023/)
  })

  it('never calls a voluntary standard mandatory, and says by what a regulation binds', async () => {
    expect(await read('/tieu-chuan/tcvn-5603-2023')).toContain('áp dụng tự nguyện')
    expect(await read('/tieu-chuan/qcvn-8-2-2011-byt')).toMatch(/bắt buộc áp dụng[\s\S]*Căn cứ/)
  })

  it('has what search engines and readers of shared links need', async () => {
    const page = await read('/tieu-chuan/tcvn-5603-2023')
    expect(page).toContain('<link rel="canonical" href="/tieu-chuan/tcvn-5603-2023"')
    expect(page).toMatch(/<meta name="description" content="Nêu các nguyên tắc/)
    expect(page).toMatch(/<meta property="og:title" content="TCVN 5603:2023: Nguyên tắc/)
    const data = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(page)![1]!
    expect(JSON.parse(data)).toMatchObject({
      '@type': 'CreativeWork',
      identifier: 'TCVN 5603:2023',
      url: '/tieu-chuan/tcvn-5603-2023',
    })
  })

  it('names its full address where the operator has told it', async () => {
    const told = await startTestServer({
      assistant: createScriptedAssistant(),
      pool: database.pool,
      env: { PUBLIC_URL: 'https://tieuchuan.example.vn' },
    })
    const page = await (await fetch(`${told.url}/tieu-chuan/tcvn-5603-2023`)).text()
    const address = 'https://tieuchuan.example.vn/tieu-chuan/tcvn-5603-2023'
    expect(page).toContain(`<link rel="canonical" href="${address}"`)
    expect(page).toContain(`<meta property="og:url" content="${address}"`)
    const map = await (await fetch(`${told.url}/sitemap.xml`)).text()
    expect(map).toContain(`<loc>${address}</loc>`)
    await told.stop()
  })
})

describe('the page of a law', () => {
  it('says on top whether it is in force, and which regulations it carries', async () => {
    const page = await read('/van-ban/thong-tu-36-2026-bkhcn')
    expect(page).toContain('class="banner good"')
    expect(page).toContain('Quy chuẩn, tiêu chuẩn liên quan')
    expect(page).toContain('href="/tieu-chuan/qcvn-4-2009-bkhcn"')
  })
})

describe('guides', () => {
  it('are listed, all of them', async () => {
    const page = await read('/huong-dan')
    for (const { id } of server.parts.catalogue.guides) expect(page).toContain(`"/huong-dan/${id}"`)
  })

  it('have contents, and links from numbers to their pages', async () => {
    const page = await read('/huong-dan/ghi-nhan-hang-hoa')
    expect(page).toContain('aria-label="Mục lục"')
    expect(page).toMatch(/<a href="\/van-ban\/nghi-dinh-37-2026">Nghị định 37\/2026\/NĐ-CP<\/a>/)
    for (const [, id] of page.matchAll(/href="#([^"]+)"/g)) expect(page).toContain(`id="${id}"`)
  })
})

describe('search', () => {
  it('marks what was asked for, with marks and without', async () => {
    expect(await read(searchFor('nuoc mam'))).toContain('<mark>Nước mắm</mark>')
    expect(await read(searchFor('nước mắm'))).toContain('<mark>Nước mắm</mark>')
    expect(await read(searchFor('tcvn5603'))).toContain('<mark>TCVN 5603:2023</mark>')
  })

  it('keeps filters in every link and field', async () => {
    const page = await read(searchFor('thực phẩm', '&loai=tcvn&linh-vuc=do-uong'))
    expect(page).toContain('<input type="hidden" name="loai" value="tcvn"')
    expect(page).toMatch(/<option value="do-uong" selected/)
    expect(page).toMatch(/Bỏ lọc <\/span>Đồ uống/)
  })

  it('proposes the nearest numbers when there is none such', async () => {
    const page = await read(searchFor('TCVN 5630'))
    expect(page).toContain('Danh mục chưa có TCVN 5630')
    expect(page).toContain('href="/tieu-chuan/tcvn-5603-2023"')
  })

  it('says what to do when nothing is found', async () => {
    const page = await read(searchFor('zzzzqq', '&linh-vuc=do-uong'))
    expect(page).toContain('Không có kết quả cho “zzzzqq”')
    expect(page).toContain('Bỏ hết bộ lọc')
    expect(page).toContain(`href="/hoi?q=zzzzqq"`)
  })

  it.each(['abc', '0', '-1', '1e9', '1.5', '%00', '99999999999999999999', '2&trang=3'])(
    'takes the page number %s for what it can be',
    async (page) => {
      const response = await fetch(`${server.url}/tra-cuu?loai=tcvn&trang=${page}`)
      expect(response.status).toBe(200)
      expect(await response.text()).toContain('class="hits"')
    },
  )

  it('leads from behind the last page to the last one', async () => {
    const response = await get('/tra-cuu?loai=qcvn&trang=9999')
    expect(response.status).toBe(302)
    expect(response.headers.get('location')).toMatch(/^\/tra-cuu\?loai=qcvn&trang=\d{1,2}$/)
  })

  it.each([
    '"><script>alert(1)</script>',
    "'onmouseover='alert(1)",
    '</title><img src=x onerror=alert(1)>',
    '&lt;b&gt; <b>x</b>',
    'nước <mark>mắm</mark>',
  ])('shows %s as text', async (q) => {
    const page = await read(searchFor(q))
    expect(page).not.toContain('<script>alert')
    expect(page).not.toContain('<img src=x')
    expect(page).not.toContain('<b>')
    expect(page).not.toMatch(/\son\w+='/)
    const shown = q.replace(
      /[&<>"']/g,
      (c) => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": '#39' }[c]};`,
    )
    expect(page).toContain(`value="${shown}"`)
  })

  it.each([
    ['long', `q=${'a'.repeat(7_000)}`],
    ['given twice', 'q=a&q=b&loai=tcvn&loai=qcvn'],
    ['of unknown values', 'q=a&loai=x&linh-vuc=__proto__&tinh-trang=y&bat-buoc=constructor&ics=zz'],
    ['not decodable', 'q=%E0%A4%A'],
    ['NUL', 'q=%00'],
  ])('survives a query that is %s', async (_name, query) => {
    expect((await get(`/tra-cuu?${query}`)).status).toBe(200)
  })
})

describe('a page that does not exist', () => {
  it.each([
    ['/tieu-chuan/tcvn-5603-2020', '/tieu-chuan/tcvn-5603-2023'],
    ['/tieu-chuan/tcvn5630', '/tieu-chuan/tcvn-5603-2023'],
    ['/tieu-chuan/QCVN%208-2:2011/BYT', '/tieu-chuan/qcvn-8-2-2011-byt'],
    ['/tcvn-5603', '/tieu-chuan/tcvn-5603-2023'],
    ['/huong-dan/ghi-nhan', '/huong-dan/ghi-nhan-hang-hoa'],
    ['/van-ban/nghi-dinh-37-2025', '/van-ban/nghi-dinh-37-2026'],
  ])('%s proposes %s', async (path, wanted) => {
    const response = await get(path)
    expect(response.status).toBe(404)
    const page = await response.text()
    expect(page).toContain('Có thể bạn tìm')
    expect(page).toContain(`href="${wanted}"`)
  })

  it.each([
    '/khong-co',
    '/tieu-chuan/zzzzqq',
    '/%3Cscript%3Ealert(1)%3C/script%3E',
    '/tieu-chuan/%00',
    '/danh-gia/x9001-14001-22000-5603',
  ])('%s proposes nothing foolish', async (path) => {
    const page = await read(path)
    expect(page).toContain('<h1>Không tìm thấy trang</h1>')
    expect(page).not.toContain('<script>alert')
    expect(page).not.toContain('Có thể bạn tìm')
  })
})

describe('caches', () => {
  it('between the server and the reader keep no words of the reader', async () => {
    const { headers } = await get('/tra-cuu?q=haccp')
    expect(headers.get('cache-control')).toBe('private, max-age=300')
  })

  it.each(['/tieu-chuan/tcvn-5603-2023', '/huong-dan', '/tra-cuu?loai=qcvn', '/sitemap.xml'])(
    'may keep %s, and get 304 while it is the same',
    async (path) => {
      const first = await get(path)
      expect(first.headers.get('cache-control')).toBe('public, max-age=300')
      expect(first.headers.get('vary')).toContain('Accept-Encoding')
      const again = await get(path, {
        'if-none-match': first.headers.get('etag')!,
        'cache-control': 'max-age=0',
      })
      expect(again.status).toBe(304)
      expect(await again.text()).toBe('')
      const plain = await get(path, { 'accept-encoding': 'identity' })
      expect(plain.headers.get('etag')).toBe(first.headers.get('etag'))
      expect(await plain.text()).toBe(await first.text())
    },
  )
})

describe('for search engines', () => {
  it('the sitemap has every entry, and robots.txt leads to it', async () => {
    const response = await get('/sitemap.xml')
    expect(response.headers.get('content-type')).toContain('application/xml')
    const map = await response.text()
    const { standards, laws, guides } = server.parts.catalogue
    expect(map.match(/<loc>/g)).toHaveLength(standards.length + laws.length + guides.length + 7)
    expect(await read('/robots.txt')).toContain(`Sitemap: ${server.url}/sitemap.xml`)
  })

  it('results of searches and questions stay out', async () => {
    expect(await read('/tra-cuu?q=haccp')).toContain('content="noindex"')
    expect(await read('/tra-cuu')).not.toContain('noindex')
  })
})

it('a passage leads to the page of its whole document', async () => {
  expect(await read('/nguon/tcvn-5107-2018.1')).toContain('href="/tieu-chuan/tcvn-5107-2018"')
})
