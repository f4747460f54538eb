import { load } from 'cheerio'
import { imageSize } from 'image-size'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MOST_PHOTOS } from '../../agent/assess/photos.ts'
import { replies } from '../../agent/replies.ts'
import {
  claiming,
  HEIC,
  HTML,
  jpegOf,
  pngOf,
  POLYGLOT,
  SVG,
  withExif,
} from '../../core/pictures/testing-pictures.ts'
import { eraseOldAssessments } from '../../core/db/assessments.ts'
import type { Database } from '../../core/db/open.ts'
import { testDatabase } from '../../core/testing.ts'
import { createScriptedAssistant } from '../testing-assistant.ts'
import { launchBrowser, openPage } from '../testing-browser.ts'
import { startTestServer, type TestServer } from '../testing.ts'
import { createOwner, type Owner } from './testing-owner.ts'

const HACCP = 'vs-haccp'
const PHONE = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true }

let database: Database
let server: TestServer
let owner: Owner
beforeAll(async () => {
  database = await testDatabase()
  server = await startTestServer({ assistant: createScriptedAssistant(), pool: database.pool })
  owner = createOwner(server.url)
})
afterAll(async () => {
  await server.stop()
  await database.close()
})

const send: Owner['sendPhotos'] = (...sent) => owner.sendPhotos(...sent)
const begin = async () => {
  const secret = await owner.start(HACCP)
  const { cau } = await owner.question(secret)
  return { secret, question: cau! }
}
const thumbnails = async (secret: string, question: string) => {
  const page = load((await owner.get(`/danh-gia/${secret}?cau=${question}`)).body)
  return page('.photo-list > li')
    .toArray()
    .map((one) => ({
      whole: page(one).find('a').attr('href')!,
      small: page(one).find('img').attr('src')!,
      id: page(one).find('[name=anh]').attr('value')!,
      text: page(one).text(),
    }))
}
const fetchPhoto = async (path: string) => {
  const response = await fetch(server.url + path)
  return { response, bytes: Buffer.from(await response.arrayBuffer()) }
}
const stored = async (): Promise<number> => {
  const { rows } = await database.pool.query<{ count: number }>(
    'select count(*)::int as count from assessment_evidence',
  )
  return rows[0]!.count
}

