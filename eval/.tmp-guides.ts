import { createAssistant } from '../agent/index.ts'
import { readConfig } from '../core/config.ts'
import { loadCatalogue } from '../core/data/load.ts'
import { ingestContent } from '../ingest/index.ts'
import { openScratchDatabase } from './scratch.ts'
import { readFileSync } from 'node:fs'
import { withEnvFile } from '../core/env-file.ts'
const catalogue = loadCatalogue()
const { pool, close } = await openScratchDatabase()
await ingestContent(pool, catalogue, {})
const assistant = createAssistant({ pool, catalogue, config: { ...readConfig(withEnvFile(process.env)), chatModel: undefined, embeddingModel: undefined } as any })
const f = (s: string) => s.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D').toLowerCase()
for (const { id, text, expect } of JSON.parse(readFileSync('/tmp/qs.json', 'utf8'))) {
  const a: any = await assistant.answer({ text } as any, { useModel: false } as any)
  const src = (a.sources ?? a.citations ?? []).map((s: any) => s.designation === 'Hướng dẫn' ? `G:${s.title}` : s.designation)
  const body = f(a.text ?? '')
  const bad: string[] = []
  for (const s of expect.says ?? []) if (!body.includes(f(s))) bad.push(`says ${s}`)
  for (const l of expect.saysAny ?? []) if (!l.some((s: string) => body.includes(f(s)))) bad.push(`saysAny ${l}`)
  if (expect.status && !expect.status.includes(a.status)) bad.push(`status ${a.status}`)
  if (expect.guide) { const t = catalogue.guide(expect.guide)!.title; const at = src.indexOf(`G:${t}`); console.log(`${id}\t${a.status}\t${at}\t${text}\t=> ${src.slice(0, 4).join(' | ')}`) }
  else {
    const ids = src.map((x: string) => x.startsWith('G:') ? `guide:${catalogue.guides.find((g) => g.title === x.slice(2))?.id}` : x)
    for (const l of expect.citesAny ?? []) if (!l.some((s: string) => ids.includes(s))) bad.push(`citesAny ${l} got ${ids.slice(0, 5)}`)
    for (const s of expect.cites ?? []) if (!ids.includes(s)) bad.push(`cites ${s} got ${ids.slice(0, 5)}`)
    if (bad.length) console.log(`GOLD ${id}\t${text}\t${bad.join(' ; ')}`)
  }
}
await close()
process.exit(0)
