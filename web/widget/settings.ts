/** What the server wrote into the script when it bundled it (widget-bundle.ts). */
import type { WidgetSettings } from '../widget-bundle.ts'

declare const WIDGET_CSS: string
declare const WIDGET_CSS_PATH: string
declare const WIDGET_SETTINGS: WidgetSettings

export const css = WIDGET_CSS
export const cssPath = WIDGET_CSS_PATH
export const settings = WIDGET_SETTINGS
