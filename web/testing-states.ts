/** For tests: the states of the chat that a person can meet, and how to get there from the empty page. */
import type { Page } from 'playwright-core'
import { ask, field, finishedAnswer, NUOC_MAM } from './testing-page.ts'

export const chatStates: [name: string, go: (page: Page) => Promise<unknown>][] = [
  ['the empty chat', (page) => field(page).waitFor()],
  [
    'an answer',
    async (page) => {
      await ask(page, NUOC_MAM)
      await finishedAnswer(page)
    },
  ],
  [
    'a source card',
    async (page) => {
      await ask(page, NUOC_MAM)
      await (await finishedAnswer(page)).locator('.cite').first().click()
      await page.locator('.sheet mark').waitFor()
    },
  ],
  [
    'the feedback form',
    async (page) => {
      await ask(page, NUOC_MAM)
      await (await finishedAnswer(page)).getByRole('button', { name: 'Chưa hữu ích' }).click()
      await page.locator('.feedback legend').waitFor()
    },
  ],
  [
    'the question before erasing',
    async (page) => {
      await ask(page, NUOC_MAM)
      await finishedAnswer(page)
      await page.getByRole('button', { name: 'Xóa hội thoại' }).click()
    },
  ],
  [
    'choices and a table',
    async (page) => {
      await ask(page, 'Cho tôi bảng')
      await finishedAnswer(page)
      await ask(page, 'Làm bánh thì sao?')
      await finishedAnswer(page)
    },
  ],
  [
    'a lost connection, and a question too long',
    async (page) => {
      await page.context().setOffline(true)
      await ask(page, NUOC_MAM)
      await page.locator('.problem').waitFor()
      await field(page).fill('a'.repeat(1001))
    },
  ],
  [
    'an answer without sources',
    async (page) => {
      await ask(page, 'Không biết')
      await finishedAnswer(page)
    },
  ],
]
/** Pages that are rendered on the server. */
export const textPages = [
  '/hoi',
  `/hoi?q=${encodeURIComponent(NUOC_MAM)}`,
  '/nguon/tcvn-5107-2003.1',
  '/quyen-rieng-tu',
  '/api',
  '/khong-co',
  '/tra-cuu',
  '/tra-cuu?q=thuc+pham&tinh-trang=con-hieu-luc',
  '/tra-cuu?q=TCVN+5630',
  '/tieu-chuan/tcvn-5603-2023',
  '/tieu-chuan/tcvn-5603-2008',
  '/tieu-chuan/qcvn-8-2-2011-byt',
  '/van-ban/nghi-dinh-37-2026',
  '/goi-y',
  '/goi-y?sp=nuoc-mam&khach-hang=sieu-thi&dong-goi-san=co&nguoi=8',
  '/goi-y?mo-ta=toi+lam+gach',
  '/huong-dan',
  '/huong-dan/ghi-nhan-hang-hoa',
  '/tieu-chuan/tcvn-5603-2020',
]
