/** For tests: pictures as phones make them, and files that are none. */
import { createCanvas } from '@napi-rs/canvas'

/** Red, with a blue corner at the top left, so that a turn can be seen. */
export function draw(width: number, height: number) {
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  context.fillStyle = '#ff0000'
  context.fillRect(0, 0, width, height)
  context.fillStyle = '#0000ff'
  context.fillRect(0, 0, width / 4, height / 4)
  return canvas
}

export const jpegOf = (width = 640, height = 480): Buffer =>
  draw(width, height).toBuffer('image/jpeg', 90)
export const pngOf = (width = 640, height = 480): Buffer =>
  draw(width, height).toBuffer('image/png')
export const webpOf = (width = 640, height = 480): Buffer =>
  draw(width, height).toBuffer('image/webp', 90)

/** What a phone writes: how it was held, which device it is, and the degrees of latitude. */
export function withExif(jpeg: Buffer, orientation: number): Buffer {
  const device = Buffer.from('Dien-thoai-rieng\0', 'latin1')
  const latitude = [21, 2, 7]
  const entry = (tag: number, type: number, count: number, value: Buffer): Buffer => {
    const head = Buffer.alloc(8)
    head.writeUInt16BE(tag, 0)
    head.writeUInt16BE(type, 2)
    head.writeUInt32BE(count, 4)
    return Buffer.concat([head, value, Buffer.alloc(4 - value.length)])
  }
  const long = (value: number): Buffer => {
    const bytes = Buffer.alloc(4)
    bytes.writeUInt32BE(value)
    return bytes
  }
  const [FIRST, GPS, DEVICE] = [8, 8 + 2 + 3 * 12 + 4, 8 + 2 + 3 * 12 + 4 + 2 + 2 * 12 + 4]
  const tiff = Buffer.concat([
    Buffer.from([0x4d, 0x4d, 0, 42]),
    long(FIRST),
    Buffer.from([0, 3]),
    entry(0x0110, 2, device.length, long(DEVICE)),
    entry(0x0112, 3, 1, Buffer.from([0, orientation])),
    entry(0x8825, 4, 1, long(GPS)),
    long(0),
    Buffer.from([0, 2]),
    entry(1, 2, 2, Buffer.from('N\0')),
    entry(2, 5, 3, long(DEVICE + device.length)),
    long(0),
    device,
    ...latitude.flatMap((part) => [long(part), long(1)]),
  ])
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)])
}

/** A few hundred bytes whose header claims any size. */
export function claiming(width: number, height: number): Buffer {
  const png = pngOf(8, 8)
  png.writeUInt32BE(width, 16)
  png.writeUInt32BE(height, 20)
  return png
}

export const SVG = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
)
export const HTML = Buffer.from('<!doctype html><script>alert(1)</script>')
export const HEIC = Buffer.concat([
  Buffer.from([0, 0, 0, 24]),
  Buffer.from('ftypheic'),
  Buffer.alloc(200),
])
/** The first bytes of a JPEG, and then a page. */
export const POLYGLOT = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), HTML])
