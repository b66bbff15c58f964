/** @jsxImportSource preact */

/** 16 by 16, one line weight, beside a word or a label. One path each: no markup is ever made from text here. */
const PATHS = {
  chat: 'M2.5 3.5h11v7.5H7l-3 2.5V11H2.5z',
  person: 'M5.5 5.5a2.5 2.5 0 1 0 5 0 2.5 2.5 0 1 0-5 0M3 13.5c.5-3 2.5-4 5-4s4.5 1 5 4',
  globe: 'M2.5 8a5.5 5.5 0 1 0 11 0 5.5 5.5 0 1 0-11 0M2.5 8h11M8 2.5c3.5 3.5 3.5 7.5 0 11-3.5-3.5-3.5-7.5 0-11z',
  down: 'M3.5 6 8 10.5 12.5 6',
  cross: 'M4 4l8 8M12 4l-8 8',
  plus: 'M8 3v10M3 8h10',
  running: 'M2.5 8a5.5 5.5 0 1 0 11 0 5.5 5.5 0 1 0-11 0M8 5v3l2 1.5',
  kept: 'M2.5 8a5.5 5.5 0 1 0 11 0 5.5 5.5 0 1 0-11 0M5.5 8.2l1.8 1.8 3.3-3.6',
  paused: 'M2.5 8a5.5 5.5 0 1 0 11 0 5.5 5.5 0 1 0-11 0M6.5 6v4M9.5 6v4',
  lost: 'M8 2.5l6 11H2zM8 6.5v3M8 11.3v.1',
  tick: 'M3 8.5l3 3 7-7',
  document: 'M4 2h5l3 3v9H4zM9 2v3h3M6 8h4M6 10.5h4',
} as const

export type IconName = keyof typeof PATHS

export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg class="ic" viewBox="0 0 16 16" aria-hidden="true">
    <path d={PATHS[name]} />
  </svg>
)
