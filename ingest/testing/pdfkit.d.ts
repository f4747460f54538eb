/** The few calls of pdfkit that tests use; the package ships no types. */
declare module 'pdfkit' {
  import type { Readable } from 'node:stream'

  interface Options {
    size?: string
    userPassword?: string
  }
  export default class PDFDocument extends Readable {
    constructor(options?: Options)
    text(text: string): this
    image(source: Buffer, x: number, y: number, options: { width: number }): this
    end(): void
  }
}
