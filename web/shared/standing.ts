/** How the standing of a document is shown: always an icon and words, never colour alone. */
import type { Standing } from '../../core/domain.ts'

interface Look {
  label: string
  /** Path of a 24 x 24 icon drawn with a round 2 px stroke. */
  icon: string
}

const LOOKS: Record<Standing, Look> = {
  current: { label: 'Còn hiệu lực', icon: 'M5 12.5l4.5 4.5L19 7.5' },
  superseded: { label: 'Đã được thay thế', icon: 'M4 12h15M13 6l6 6-6 6' },
  suspended: { label: 'Tạm ngưng hiệu lực', icon: 'M9 6v12M15 6v12' },
  withdrawn: { label: 'Đã hủy bỏ', icon: 'M6 6l12 12M18 6L6 18' },
  unknown: {
    label: 'Chưa rõ hiệu lực',
    icon: 'M9 9a3 3 0 1 1 4.2 2.8c-.8.4-1.2.9-1.2 1.7v.5M12 18v.01',
  },
}
/** A page of our own explains; it is neither in force nor out of it. */
const GUIDE: Look = { label: 'Hướng dẫn', icon: 'M7 4h10v16H7zM10 9h4M10 13h4' }

interface Stands {
  standing: Standing
  /** "còn hiệu lực", "đã được thay bằng TCVN 5107:2018", "hướng dẫn". */
  standingText: string
}

const says = (text: string, { label }: Look) => text.toLowerCase() === label.toLowerCase()

export const lookOf = ({ standing, standingText }: Stands): Look & { kind: Standing | 'guide' } =>
  says(standingText, GUIDE) ? { ...GUIDE, kind: 'guide' } : { ...LOOKS[standing], kind: standing }

/** The sentence on the standing where it says more than the label; empty otherwise. */
export const standingDetail = (stands: Stands): string =>
  says(stands.standingText, lookOf(stands)) ? '' : stands.standingText
