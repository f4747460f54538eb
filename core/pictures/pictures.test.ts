import { createCanvas, loadImage } from '@napi-rs/canvas'
import { imageSize } from 'image-size'
import { afterAll, describe, expect, it } from 'vitest'
import { PictureDesk, preparePicture, type Picture } from './index.ts'
import {
  claiming,
  draw,
  HEIC,
  HTML,
  jpegOf,
  pngOf,
  POLYGLOT,
  SVG,
  webpOf,
  withExif,
} from './testing-pictures.ts'

const desks: PictureDesk[] = []
const newDesk = (...limits: ConstructorParameters<typeof PictureDesk>) => {
  const desk = new PictureDesk(...limits)
  desks.push(desk)
  return desk
}
afterAll(() => desks.forEach((desk) => desk.close()))

const ready = async (bytes: Buffer): Promise<Picture> => {
  const prepared = await preparePicture(bytes)
  if (prepared.status !== 'ready') throw new Error(JSON.stringify(prepared))
  return prepared.picture
}
/** In which corner of a picture the blue one is: "left top". */
async function blueCorner(bytes: Buffer): Promise<string> {
  const image = await loadImage(bytes)
  const canvas = createCanvas(image.width, image.height)
  canvas.getContext('2d').drawImage(image, 0, 0)
  const isBlue = (x: number, y: number) => {
    const [red = 0, , blue = 0] = canvas.getContext('2d').getImageData(x, y, 1, 1).data
    return blue > 200 && red < 60
  }
  const [right, bottom] = [image.width - 5, image.height - 5]
  return [
    ...(isBlue(5, 5) ? ['left top'] : []),
    ...(isBlue(right, 5) ? ['right top'] : []),
    ...(isBlue(5, bottom) ? ['left bottom'] : []),
    ...(isBlue(right, bottom) ? ['right bottom'] : []),
  ].join()
}

describe('a picture', () => {
  it.each([
    [1, 'left top', 640, 480],
    [2, 'right top', 640, 480],
    [3, 'right bottom', 640, 480],
    [4, 'left bottom', 640, 480],
    [5, 'left top', 480, 640],
    [6, 'right top', 480, 640],
    [7, 'right bottom', 480, 640],
    [8, 'left bottom', 480, 640],
  ])(
    'held the way of EXIF orientation %i is turned upright',
    async (way, corner, width, height) => {
      const picture = await ready(withExif(jpegOf(), way))
      expect(picture).toMatchObject({ width, height })
      expect(imageSize(picture.bytes)).toEqual({ type: 'jpg', width, height })
      expect(await blueCorner(picture.bytes)).toBe(corner)
      expect(await blueCorner(picture.small)).toBe(corner)
    },
  )

  it('tells nobody where and with what it was taken', async () => {
    const taken = withExif(jpegOf(), 6)
    expect(taken.includes('Dien-thoai-rieng')).toBe(true)
    const { bytes, small } = await ready(taken)
    for (const one of [bytes, small])
      for (const trace of ['Exif', 'Dien-thoai-rieng', 'GPS', 'http://ns.adobe.com'])
        expect(one.includes(trace), trace).toBe(false)
  })

  it.each([
    ['JPEG', jpegOf(3000, 2000), 1280, 853],
    ['PNG', pngOf(1000, 4000), 320, 1280],
    ['WebP', webpOf(2560, 1280), 1280, 640],
    ['a small one, which is not blown up', jpegOf(40, 30), 40, 30],
    ['a strip', pngOf(4000, 1), 1280, 1],
  ])('is brought to one size: %s', async (_name, bytes, width, height) => {
    const picture = await ready(bytes)
    expect(imageSize(picture.bytes)).toEqual({ type: 'jpg', width, height })
    const { width: smallWidth, height: smallHeight } = imageSize(picture.small)
    expect(Math.max(smallWidth, smallHeight)).toBe(Math.min(320, Math.max(width, height)))
  })

  it('that is clear in parts becomes white there', async () => {
    const { bytes } = await ready(createCanvas(20, 20).toBuffer('image/png'))
    const image = await loadImage(bytes)
    const canvas = createCanvas(20, 20)
    canvas.getContext('2d').drawImage(image, 0, 0)
    expect([...canvas.getContext('2d').getImageData(9, 9, 1, 1).data]).toEqual([255, 255, 255, 255])
  })

  it('of 40 megapixels is taken', async () => {
    expect(await ready(jpegOf(8000, 5000))).toMatchObject({ width: 1280, height: 800 })
  })
})

describe('refused', () => {
  it.each([
    ['type', 'a drawing that can hold a script', SVG],
    ['type', 'a page that is called a picture', HTML],
    ['type', 'HEIC', HEIC],
    ['type', 'nothing', Buffer.alloc(0)],
    ['broken', 'a page behind the first bytes of a picture', POLYGLOT],
    ['broken', 'half a header', jpegOf().subarray(0, 20)],
    ['bytes', 'more than 20 MB', Buffer.concat([jpegOf(), Buffer.alloc(20_000_000)])],
    ['pixels', 'a header of 100,000 pixels a side', claiming(100_000, 100_000)],
    ['pixels', 'one row more than 40 megapixels', claiming(8000, 5001)],
    ['broken', 'a header that claims more than there is', claiming(6000, 6000)],
  ])('as "%s": %s', async (why, _name, bytes) => {
    expect(await preparePicture(bytes)).toEqual({ status: 'refused', why })
  })

  it('what is cut off in the middle shows only what is there, or is refused; either way the next is taken', async () => {
    const whole = draw(1200, 900).toBuffer('image/jpeg', 95)
    for (const share of [0.2, 0.5, 0.9]) {
      const cut = await preparePicture(whole.subarray(0, whole.length * share))
      expect(['ready', 'refused']).toContain(cut.status)
    }
    expect(await ready(whole)).toMatchObject({ width: 1200 })
  })

  it('what takes too long or too much memory ends its process, and the next picture gets a new one', async () => {
    const hurried = newDesk({ milliseconds: 1, memoryBytes: 768 * 1024 * 1024 })
    expect(await hurried.prepare(jpegOf(4000, 4000))).toEqual({ status: 'refused', why: 'broken' })
    const narrow = newDesk({ milliseconds: 60_000, memoryBytes: 230 * 1024 * 1024 })
    const large = jpegOf(8000, 5000)
    expect(await narrow.prepare(large)).toEqual({ status: 'refused', why: 'broken' })
    expect(await narrow.prepare(jpegOf())).toMatchObject({ status: 'ready' })
  })

  it('many at once wait for each other, and too many are told to come back', async () => {
    const desk = newDesk()
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => desk.prepare(jpegOf(200, 100))),
    )
    expect(outcomes.filter(({ status }) => status === 'ready')).toHaveLength(12)
    expect(outcomes.filter(({ status }) => status === 'busy')).toHaveLength(8)
    expect(await desk.prepare(jpegOf())).toMatchObject({ status: 'ready' })
  })
})
