import { describe, expect, it } from 'vitest'
import { setUpChat } from './testing-chat.ts'
import { ask, field, finishedAnswer, kept, NUOC_MAM } from './testing-page.ts'

const chat = setUpChat()

describe('a bad line', () => {
  it('is met by sending the same message again, which is answered once', async () => {
    let cuts = 0
    chat.assistant.beforeEnd = () => {
      if (cuts++ === 0) chat.server.cut()
    }
    const page = await chat.open()
    await ask(page, NUOC_MAM)
    await page.locator('.log').getByText('Mất kết nối trước khi nhận đủ').waitFor()
    await page.getByRole('button', { name: 'Thử lại' }).click()
    const answer = await finishedAnswer(page)
    expect(await answer.innerText()).toContain('Nguồn đã dùng (3)')
    expect(chat.assistant.asked).toHaveLength(2)
    expect(chat.assistant.asked[0]).toEqual(chat.assistant.asked[1])
    expect(await page.locator('.turn').count()).toBe(1)
  })

  it('that is silent for 20 seconds is told, and the retry asks for one plain answer', async () => {
    const page = chat.page
    await page.clock.install()
    await chat.open()
    let calls = 0
    chat.assistant.beforeEnd = (_request, signal) =>
      calls++ === 0
        ? new Promise((done) => signal!.addEventListener('abort', () => done()))
        : undefined
    await ask(page, NUOC_MAM)
    await page.getByText('nước mắm đóng chai').waitFor()
    await page.clock.fastForward(20_000)
    await page.locator('.log').getByText('Đường truyền đang chậm').waitFor()
    const request = page.waitForRequest('**/api/v1/chat')
    await page.getByRole('button', { name: 'Thử lại' }).click()
    expect((await request).headers().accept).toBe('application/json')
    await page.getByText('Nguồn đã dùng (3)').waitFor()
  })

  it('keeps a question that did not get through over a reload, and sends it when the network is back', async () => {
    const page = await chat.open()
    await page.context().setOffline(true)
    await ask(page, NUOC_MAM)
    await page.locator('.log').getByText('Mất kết nối').waitFor()
    expect(Object.values(await kept(page)).join()).toContain('nước mắm')
    await page.context().setOffline(false)
    await page.getByText('Nguồn đã dùng (3)').waitFor()
    expect(chat.assistant.asked).toHaveLength(1)

    await page.context().setOffline(true)
    await ask(page, 'Làm bánh thì sao?')
    await page.locator('.log').getByText('Mất kết nối').waitFor()
    await page.route('**/api/v1/chat', (route) => route.abort())
    await page.context().setOffline(false)
    await page.reload()
    await page.locator('.log').getByText('Câu hỏi này chưa được trả lời.').waitFor()
    await page.unroute('**/api/v1/chat')
    await page.getByRole('button', { name: 'Thử lại' }).click()
    await page.getByRole('button', { name: 'Bánh mì tươi' }).waitFor()
  })

  it('shows the words of the server when it refuses, and lets the reader try again', async () => {
    let first = true
    chat.assistant.beforeEnd = () => {
      if (first) {
        first = false
        throw new Error('x')
      }
    }
    const page = await chat.open()
    await ask(page, NUOC_MAM)
    await page.locator('.log').getByText('Hệ thống gặp sự cố ngoài dự kiến').waitFor()
    await page.getByRole('button', { name: 'Thử lại' }).click()
    await page.getByText('Nguồn đã dùng (3)').waitFor()
  })
})

describe('a conversation', () => {
  it('is erased on the server and here, after a question', async () => {
    const page = await chat.open()
    await ask(page, NUOC_MAM)
    await finishedAnswer(page)
    await page.getByRole('button', { name: 'Xóa hội thoại' }).click()
    await page.getByRole('button', { name: 'Giữ lại' }).click()
    expect(await page.locator('.turn').count()).toBe(1)
    await page.getByRole('button', { name: 'Xóa hội thoại' }).click()
    await page.getByRole('button', { name: 'Xóa hẳn' }).click()
    await page.getByText('Trước khi hỏi, xin biết').waitFor()
    expect(await kept(page)).toEqual({})
    expect(
      await chat.assistant.conversation(chat.assistant.asked[0]!.conversationId),
    ).toBeUndefined()
  })

  it('is not erased here when the server could not be told', async () => {
    const page = await chat.open()
    await ask(page, NUOC_MAM)
    await finishedAnswer(page)
    await page.context().setOffline(true)
    await page.getByRole('button', { name: 'Xóa hội thoại' }).click()
    await page.getByRole('button', { name: 'Xóa hẳn' }).click()
    await page.getByText('Chưa xóa được trên máy chủ').waitFor()
    expect(await page.locator('.turn').count()).toBe(1)
  })

  it('that the server no longer has is gone here too', async () => {
    const page = await chat.open()
    await ask(page, NUOC_MAM)
    await finishedAnswer(page)
    await chat.assistant.eraseConversation(chat.assistant.asked[0]!.conversationId)
    await page.reload()
    await page.getByText('Trước khi hỏi, xin biết').waitFor()
    expect(await kept(page)).toEqual({})
  })

  it('keeps a draft, and starts anew under another id', async () => {
    const page = await chat.open()
    await ask(page, NUOC_MAM)
    await finishedAnswer(page)
    await field(page).fill('câu sau')
    await page.reload()
    await page.locator('.turn').waitFor()
    expect(await field(page).inputValue()).toBe('câu sau')
    await page.getByRole('button', { name: 'Cuộc trò chuyện mới' }).click()
    await page.getByText('Trước khi hỏi, xin biết').waitFor()
    await ask(page, 'Làm bánh thì sao?')
    await finishedAnswer(page)
    const [first, second] = chat.assistant.asked
    expect(first!.conversationId).not.toBe(second!.conversationId)
  })

  it('works where the browser refuses to keep anything', async () => {
    await chat.page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('denied', 'SecurityError')
        },
      })
    })
    const page = await chat.open()
    await ask(page, NUOC_MAM)
    expect(await (await finishedAnswer(page)).innerText()).toContain('Nguồn đã dùng (3)')
    expect(chat.faults).toEqual([])
  })
})
