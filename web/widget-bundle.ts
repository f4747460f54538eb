/** The widget as one script and one style sheet, made by esbuild in memory when the server starts. */
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import type { Choice } from '../core/domain.ts'
import { makeAsset, type Asset } from './assets.ts'

/** What the widget must know before its first request; written into the script, so that it asks for nothing. */
export interface WidgetSettings {
  starters: Choice[]
  /** Short lines that stand before the first question: what is stored, and what not to write. */
  notice: string[]
}

export interface WidgetBundle {
  script: Asset
  /** For browsers without constructable style sheets (iOS before 16.4). */
  stylesheet: Asset
}

/** The licences of the parts ask that whoever hands them on names them. */
const LICENCES =
  '/*! Lit (c) Google LLC, BSD-3-Clause; streaming-markdown (c) Damian Tarnawski, MIT; eventsource-parser (c) Espen Hovlandsdal, MIT */\n'
const folder = join(import.meta.dirname, 'widget')
const shared = { minify: true, write: false, charset: 'utf8', logLevel: 'silent' } as const
const made = new Map<string, WidgetBundle>()

/** Takes some tenths of a second the first time; the same settings give the same bundle. */
export function bundleWidget(settings: WidgetSettings): WidgetBundle {
  const key = JSON.stringify(settings)
  const bundle = made.get(key) ?? build(key)
  made.set(key, bundle)
  return bundle
}

function build(settings: string): WidgetBundle {
  const css = textOf(
    buildSync({
      ...shared,
      entryPoints: [join(folder, 'widget.css')],
      target: ['chrome80', 'firefox78', 'safari14'],
    }),
  )
  const stylesheet = makeAsset('text/css', css)
  const script = textOf(
    buildSync({
      ...shared,
      entryPoints: [join(folder, 'index.ts')],
      bundle: true,
      format: 'iife',
      target: 'es2020',
      legalComments: 'none',
      drop: ['console'],
      // streaming-markdown names its fields like_this; nobody else in the bundle does, nor the browser.
      mangleProps: /^[a-z]+(?:_[a-z]+)+$/,
      // A second include must do nothing at all: Lit's policy for trusted types can be made only once.
      banner: { js: `${LICENCES}if(!customElements.get("tro-ly-tieu-chuan")){` },
      footer: { js: '}' },
      define: {
        WIDGET_CSS: JSON.stringify(css),
        WIDGET_CSS_PATH: JSON.stringify(`/widget.css?v=${stylesheet.version}`),
        WIDGET_SETTINGS: settings,
      },
    }),
  )
  return { script: makeAsset('text/javascript', dropIndentation(script)), stylesheet }
}

/**
 * Templates keep their line ends and indentation through minifying. Behind a tag, an attribute or a hole
 * they mean one blank; strings with a line end of their own start with it and are left alone.
 */
const dropIndentation = (script: string): string => script.replace(/([>}"])\n\s+/g, '$1 ')

const textOf = (result: { outputFiles: { text: string }[] }): string => result.outputFiles[0]!.text
