import { expect, it } from 'vitest'
import { assertLegible } from './legible.ts'

it('accepts Vietnamese in Unicode, English, and figures', () => {
  assertLegible('Nghị định này quy định về ghi nhãn. '.repeat(10))
  assertLegible('This standard specifies 3 × 2 requirements for naïve users. '.repeat(10))
})

it('refuses text in the old TCVN3 and VNI encodings', () => {
  const tcvn3 = 'NghÞ ®Þnh nµy quy ®Þnh vÒ ghi nh·n hµng hãa l­u th«ng trªn thÞ tr­êng '
  const vni = 'Nghò ñònh naøy quy ñònh veà ghi nhaõn haøng hoùa löu thoâng treân thò tröôøng '
  for (const text of [tcvn3, vni]) expect(() => assertLegible(text.repeat(5))).toThrow(/Unicode/)
})

it('refuses a text layer without a character map', () => {
  expect(() => assertLegible('Ngh\0 đ\0nh quy đ\0nh v\0 nhãn')).toThrow(/lớp chữ/)
})