describe('a photo', () => {
  it('is taken without script, shown upright and without where it was taken, and removed', async () => {
    const { secret, question } = await begin()
    const sent = await send(secret, question, [withExif(jpegOf(2000, 1500), 6), pngOf(300, 200)])
    expect(sent).toMatchObject({ status: 303, location: `/danh-gia/${secret}?cau=${question}#anh` })
    const [first, second] = await thumbnails(secret, question)
    const { response, bytes } = await fetchPhoto(first!.whole)
    expect(response.status).toBe(200)
    expect(imageSize(bytes)).toEqual({ type: 'jpg', width: 960, height: 1280 })
    expect(bytes.includes('Exif')).toBe(false)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'x-robots-tag': 'noindex, nofollow',
    })
    const small = await fetchPhoto(first!.small)
    expect(imageSize(small.bytes)).toMatchObject({ width: 240, height: 320 })

    const removed = await owner.post(`/danh-gia/${secret}/xoa-anh`, {
      cau: question,
      anh: first!.id,
    })
    expect(removed).toMatchObject({
      status: 303,
      location: `/danh-gia/${secret}?cau=${question}#anh`,
    })
    expect((await fetchPhoto(first!.whole)).response.status).toBe(404)
    expect((await thumbnails(secret, question)).map(({ id }) => id)).toEqual([second!.id])
    // A photo that is gone already is removed as well.
    const again = await owner.post(`/danh-gia/${secret}/xoa-anh`, {
      cau: question,
      anh: first!.id,
    })
    expect(again.status).toBe(303)
  })

  it('sent twice to a question is one, and the script is told what is new', async () => {
    const { secret, question } = await begin()
    const json = 'application/json'
    const first = JSON.parse((await send(secret, question, [jpegOf()], json)).body) as {
      added: { id: string; small: string }[]
    }
    expect(first).toMatchObject({ count: 1, faults: [], added: [{ alt: 'Ảnh bằng chứng 1' }] })
    expect((await fetchPhoto(first.added[0]!.small)).response.status).toBe(200)
    const second = JSON.parse((await send(secret, question, [jpegOf()], json)).body) as unknown
    expect(second).toEqual({ added: [], count: 1, faults: [] })
    const removed = await owner.post(
      `/danh-gia/${secret}/xoa-anh`,
      { cau: question, anh: first.added[0]!.id },
      { accept: json },
    )
    expect(JSON.parse(removed.body)).toEqual({ count: 0 })
  })

  it('goes with the assessment, and with its retention', async () => {
    const [one, two] = [await begin(), await begin()]
    for (const { secret, question } of [one, two]) await send(secret, question, [jpegOf()])
    const before = await stored()
    await owner.post(`/danh-gia/${one.secret}/xoa`, { 'xac-nhan': 'xóa' })
    expect(await stored()).toBe(before - 1)
    await database.pool.query(
      "update assessment set last_at = now() - interval '400 days' where id = $1",
      [two.secret],
    )
    await eraseOldAssessments(database.pool, 365)
    expect(await stored()).toBe(before - 2)
  })

  it('is counted on the answers, the result and in the JSON', async () => {
    const { secret, question } = await begin()
    await owner.answer(secret, { 'tra-loi': 'no' }, question)
    await send(secret, question, [jpegOf(), pngOf(100, 100)])
    expect((await owner.get(`/danh-gia/${secret}/xem-lai`)).body).toContain('2 ảnh bằng chứng')
    const result = load((await owner.get(`/danh-gia/${secret}/ket-qua`)).body)
    expect(result(`#thieu-${question}`).text()).toContain('2 ảnh bằng chứng')
    expect(result(`a[href="/danh-gia/${secret}/anh"]`).text()).toContain('(2)')
    const all = load((await owner.get(`/danh-gia/${secret}/anh`)).body)
    expect(all('.photo-list img')).toHaveLength(2)
    expect(await owner.stored(secret)).toMatchObject({ photos: { [question]: 2 } })
  })
})

describe('what is no photo', () => {
  it.each([
    ['a page', HTML, 'type'],
    ['a drawing', SVG, 'type'],
    ['HEIC', HEIC, 'type'],
    ['a page behind the first bytes of a photo', POLYGLOT, 'broken'],
    ['half a photo', jpegOf().subarray(0, 30), 'broken'],
    ['a header that claims gigabytes', claiming(60_000, 60_000), 'pixels'],
    ['a file of 20 MB', Buffer.concat([jpegOf(), Buffer.alloc(20_000_000)]), 'bytes'],
  ] as const)(
    'is refused with what to do, and nothing is stored: %s',
    async (_name, bytes, why) => {
      const { secret, question } = await begin()
      const before = await stored()
      const { status, body } = await send(secret, question, [bytes])
      expect(status).toBe(422)
      const page = load(body)
      expect(page('#anh-loi').text().trim()).toBe(replies.photoFaults[why])
      expect(page('#chon-anh').attr('aria-describedby')).toBe('anh-loi')
      expect(await stored()).toBe(before)
    },
  )

  it('leaves the good ones of the same form', async () => {
    const { secret, question } = await begin()
    const { status, body } = await send(secret, question, [HTML, jpegOf(), SVG])
    expect(status).toBe(422)
    const page = load(body)
    expect(page('#anh-loi p')).toHaveLength(1)
    expect(page('.photo-list > li')).toHaveLength(1)
  })

  it('nothing chosen, no form, too much at once, an unknown question', async () => {
    const { secret, question } = await begin()
    expect((await send(secret, question, [])).body).toContain('Chưa chọn ảnh')
    const path = `/danh-gia/${secret}/anh`
    expect((await owner.post(path, { cau: question })).status).toBe(415)
    const broken = await fetch(server.url + path, {
      method: 'POST',
      body: 'không phải biểu mẫu',
      headers: { 'content-type': 'multipart/form-data; boundary=x', accept: 'text/html' },
    })
    expect(broken.status).toBe(400)
    const much = await send(secret, question, [Buffer.alloc(13_000_000), Buffer.alloc(13_000_000)])
    expect(much.status).toBe(413)
    expect(much.body).toContain('lớn quá 25 MB')
    expect((await send(secret, '__proto__', [jpegOf()])).status).toBe(400)
  })
})

