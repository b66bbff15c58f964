import { masked } from '#libs/masking/masked.ts'
import { endingsOf } from '#platform/files/file-types.ts'

const MOST_NAME_LENGTH = 120
/** Control, bidi and zero-width characters: with them `fdp.exe` can be shown as `exe.pdf`. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g

/**
 * The name people see: without folders and tricks, masked, with an ending that fits what the file is. Never used as a
 * path: files are kept under ids.
 */
export function cleanFileName(original: string, mediaType: string): string {
  const base = original.normalize('NFC').split(/[/\\]/).pop() ?? ''
  const visible = base.replace(INVISIBLE, '').replace(/\s+/g, ' ').trim()
  const safe = maskedName(visible.replaceAll('*', '_'))
    .replace(/["<>|:?]/g, '_')
    .replace(/^\.+/, '')
  const [usual, ...others] = endingsOf(mediaType)
  const dot = safe.lastIndexOf('.')
  const ending = dot < 0 ? '' : safe.slice(dot + 1).toLowerCase()
  const fits = ending === usual || others.includes(ending)
  const stem = (fits ? safe.slice(0, dot) : safe) || 'file'
  return `${[...stem].slice(0, MOST_NAME_LENGTH).join('')}.${fits ? ending : usual}`
}

/** A code ends where the ending begins, and a colon announces one: masked before signs go, the stem also by itself. */
function maskedName(name: string): string {
  const dot = name.lastIndexOf('.')
  return masked(dot < 0 ? name : masked(name.slice(0, dot)) + name.slice(dot))
}
