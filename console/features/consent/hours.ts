import type { Span } from '#libs/contact-gate/house-limits.ts'

/** `09:00-12:00, 14:00-18:00` as hours; what is no hours stays in it, and the contract refuses it. */
export function readHours(text: string): readonly Span[] {
  return text
    .replaceAll('：', ':')
    .split(/[,，、;；\s]+/)
    .filter((part) => part !== '')
    .map((part) => {
      const [from = '', to = ''] = part.split(/[-–—~～至]/)
      return { from: padded(from), to: padded(to) }
    })
}

const padded = (time: string): string => (/^\d:\d\d$/.test(time) ? `0${time}` : time)

export const hoursText = (open: readonly Span[]): string => open.map(({ from, to }) => `${from}-${to}`).join(', ')
