import { describe, expect, it } from 'vitest'
import { openPage } from './testing-browser.ts'
import { setUpChat } from './testing-chat.ts'
import { ask, finishedAnswer, NUOC_MAM } from './testing-page.ts'

const chat = setUpChat()

describe('hostile text', () => {
  it('in an answer runs nothing, loads nothing and links nowhere bad', async () => {
    const foreign: string[] = []
    chat.page.on('request', (request) => {
      if (!request.url().startsWith(chat.server.url)) foreign.push(request.url())
    })
    const page = await chat.open()
    await ask(page, 'Nội dung xấu')
    const answer = await finishedAnswer(page)
    const prose = answer.locator('.prose')
    expect(await prose.locator('img, script, svg, iframe, style').count()).toBe(0)
    const links = await prose
      .locator('a')
      .evaluateAll((all) =>
        all.map((one) => [
          one.getAttribute('href'),
          one.getAttribute('rel'),
          one.getAttribute('target'),
        ]),
      )
    expect(links).toEqual(
      ['https://tcvn.gov.vn/', 'https://vsqi.gov.vn/tra-cuu', 'mailto:a@b.vn', 'tel:19001234'].map(
        (href) => [href, 'noopener noreferrer nofollow', '_blank'],
      ),
    )
    for (const word of await prose.getByText('bấm').all()) await word.click()
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
    expect(foreign).toEqual([])
    expect(chat.faults).toEqual([])
  })

  it('in a question is shown as it was typed', async () => {
    const page = await chat.open()
    const question = '<img src=x onerror="window.hacked=1"> **đậm** {{7*7}}'
    await ask(page, question)
    await finishedAnswer(page)
    expect(await page.locator('.question').innerText()).toContain(question)
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
  })
})

describe('without scripts', () => {
  it('the page has a form that is answered on the server', async () => {
    const plain = await openPage(chat.browser, { javaScriptEnabled: false })
    await plain.page.goto(chat.server.url)
    await plain.page.getByLabel('Câu hỏi của bạn').fill(NUOC_MAM)
    await plain.page.getByRole('button', { name: 'Gửi câu hỏi' }).click()
    await plain.page.getByText('Nguồn đã dùng (3)').waitFor()
    await plain.page.getByRole('link', { name: 'TCVN 5107:2018' }).click()
    await plain.page.getByText('Áp dụng cho ai').waitFor()
    expect(chat.assistant.asked).toEqual([])
    await plain.page.context().close()
  })
})
