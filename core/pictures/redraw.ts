/**
 * A picture drawn anew: upright, no larger than needed, and with nothing in the file but its pixels. Runs in the
 * child process only. Where it was taken and by which device is in the metadata, which is never copied.
 */
import { createCanvas, loadImage, type Image } from '@napi-rs/canvas'
import { imageSize } from 'image-size'
import { MAX_PICTURE_BYTES, pictureType } from './kind.ts'

export interface Picture {
  /** JPEG, upright, longest side at most 1280 pixels, no metadata. */
  bytes: Buffer
  /** The same for lists: longest side at most 320 pixels. */
  small: Buffer
  width: number
  height: number
}

/** type: no JPEG, PNG or WebP. bytes, pixels: too large. broken: cannot be decoded, or only with too much work. */
export type PictureFault = 'type' | 'bytes' | 'pixels' | 'broken'

/** A fault is a value: most pictures that cannot be taken are honest ones. */
export type PictureOutcome =
  { status: 'ready'; picture: Picture } | { status: 'refused'; why: PictureFault }

const MAX_PIXELS = 40_000_000
const LONGEST = 1280
const LONGEST_SMALL = 320
const QUALITY = 78
const QUALITY_SMALL = 70

export async function redraw(bytes: Buffer): Promise<PictureOutcome> {
  if (!pictureType(bytes)) return refused('type')
  if (bytes.length > MAX_PICTURE_BYTES) return refused('bytes')
  try {
    // From the header, before a byte is decoded: a few hundred bytes can claim gigabytes.
    const { width, height } = imageSize(bytes)
    if (!(width > 0 && height > 0)) return refused('broken')
    if (width * height > MAX_PIXELS) return refused('pixels')
    // Turns by the EXIF orientation by itself; its width and height are those of the upright picture.
    const image = await loadImage(bytes)
    // The decoder may find another size than the header told.
    if (image.width * image.height > MAX_PIXELS) return refused('pixels')
    return { status: 'ready', picture: await draw(image) }
  } catch {
    return refused('broken')
  }
}

const refused = (why: PictureFault): PictureOutcome => ({ status: 'refused', why })

async function draw(image: Image): Promise<Picture> {
  const large = scaled(image, image, LONGEST)
  const small = scaled(large, large, LONGEST_SMALL)
  const { width, height } = large
  return {
    bytes: await large.encode('jpeg', QUALITY),
    small: await small.encode('jpeg', QUALITY_SMALL),
    width,
    height,
  }
}

function scaled(
  source: Parameters<ReturnType<ReturnType<typeof createCanvas>['getContext']>['drawImage']>[0],
  { width, height }: { width: number; height: number },
  longest: number,
) {
  const scale = Math.min(1, longest / Math.max(width, height))
  const canvas = createCanvas(
    Math.max(1, Math.round(width * scale)),
    Math.max(1, Math.round(height * scale)),
  )
  const context = canvas.getContext('2d')
  // JPEG knows no transparency: what is clear becomes paper, not black.
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.imageSmoothingEnabled = true
  context.imageSmoothingQuality = 'high'
  context.drawImage(source, 0, 0, canvas.width, canvas.height)
  return canvas
}