describe('limits', () => {
  it(`are ${MOST_PHOTOS.question} a question, however many come at once`, async () => {
    const { secret, question } = await begin()
    const sizes = Array.from({ length: 7 }, (_, index) => 100 + index)
    const sent = await Promise.all(
      sizes.map((size) => send(secret, question, [jpegOf(size, 100)], 'application/json')),
    )
    // More than four forms at once are told to wait.
    const refused = sent.filter(({ status }) => status === 503)
    for (let index = 0; index <= refused.length; index++)
      await send(secret, question, [jpegOf(300 + index, 100)])
    expect(await thumbnails(secret, question)).toHaveLength(MOST_PHOTOS.question)
    const more = await send(secret, question, [jpegOf(500, 100)])
    expect(more.status).toBe(422)
    expect(more.body).toContain('Câu này đã có đủ 5 ảnh')
    expect(load(more.body)('.photo-form').attr('hidden')).toBeDefined()
  })

  it(`are ${MOST_PHOTOS.assessment} an assessment, and its pages stay light`, async () => {
    const { secret } = await begin()
    const questions = server.parts.catalogue.checklists
      .find(({ id }) => id === HACCP)!
      .sections.flatMap((one) => one.questions)
      .filter((one) => !one.when && !one.after)
      .map(({ id }) => id)
    for (let index = 0; index < 8; index++)
      await send(
        secret,
        questions[index]!,
        Array.from({ length: 5 }, (_, at) => jpegOf(100 + at, 100)),
      )
    const more = await send(secret, questions[8]!, [jpegOf()])
    expect(more.status).toBe(422)
    expect(more.body).toContain('đã có đủ 40 ảnh')
    for (const id of questions) await owner.answer(secret, { 'tra-loi': 'no' }, id)
    for (const part of [`?cau=${questions[0]}`, '/xem-lai', '/ket-qua', '/anh']) {
      const { body } = await owner.get(`/danh-gia/${secret}${part}`)
      expect(Buffer.byteLength(body), part).toBeLessThan(60_000)
    }
  })
})

describe('who', () => {
  it('knows no secret gets nothing, nor does one who knows that of another', async () => {
    const [mine, other] = [await begin(), await begin()]
    await send(mine.secret, mine.question, [jpegOf()])
    const [photo] = await thumbnails(mine.secret, mine.question)
    for (const secret of [other.secret, 'AAAAAAAAAAAAAAAAAAAAAA', 'x']) {
      const at = (path: string) => path.replace(mine.secret, secret)
      expect((await fetchPhoto(at(photo!.whole))).response.status, secret).toBe(404)
      await owner.post(`/danh-gia/${secret}/xoa-anh`, { cau: mine.question, anh: photo!.id })
    }
    expect((await send('AAAAAAAAAAAAAAAAAAAAAA', mine.question, [jpegOf()])).status).toBe(404)
    for (const id of ['0', '-1', '1e3', '99999999999999999999', "1'or'1"])
      expect((await fetchPhoto(`/danh-gia/${mine.secret}/anh/${id}.jpg`)).response.status).toBe(404)
    expect((await fetchPhoto(photo!.whole)).response.status).toBe(200)
  })

  it('advises adds and removes, by name; who only reads sees and does neither', async () => {
    const { secret, question } = await begin()
    await send(secret, question, [jpegOf()])
    const advisor = await owner.redeem(await owner.share(secret, 'advise', 'Anh Tư'))
    expect((await send(advisor, question, [jpegOf(300, 300)])).status).toBe(303)
    expect((await thumbnails(secret, question))[1]!.text).toContain('Người tư vấn thêm')
    const seen = await thumbnails(advisor, question)
    expect(seen[0]!.text).toContain('Cơ sở thêm')
    for (const { whole, small } of seen) {
      expect(whole).not.toContain(secret)
      expect((await fetchPhoto(small)).response.status).toBe(200)
    }
    const reader = await owner.redeem(await owner.share(secret, 'read', 'Chị Năm'))
    expect((await owner.get(`/danh-gia/${reader}/ket-qua`)).body).toContain('(2)')
    const all = load((await owner.get(`/danh-gia/${reader}/anh`)).body)
    const shown = all('.photo-list a').toArray()
    expect(shown).toHaveLength(2)
    expect((await fetchPhoto(shown[0]!.attribs.href!)).response.status).toBe(200)
    expect(all('form, a[href*="?cau="]')).toHaveLength(0)
    expect((await send(reader, question, [jpegOf(310, 300)])).status).toBe(403)
    const removal = { cau: question, anh: seen[0]!.id }
    expect((await owner.post(`/danh-gia/${reader}/xoa-anh`, removal)).status).toBe(403)
    expect((await owner.post(`/danh-gia/${advisor}/xoa-anh`, removal)).status).toBe(303)
    expect(await thumbnails(secret, question)).toHaveLength(1)
  })
})

