import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { palettes } from './theme.ts'

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8')

/** The custom properties of the first block that begins with `selector`. */
function block(selector: string): Readonly<Record<string, string>> {
  const text = css.slice(css.indexOf(`${selector} {`)).split('}')[0] ?? ''
  return Object.fromEntries([...text.matchAll(/--([\w-]+): ([^;]+);/g)].map((match) => [match[1], match[2]]))
}

it.each([
  ['light', ':root'],
  ['dark', '[data-theme="dark"]'],
] as const)('Ant Design gets the same %s values as the style sheet', (shade, selector) => {
  const tokens = block(selector)
  const expected = Object.fromEntries(Object.keys(palettes[shade]).map((name) => [name, tokens[name]]))
  expect(palettes[shade]).toEqual(expected)
})

it.each(['light', 'dark'] as const)('in the %s theme every text stands out from every surface by 4.5 to 1', (shade) => {
  const p = palettes[shade]
  for (const surface of [p.bg, p['bg-layout'], p['bg-hover'], p['bg-sel']]) {
    for (const text of [p.text, p['text-2'], p['text-3'], p.accent, p.warn, p.broken]) {
      expect.soft(contrast(text, surface), `${text} on ${surface}`).toBeGreaterThanOrEqual(4.5)
    }
  }
  expect(contrast(p['text-on-accent'], p.accent)).toBeGreaterThanOrEqual(4.5)
})

/** Contrast ratio by WCAG 2.2. */
function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(hex.slice(start, start + 2), 16) / 255)
    .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
