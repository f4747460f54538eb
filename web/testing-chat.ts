/** For tests: a browser, a server and a page, made anew for each test of a file. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import type { Database } from '../core/db/open.ts'
import { testDatabase } from '../core/testing.ts'
import { createScriptedAssistant, type ScriptedAssistant } from './testing-assistant.ts'
import { launchBrowser, openPage, type WatchedPage } from './testing-browser.ts'
import { field } from './testing-page.ts'
import { startTestServer, type TestServer } from './testing.ts'

export interface ChatSetup extends WatchedPage {
  browser: Browser
  assistant: ScriptedAssistant
  server: TestServer
  /** Goes to the chat page and waits until it can be typed into. */
  open: () => Promise<Page>
}

/** Call it once at the top of a test file; what it returns is filled before each test. */
export function setUpChat(): ChatSetup {
  const setup = {} as ChatSetup
  let database: Database
  beforeAll(async () => {
    database = await testDatabase()
    setup.browser = await launchBrowser()
  })
  afterAll(async () => {
    await setup.browser.close()
    await database.close()
  })
  beforeEach(async () => {
    setup.assistant = createScriptedAssistant()
    setup.server = await startTestServer({ assistant: setup.assistant, pool: database.pool })
    Object.assign(setup, await openPage(setup.browser, { viewport: { width: 390, height: 844 } }))
  })
  afterEach(async () => {
    await setup.page.context().close()
    await setup.server.stop()
  })
  setup.open = async () => {
    await setup.page.goto(setup.server.url)
    await field(setup.page).waitFor()
    return setup.page
  }
  return setup
}
