/** Where a beacon of a payload would go; nobody answers there. */
export const BEACON = 'http://beacon.invalid'

/**
 * Mark-up that runs script where text is taken for mark-up. Each raises one of the alarms by itself on an unsafe page, or
 * leaves an element there that no text may make. Short, so that each fits into a name.
 */
export const PAYLOADS: readonly string[] = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<img src=x onerror="alert(1)">',
  "<img src=x onerror='alert(1)'>",
  '<IMG SRC=x OnErRoR=alert(1)>',
  '<img/src=x/onerror=alert(1)>',
  '<img src=x:x onerror=alert(1)//>',
  '<img src=x onerror=\u2028alert(1)>',
  '<svg onload=alert(1)>',
  '<svg/onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><animate onbegin=alert(1) attributeName=x dur=1s>',
  '<svg><a xlink:href="javascript:alert(1)"><text y=9>x</text></a></svg>',
  '<svg><use href="data:image/svg+xml,x#x"/></svg>',
  '<body onload=alert(1)>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<iframe onload=alert(1)></iframe>',
  '<object data="javascript:alert(1)"></object>',
  '<object data="data:text/html,<script>alert(1)</script>">',
  '<embed src="javascript:alert(1)">',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="jav&#x09;ascript:alert(1)">x</a>',
  '<a href=" javascript:alert(1)">x</a>',
  '<a href="JaVaScRiPt:alert(1)">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<a href="vbscript:x">x</a>',
  '<form action="javascript:alert(1)"><button>x</button></form>',
  '<button formaction="javascript:alert(1)">x</button>',
  '<input autofocus onfocus=alert(1)>',
  '<select autofocus onfocus=alert(1)>',
  '<textarea autofocus onfocus=alert(1)>',
  '<details open ontoggle=alert(1)>x</details>',
  '<video src=x onerror=alert(1)></video>',
  '<video><source onerror=alert(1)></video>',
  '<audio src=x onerror=alert(1)></audio>',
  '<marquee onstart=alert(1)>x</marquee>',
  '<div onmouseover=alert(1) style="position:fixed;inset:0">x</div>',
  '<div style="animation-name:x" onanimationstart=alert(1)>x</div>',
  '<math><mi xlink:href="javascript:alert(1)">x</mi></math>',
  '<math href="javascript:alert(1)">x</math>',
  '<base href="javascript:/a/-alert(1)//">',
  '<meta http-equiv=refresh content="0;url=javascript:alert(1)">',
  `<link rel=stylesheet href=${BEACON}/c>`,
  `<img src=${BEACON}/i>`,
  `<script src=${BEACON}/s></script>`,
  `<iframe src=${BEACON}/f></iframe>`,
  `<style>@import "${BEACON}/st"</style>`,
  `<div style="background:url(${BEACON}/b)">x</div>`,
  `<video poster=${BEACON}/p></video>`,
  '"><img src=x onerror=alert(1)>',
  "'><img src=x onerror=alert(1)>",
  '--><img src=x onerror=alert(1)>',
  ']]><img src=x onerror=alert(1)>',
  '</title><img src=x onerror=alert(1)>',
  '</textarea><img src=x onerror=alert(1)>',
  '</script><img src=x onerror=alert(1)>',
  '</style><img src=x onerror=alert(1)>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
  '<template><img src=x onerror=alert(1)></template><img src=x onerror=alert(1)>',
  '<x onclick=alert(1) tabindex=1 autofocus onfocus=alert(1)>x</x>',
  '\u202e<img src=x onerror=alert(1)>',
  '\u200b<img src=x onerror=alert(1)>',
  '[x](javascript:alert(1))<img src=x onerror=alert(1)>',
]

/** A name that says which payload it is, in all three languages. */
export const inThree = (payload: string) => ({ 'zh-CN': payload, 'zh-TW': payload, en: payload })

/** Payloads one after another, as many as fit into each piece. */
export function pieces(payloads: readonly string[], mostLength: number): string[] {
  const found: string[] = []
  for (const payload of payloads) {
    const last = found.at(-1)
    if (last !== undefined && last.length + payload.length + 1 <= mostLength)
      found[found.length - 1] = `${last} ${payload}`
    else found.push(payload)
  }
  return found
}
