// Sets theme and language before the first paint, so that a dark screen never flashes white. `app/look/look.ts` keeps
// both afterwards. A file of its own, because the pages' security policy runs no script inside the document.
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
