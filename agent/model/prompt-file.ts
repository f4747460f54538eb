/** A prompt of `agent/prompts` with its digest; a hole that code does not fill is found at start. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface PromptFile {
  template: string
  /** SHA-256, kept with each answer. */
  digest: string
}

export function readPrompt(name: string, holes: readonly string[]): PromptFile {
  const template = readFileSync(join(import.meta.dirname, '../prompts', name), 'utf8')
  const found = [...template.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]!)
  if (found.sort().join() !== [...holes].sort().join())
    throw new Error(`${name} has the holes ${found.join(', ')}`)
  return { template, digest: createHash('sha256').update(template).digest('hex') }
}
