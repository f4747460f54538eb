/** For search engines: every page worth finding, and what is none of their business. */
import type { Request } from 'express'
import type { Catalogue } from '../../core/catalogue.ts'
import { listEntries } from '../../core/catalogue-search/entries.ts'
import { escapeHtml } from '../pages/html.ts'
import { entryPath } from '../shared/paths.ts'

const OWN_PAGES = [
  '/',
  '/tra-cuu',
  '/goi-y',
  '/tu-danh-gia',
  '/huong-dan',
  '/api',
  '/quyen-rieng-tu',
]

export function sitemap(catalogue: Catalogue, base: string): string {
  const urls = [
    ...OWN_PAGES.map((path) => ({ path, checkedOn: undefined })),
    ...listEntries(catalogue).map((entry) => ({
      path: entryPath(entry),
      checkedOn: entry.checkedOn,
    })),
  ]
  const lines = urls.map(
    ({ path, checkedOn }) =>
      `<url><loc>${escapeHtml(base + path)}</loc>${checkedOn ? `<lastmod>${checkedOn}</lastmod>` : ''}</url>`,
  )
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...lines,
    '</urlset>\n',
  ].join('\n')
}

/** Answers to questions and result lists are made for one reader; the API is for programs. */
export const robots = (base: string): string =>
  [
    'User-agent: *',
    'Disallow: /hoi?',
    'Disallow: /tra-cuu?',
    'Disallow: /goi-y?',
    'Disallow: /goi-y.pdf',
    'Disallow: /danh-gia/',
    'Disallow: /api/',
    `Sitemap: ${base}/sitemap.xml`,
    '',
  ].join('\n')

/** The address that readers use: as told by the operator, else the one that this request came to. */
export function baseOf(request: Request, publicUrl: string | undefined): string {
  if (publicUrl) return publicUrl.replace(/\/$/, '')
  const host = request.get('Host') ?? ''
  return /^[\w.:[\]-]{1,255}$/.test(host) ? `${request.protocol}://${host}` : ''
}
