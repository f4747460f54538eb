/** How a source of a fact is shown to readers. */

/**
 * Sites where anybody uploads anything, sold standards among it. That a fact was read there is said; readers are
 * not led to copies that their owners may not have allowed.
 */
const SHARING_SITES =
  /(?:^|\.)(?:scribd\.com|123doc[a-z]*\.\w+|(?:kiem)?tailieu[a-z]*\.\w+|docstoc\.com|vdocuments\.\w+|vietbook[a-z]*\.info|ebookbkmt\.com|studocu\.\w+|slideshare\.net|xemtailieu\.\w+|dokumen\.\w+|idoc\.vn|pdfcoffee\.com)$/

export interface SourceText {
  text: string
  /** Only where readers may be led there. */
  href?: string
}

export function describeSource(source: string): SourceText {
  if (!/^https?:\/\/\S+$/.test(source) || !URL.canParse(source)) return { text: source }
  const host = new URL(source).hostname.replace(/^www\./, '')
  if (SHARING_SITES.test(host))
    return { text: `bản chia sẻ trên ${host}, không phải nơi phát hành` }
  return source.startsWith('https:')
    ? { text: source.replace(/^https:\/\//, ''), href: source }
    : { text: source }
}