describe('in a browser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())

  const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'image/jpeg', buffer })
  const shown = '.photo-list img'

  it('a photo is chosen at 360 pixels, shown at once and removed, and what was typed stays', async () => {
    const { secret, question } = await begin()
    const { page, faults } = await openPage(browser, PHONE)
    await page.goto(`${server.url}/danh-gia/${secret}?cau=${question}`)
    await page.getByText('Ghi chú riêng').tap()
    await page.getByLabel(/Giấy tờ để ở đâu/).fill('tủ số 2')
    const input = page.getByLabel(/Thêm ảnh/)
    await input.setInputFiles([
      file('1.jpg', withExif(jpegOf(3000, 2000), 6)),
      file('2.jpg', jpegOf(900, 700)),
    ])
    await page.getByText('Đã thêm 2 ảnh.').waitFor()
    await page.waitForFunction(
      (where) =>
        [...document.querySelectorAll<HTMLImageElement>(where)].every((one) => one.naturalWidth),
      shown,
    )
    expect(await page.locator(shown).count()).toBe(2)
    expect(await page.locator('#anh-bang-chung').innerText()).toBe('Ảnh bằng chứng (2/5)')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
    expect(await page.getByLabel(/Giấy tờ để ở đâu/).inputValue()).toBe('tủ số 2')
    // Upright and small already when it left the browser, and again on the server.
    const [first] = await thumbnails(secret, question)
    const { bytes } = await fetchPhoto(first!.whole)
    expect(imageSize(bytes)).toMatchObject({ width: 853, height: 1280 })

    await page.getByRole('button', { name: 'Xóa ảnh Ảnh bằng chứng 1' }).tap()
    await page.getByText('Đã xóa ảnh.').waitFor()
    expect(await page.locator(shown).count()).toBe(1)
    await input.setInputFiles([file('a.heic', HEIC)])
    await page.getByText(/Chỉ nhận ảnh JPG/).waitFor()
    await page.context().setOffline(true)
    await input.setInputFiles([file('3.jpg', jpegOf(500, 500))])
    await page.getByText(/mất kết nối/).waitFor()
    await page.context().setOffline(false)
    await input.setInputFiles(
      [1, 2, 3, 4].map((at) => file(`${at}.jpg`, jpegOf(400 + 10 * at, 300))),
    )
    await page.getByText('Đã thêm 4 ảnh.').waitFor()
    expect(await input.isVisible()).toBe(false)
    await page.reload()
    expect(await page.locator(shown).count()).toBe(5)
    expect(faults.filter((one) => !/status of 422|ERR_INTERNET_DISCONNECTED/.test(one))).toEqual([])
    await page.context().close()
  })

  it('the same without script', async () => {
    const { secret, question } = await begin()
    const { page, faults } = await openPage(browser, { ...PHONE, javaScriptEnabled: false })
    await page.goto(`${server.url}/danh-gia/${secret}?cau=${question}`)
    await page.getByLabel(/Thêm ảnh/).setInputFiles([file('1.jpg', jpegOf(1500, 1000))])
    await page.getByRole('button', { name: 'Gửi ảnh' }).tap()
    await page.locator(shown).waitFor()
    await page.getByRole('button', { name: 'Xóa ảnh' }).tap()
    await page.getByRole('heading', { name: 'Ảnh bằng chứng (0/5)' }).waitFor()
    expect(await page.locator(shown).count()).toBe(0)
    expect(faults).toEqual([])
    await page.context().close()
  })
})
