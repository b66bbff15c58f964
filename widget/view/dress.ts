import styles from './widget.css?inline'

/**
 * Gives the shadow root its styles and a place to draw in. A constructed sheet is no inline style, so pages with the
 * strictest policy allow it; browsers from before 2023 get an element instead.
 * @returns where to draw
 */
export function dress(root: ShadowRoot): HTMLElement {
  const place = document.createElement('div')
  if ('adoptedStyleSheets' in root) {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(styles)
    root.adoptedStyleSheets = [sheet]
  } else {
    const element = document.createElement('style')
    element.textContent = styles
    ;(root as ShadowRoot).append(element)
  }
  root.append(place)
  return place
}
