/** For tests: the things a person does with the chat, by the words on the screen. */
import type { Locator, Page } from 'playwright-core'

export const NUOC_MAM = 'Tôi sản xuất nước mắm thì áp dụng tiêu chuẩn nào?'

export const field = (page: Page): Locator => page.getByRole('textbox', { name: 'Câu hỏi của bạn' })

export async function ask(page: Page, question: string): Promise<void> {
  await field(page).fill(question)
  await page.getByRole('button', { name: 'Gửi', exact: true }).click()
}

/** The last answer, once it is complete. */
export async function finishedAnswer(page: Page): Promise<Locator> {
  const turn = page.locator('.turn').last()
  await turn.and(page.locator('[aria-busy=false]')).waitFor()
  return turn.locator('.answer')
}

/** What this browser has kept of the site. */
export const kept = (page: Page): Promise<Record<string, string>> =>
  page.evaluate(() => ({ ...localStorage }))
