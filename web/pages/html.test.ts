import { expect, it } from 'vitest'
import { html } from './html.ts'

it('escapes values, in text and in attributes', () => {
  const name = `<img src=x onerror="a">'&`
  expect(html`<p title="${name}">${name}</p>`.text).toBe(
    '<p title="&lt;img src=x onerror=&quot;a&quot;&gt;&#39;&amp;">&lt;img src=x onerror=&quot;a&quot;&gt;&#39;&amp;</p>',
  )
})

it('joins lists, keeps its own HTML, and leaves nothing for what is absent', () => {
  expect(html`<b>${[html`<i>1</i>`, 2]}${false}${null}${undefined}${''}</b>`.text).toBe(
    '<b><i>1</i>2</b>',
  )
})
