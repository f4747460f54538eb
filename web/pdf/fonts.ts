/** The font of sheets and drawings. The whole TTF is needed: the split web fonts lose letters in a PDF. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/be-vietnam-pro'))
export const REGULAR = join(fonts, '400Regular/BeVietnamPro_400Regular.ttf')
export const BOLD = join(fonts, '700Bold/BeVietnamPro_700Bold.ttf')
