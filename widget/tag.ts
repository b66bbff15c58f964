/** What the bank's page wrote on the script tag. */
export interface Tag {
  /** Origin of the service centre: where the script came from. */
  readonly base: string
  readonly channel: string
  readonly language: string | undefined
  readonly identity: string | undefined
  readonly theme: 'light' | 'dark' | undefined
}

/** `<script src="https://centre.bank/widget.js" data-channel="main" async></script>` */
export function readTag(script: HTMLOrSVGScriptElement | null): Tag | undefined {
  if (!(script instanceof HTMLScriptElement)) return undefined
  const { channel = 'main', language, identity, theme } = script.dataset
  const isTheme = theme === 'light' || theme === 'dark'
  return { base: new URL(script.src).origin, channel, language, identity, theme: isTheme ? theme : undefined }
}
