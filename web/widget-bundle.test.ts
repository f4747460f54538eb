import { expect, it } from 'vitest'
import { shortNotice } from './notice.ts'
import { createScriptedAssistant } from './testing-assistant.ts'
import { bundleWidget } from './widget-bundle.ts'

const { starters } = createScriptedAssistant()
const notice = shortNotice({ retentionDays: 90, usesModel: true })
const bundle = bundleWidget({ starters, notice })

it('is at most 25 kB on the wire, style sheet included', () => {
  expect(bundle.script.gzip.length).toBeLessThanOrEqual(25_000)
})

it('is made once for the same settings', () => {
  expect(bundleWidget({ starters, notice })).toBe(bundle)
  expect(bundleWidget({ starters, notice: [] })).not.toBe(bundle)
})

it('evaluates no strings as code and asks nobody else for anything', () => {
  const script = bundle.script.body.toString()
  expect(script).not.toMatch(/\beval\(|new Function\(|document\.write/)
  const addresses = [...script.matchAll(/https?:\/\/[\w.-]+/g)].map((match) => match[0])
  // Names of XML vocabularies and the library's own pages of error texts, none of which is fetched.
  expect(addresses.filter((one) => !/w3\.org|lit\.dev|opensource\.org/.test(one))).toEqual([])
})

it('names the licences of its parts', () => {
  expect(bundle.script.body.toString()).toMatch(/BSD-3-Clause/)
})
