/** For tests: crabline's Zalo server, a program that we did not write, in a process of its own. */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export interface Crabline {
  apiUrl: string
  token: string
  /** Calls of that method that it took, oldest first. */
  calls(method: string): { body: Record<string, string>; accepted?: boolean }[]
  /** A message of a person; gives the status: 502 when our webhook did not answer with 2xx. */
  say(chatId: string, text: string, chatType?: 'PRIVATE' | 'GROUP'): Promise<number>
  /** Ends the process; calls can still be read until `clear`. */
  stop(): Promise<void>
}

const PROGRAM = join(
  import.meta.dirname,
  '../../../node_modules/@openclaw/crabline/dist/src/bin/crabline.js',
)
const TOKEN = '1459232241454765289:crabline-secret-part'

export async function startCrabline(): Promise<Crabline> {
  const folder = mkdtempSync(join(tmpdir(), 'crabline-'))
  const recorder = join(folder, 'calls.jsonl')
  const child = spawn(
    process.execPath,
    [PROGRAM, '--json', 'serve', 'zalo', '--recorder', recorder],
    {
      cwd: folder,
      env: { PATH: process.env.PATH, CRABLINE_BOT_TOKEN: TOKEN },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const manifest = await readManifest(child.stdout)
  return {
    apiUrl: manifest.endpoints.apiRoot,
    token: TOKEN,
    calls: (method) =>
      (existsSync(recorder) ? readFileSync(recorder, 'utf8') : '')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as { path: string; body: Record<string, string> })
        .filter((call) => call.path.endsWith(`/${method}`)),
    async say(chatId, text, chatType = 'PRIVATE') {
      const response = await fetch(manifest.endpoints.adminInboundUrl, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-crabline-admin-token': manifest.adminToken,
        },
        body: JSON.stringify({ chatId, chatType, senderId: chatId, senderName: 'Lan', text }),
      })
      await response.arrayBuffer()
      return response.status
    },
    async stop() {
      child.kill()
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

interface Manifest {
  adminToken: string
  endpoints: { apiRoot: string; adminInboundUrl: string }
}

/** It prints its manifest as JSON over several lines. */
async function readManifest(stdout: NodeJS.ReadableStream): Promise<Manifest> {
  let text = ''
  for await (const line of createInterface({ input: stdout })) {
    text += line
    try {
      return JSON.parse(text) as Manifest
    } catch {
      // Not all of it yet.
    }
  }
  throw new Error(`crabline ended: ${text}`)
}
