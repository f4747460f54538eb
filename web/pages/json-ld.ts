/** What a page is about, for machines: JSON-LD with the words of schema.org. */
import { Html } from './html.ts'

export type JsonLd = Record<string, unknown>

/** A data block is no script to the browser, so no policy stands in its way; "<" must not end it. */
export const jsonLd = (data: JsonLd): Html =>
  new Html(
    `<script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org', ...data }).replace(/</g, '\\u003c')}</script>`,
  )
