/** For tests: a real Chromium from the npm registry alone, also where no browser and no library of one is installed. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'

const run = promisify(execFile)
/** The package's own list has --single-process, with which the browser dies when its first page closes. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-sync',
  '--no-first-run',
]

export async function launchBrowser(): Promise<Browser> {
  const folder = await unpackBrowser()
  const executablePath = join(folder, 'chromium')
  return chromium.launch({
    executablePath,
    args: FLAGS,
    env: { ...systemEnvironment(), ...(await browserEnvironment(folder, executablePath)) },
  })
}

/**
 * Unpacks beside its final place and renames, so that two test runs at once never meet half a browser.
 * A child process does it, because the package reads its target folder from the environment.
 */
async function unpackBrowser(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const { version } = JSON.parse(
    await readFile(join(dirname(entry), '../../package.json'), 'utf8'),
  ) as { version: string }
  const folder = join(tmpdir(), `tro-ly-chromium-${version}`)
  if (existsSync(folder)) return folder
  const staging = await mkdtemp(`${folder}-`)
  const script = `require(${JSON.stringify(entry)}).executablePath()`
  // The name of a cloud runtime makes it unpack the system libraries too.
  const env = {
    ...systemEnvironment(),
    TMPDIR: staging,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x',
  }
  await run(process.execPath, ['-e', script], { env })
  try {
    await rename(staging, folder)
  } catch (error) {
    if (!existsSync(folder)) throw error
    await rm(staging, { recursive: true, force: true })
  }
  return folder
}

/** The packed libraries and fonts stand in only where the machine has none of its own. */
async function browserEnvironment(
  folder: string,
  executable: string,
): Promise<Record<string, string>> {
  const libraries = await run('ldd', [executable]).catch(() => ({ stdout: 'not found' }))
  const fonts = await run('fc-list', []).catch(() => ({ stdout: '' }))
  const environment: Record<string, string> = {}
  if (libraries.stdout.includes('not found'))
    environment.LD_LIBRARY_PATH = join(folder, 'al2023', 'lib')
  if (fonts.stdout.trim() === '') {
    const config = join(folder, 'fonts-config')
    await mkdir(config, { recursive: true })
    await writeFile(
      join(config, 'fonts.conf'),
      `<?xml version="1.0"?><fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>`,
    )
    environment.FONTCONFIG_PATH = config
  }
  return environment
}

// A child process inherits the environment; nothing in it is read here.
const systemEnvironment = () => process.env as Record<string, string>

export interface WatchedPage {
  page: Page
  /** Console errors, uncaught errors, policy violations and failed requests, as they come. */
  faults: string[]
}

/** A page of its own context that writes down everything that goes wrong on it. */
export async function openPage(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({ locale: 'vi-VN', ...options })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`))
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(`console: ${message.text()}`)
  })
  return { page, faults }
}
