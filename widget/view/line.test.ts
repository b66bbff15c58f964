import { type ComponentChildren, isValidElement } from 'preact'
import { describe, expect, it } from 'vitest'
import { TextBubble } from './Line.tsx'

/** All that an element and what is in it would put on the page. */
function textOf(child: ComponentChildren): string {
  if (Array.isArray(child)) return child.map(textOf).join('')
  if (!isValidElement(child)) return child === null || child === undefined ? '' : String(child)
  const { children, ...rest } = child.props as { readonly children?: ComponentChildren }
  expect(Object.keys(rest).filter((name) => /html|srcdoc|^on/i.test(name))).toEqual([])
  return textOf(children)
}

describe('a line in the window', () => {
  it.each([
    '<img src=x onerror=alert(1)>',
    '<script>alert(1)</script>',
    'see <a href="javascript:alert(1)">here</a> or https://bank.example/<b>',
    '&lt;b&gt;',
  ])('is text, whatever it looks like: %s', (text) => {
    for (const isOwn of [true, false]) expect(textOf(TextBubble({ text, isOwn }))).toBe(text)
  })
})
