import { describe, expect, it } from 'vitest'
import { setUpChat } from './testing-chat.ts'
import { ask, field, finishedAnswer, kept, NUOC_MAM } from './testing-page.ts'

const chat = setUpChat()

describe('a first visit', () => {
  it('tells what is stored before anything is, and stores nothing by looking or typing', async () => {
    const page = await chat.open()
    expect(await page.locator('.notice').innerText()).toMatch(/90 ngày[^]*số căn cước/)
    await field(page).fill('còn đang nghĩ')
    expect(await kept(page)).toEqual({})
    expect(await page.context().cookies()).toEqual([])
    await page.reload()
    expect(await field(page).inputValue()).toBe('')
    expect(chat.faults).toEqual([])
  })

  it('asks the server for nothing but the page, the sheet, the icon and the script', async () => {
    const paths: string[] = []
    chat.page.on('request', (request) => paths.push(new URL(request.url()).pathname))
    await chat.open()
    const expected = ['/', '/site.css', '/widget.js', '/icon.svg']
    expect(paths.filter((path) => !expected.includes(path))).toEqual([])
  })
})

describe('a question', () => {
  it('is answered with sources that open, and can be judged and read again', async () => {
    const page = await chat.open()
    await ask(page, NUOC_MAM)
    const answer = await finishedAnswer(page)
    expect(await answer.locator('.prose').innerText()).toContain('cần xem hai nhóm văn bản')
    expect(await answer.getByText('Nguồn đã dùng (3)').count()).toBe(1)

    const citation = answer.getByRole('button', { name: 'Nguồn 1: QCVN 8-2:2011/BYT' })
    await citation.click()
    const card = page.getByRole('dialog')
    await card.getByText('và các bên liên quan').waitFor()
    expect(await card.locator('mark').innerText()).toBe(
      'Quy chuẩn áp dụng đối với cơ sở sản xuất, kinh doanh thực phẩm',
    )
    expect(await card.innerText()).toMatch(/Còn hiệu lực[^]*Kiểm tra ngày 22\/11\/2026/)
    expect(await card.getByRole('link').getAttribute('href')).toBe(
      `${chat.server.url}/nguon/qcvn-8-2-2011-byt.3`,
    )
    await card.getByRole('button', { name: 'Đóng' }).click()
    expect(
      await citation.evaluate((node) => node === (node.getRootNode() as ShadowRoot).activeElement),
    ).toBe(true)

    await answer.getByRole('button', { name: 'Chưa hữu ích' }).click()
    await answer.getByLabel('Thiếu').check()
    await answer.getByLabel('Bạn mong câu trả lời thế nào').fill('Thêm phần ghi nhãn')
    await answer.getByRole('button', { name: 'Gửi góp ý' }).click()
    await answer.getByText('Cảm ơn bạn').waitFor()
    expect(chat.assistant.told).toMatchObject([
      { verdict: 'down' },
      { verdict: 'down', reason: 'thieu', comment: 'Thêm phần ghi nhãn' },
    ])

    await page.reload()
    await page.getByText('Nguồn đã dùng (3)').waitFor()
    expect(await page.getByText('Cảm ơn bạn').count()).toBe(1)
    expect(chat.assistant.asked).toHaveLength(1)
    expect(chat.faults).toEqual([])
  })

  it('shows its words as they come, and may be stopped', async () => {
    chat.assistant.beforeEnd = (_request, signal) =>
      new Promise((done) => signal!.addEventListener('abort', () => done()))
    const page = await chat.open()
    await ask(page, NUOC_MAM)
    await page.getByText('nước mắm đóng chai').waitFor()
    expect(await page.locator('.turn').getAttribute('aria-busy')).toBe('true')
    await page.getByRole('button', { name: 'Dừng' }).click()
    await page.locator('.log').getByText('Bạn đã dừng câu trả lời này.').waitFor()
    expect(await page.locator('.prose .cite').count()).toBe(0)
    await page.getByText('Phần dưới đây chưa đầy đủ').waitFor()
    expect(chat.faults).toEqual([])
  })

  it('stays in view while its answer grows below it, so that reading starts at the top', async () => {
    const page = await chat.open()
    for (const question of [NUOC_MAM, 'Làm bánh thì sao?', NUOC_MAM]) {
      await field(page).fill(question)
      await field(page).press('Enter')
      await finishedAnswer(page)
    }
    const box = await page.locator('.question').last().boundingBox()
    expect(box!.y).toBeGreaterThanOrEqual(0)
    expect(box!.y).toBeLessThan(100)
  })

  it('may be answered by a question back, whose choices are buttons', async () => {
    const page = await chat.open()
    await page.getByRole('button', { name: 'Làm bánh thì cần theo quy định gì?' }).click()
    await page.getByRole('button', { name: 'Bánh mì tươi' }).click()
    const answer = await finishedAnswer(page)
    expect(await answer.innerText()).toContain('Bánh mì tươi cần giấy tờ sau')
    expect(await page.getByRole('button', { name: 'Bánh kẹo đóng gói' }).count()).toBe(0)
    expect(chat.assistant.asked.map((one) => one.text)).toEqual([
      'Làm bánh thì sao?',
      'Tôi làm bánh mì tươi',
    ])
  })

  it('without an answer looks different from one with sources', async () => {
    const page = await chat.open()
    await ask(page, 'Thời tiết hôm nay?')
    const answer = await finishedAnswer(page)
    expect(await answer.getAttribute('class')).toContain('unsourced not-found')
    expect(await answer.innerText()).toContain('Chưa tìm thấy căn cứ')
  })

  it('that is too long is not sent, and the room left is told', async () => {
    const page = await chat.open()
    await field(page).fill('a'.repeat(900))
    expect(await page.locator('.note').innerText()).toBe('Còn 100 ký tự')
    await ask(page, 'a'.repeat(1004))
    expect(await page.locator('.note').innerText()).toContain('dài quá 4 ký tự')
    expect(await field(page).getAttribute('aria-invalid')).toBe('true')
    expect(chat.assistant.asked).toEqual([])
  })

  it('is not sent by the Enter that ends a word being composed', async () => {
    const page = await chat.open()
    await field(page).fill('nước mắm')
    await field(page).dispatchEvent('keydown', { key: 'Enter', isComposing: true })
    await field(page).press('Shift+Enter')
    expect(chat.assistant.asked).toEqual([])
    await field(page).press('Enter')
    await finishedAnswer(page)
    expect(chat.assistant.asked).toHaveLength(1)
  })
})
