import type { BrowserContext } from 'playwright-core'
import { BEACON } from './payloads.ts'

export interface Alarm {
  /** What went off since the last look, each with where. */
  look(): readonly string[]
}

/**
 * Goes off when a page of this window runs what a text told it to, tries to and is stopped by its policy, calls out, or
 * holds an element that only mark-up from a text could have made.
 */
export async function armed(context: BrowserContext): Promise<Alarm> {
  let heard: string[] = []
  const hear = (what: string) => heard.push(what)
  await context.exposeBinding('hostileHeard', ({ page }, what: string) => void hear(`${what} at ${page.url()}`))
  await context.addInitScript(watch)
  await context.route(`${BEACON}/**`, (route) => {
    hear(`beacon ${route.request().url()}`)
    return route.abort()
  })
  context.on('page', (page) => {
    page.on('dialog', (dialog) => {
      hear(`dialog at ${page.url()}`)
      void dialog.dismiss().catch(() => {})
    })
  })
  return {
    look() {
      const since = heard
      heard = []
      return [...new Set(since)]
    },
  }
}

/** Runs in the page, before anything of its own. */
function watch(): void {
  const tell = (what: string) => void (window as unknown as { hostileHeard(what: string): void }).hostileHeard(what)
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
    if (
      /^script-src|^frame-src|^object-src|^base-uri|^form-action/.test(effectiveDirective) ||
      blockedURI.includes('beacon')
    )
      tell(`policy ${effectiveDirective} ${blockedURI}`)
  })
  const MADE =
    'iframe,object,embed,base,math,marquee,meta[http-equiv=refresh],svg script,svg animate[onbegin],use[href^="data:"],img[src=x],video,audio'
  const look = (root: ParentNode) => {
    for (const made of root.querySelectorAll(MADE)) tell(`element ${made.outerHTML.slice(0, 80)}`)
    for (const one of root.querySelectorAll('*')) {
      const odd = [...one.attributes].find(
        ({ name, value }) =>
          /^on/.test(name) ||
          (/^(href|action|formaction|src|xlink:href)$/.test(name) &&
            /^(javascript|vbscript|data:text)/i.test(value.replace(/\s/g, ''))),
      )
      if (odd) tell(`attribute ${odd.name}=${odd.value.slice(0, 40)}`)
      if (one.shadowRoot) look(one.shadowRoot)
    }
  }
  const start = () => {
    new MutationObserver((changes) => {
      for (const { target } of changes) if (target instanceof Element) look(target)
    }).observe(document, { subtree: true, childList: true, attributes: true })
    look(document)
  }
  start()
  addEventListener('load', start)
  setInterval(() => look(document), 500)
}
