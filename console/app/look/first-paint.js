// Sets theme and language before the first paint, so that a dark screen never flashes white. `look.ts` keeps both
// afterwards. `vite.config.ts` puts this before everything else in the page.
;(() => {
  let kept = {}
  try {
    kept = JSON.parse(localStorage.getItem('yinuo.look') ?? '{}')
  } catch {}
  const wantsDark = matchMedia('(prefers-color-scheme: dark)').matches
  const dark = kept.theme === 'dark' || (kept.theme !== 'light' && wantsDark)
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
  if (kept.locale) document.documentElement.lang = kept.locale
})()
