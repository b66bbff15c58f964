/** The drawings of the house: 16 by 16, one line weight. A drawing never stands for a word, it stands beside one. */
const drawings = {
  kept: '<circle cx="8" cy="8" r="5.5"/><path d="M5.5 8.2l1.8 1.8 3.3-3.6"/>',
  running: '<circle cx="8" cy="8" r="5.5"/><path d="M8 5v3l2 1.5"/>',
  endangered: '<path d="M8 2.5l6 11H2z"/><path d="M8 6.5v3M8 11.3v.1"/>',
  broken: '<path d="M5.5 2h5L14 5.5v5L10.5 14h-5L2 10.5v-5z"/><path d="M6 6l4 4M10 6l-4 4"/>',
  paused: '<circle cx="8" cy="8" r="5.5"/><path d="M6.5 6v4M9.5 6v4"/>',
  withdrawn: '<circle cx="8" cy="8" r="5.5"/><path d="M4.5 11.5l7-7"/>',
  search: '<circle cx="7" cy="7" r="4"/><path d="M10 10l3.5 3.5"/>',
  down: '<path d="M3.5 6L8 10.5 12.5 6"/>',
  up: '<path d="M3.5 10L8 5.5l4.5 4.5"/>',
  upward: '<path d="M8 13V3.5M4 7.5l4-4 4 4"/>',
  downward: '<path d="M8 3v9.5M4 8.5l4 4 4-4"/>',
  person: '<circle cx="8" cy="5.5" r="2.5"/><path d="M3 13.5c.5-3 2.5-4 5-4s4.5 1 5 4"/>',
  people:
    '<circle cx="6" cy="5.5" r="2.3"/><path d="M1.5 13.5c.4-3 2.2-4 4.5-4s4.1 1 4.5 4"/><path d="M10.5 3.4a2.3 2.3 0 0 1 0 4.3M11.8 9.8c1.5.5 2.4 1.7 2.7 3.7"/>',
  web: '<path d="M2.5 3.5h11v7.5H7l-3 2.5V11H2.5z"/>',
  messaging:
    '<path d="M2 6.5C2 4.6 3.8 3 6.2 3s4.3 1.6 4.3 3.5S8.6 10 6.2 10L3.8 11v-1.7C2.7 8.7 2 7.7 2 6.5z"/><path d="M11.5 7c1.5.3 2.6 1.4 2.6 2.8 0 .8-.4 1.5-1 2v1.5l-1.7-.7c-1.7 0-3-.7-3.5-1.8"/>',
  app: '<rect x="4.5" y="2" width="7" height="12" rx="1"/><path d="M7 12h2"/>',
  mail: '<rect x="2" y="3.5" width="12" height="9" rx="1"/><path d="M2.5 4.5L8 9l5.5-4.5"/>',
  video: '<rect x="2" y="4" width="8" height="8" rx="1"/><path d="M10 7l4-2v6l-4-2"/>',
  phone: '<path d="M3 3.5c0 5.2 4.3 9.5 9.5 9.5l.5-2.6-2.8-1.1-1.2 1.4C7.3 9.9 6.1 8.7 5.3 7l1.4-1.2L5.6 3z"/>',
  bot: '<rect x="3" y="5" width="10" height="8" rx="1"/><path d="M8 5V2.5M6 8.5v1M10 8.5v1"/>',
  attach: '<path d="M11.5 6.5l-4.5 4.5a1.8 1.8 0 0 1-2.5-2.5l5-5a2.8 2.8 0 0 1 4 4l-5.2 5.2"/>',
  document: '<path d="M4 2h5l3 3v9H4z"/><path d="M9 2v3h3M6 8h4M6 10.5h4"/>',
  image:
    '<rect x="2" y="3" width="12" height="10" rx="1"/><path d="M2.5 11l3.5-3.5 3 3 2-2 2.5 2.5"/><path d="M10.5 6v.1"/>',
  eye: '<path d="M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8z"/><circle cx="8" cy="8" r="1.8"/>',
  hand: '<path d="M8 14c-3 0-4.5-2-5-5l1-.5 1.5 2V4.5h1.3V8h.7V3h1.3v5h.7V4h1.3v5h.700V6.5h1.2V10c0 2.5-1.5 4-4.7 4z"/>',
  tick: '<path d="M3 8.5l3 3 7-7"/>',
  cross: '<path d="M4 4l8 8M12 4l-8 8"/>',
  box: '<rect x="3" y="3" width="10" height="10" rx="1"/>',
  'ticked-box': '<rect x="3" y="3" width="10" height="10" rx="1"/><path d="M5.3 8.2l2 2 3.5-4"/>',
  bell: '<path d="M4.5 11V7.5a3.5 3.5 0 0 1 7 0V11l1 1.5h-9z"/><path d="M7 14h2"/>',
  globe: '<circle cx="8" cy="8" r="5.5"/><path d="M2.5 8h11M8 2.5c3.5 3.5 3.5 7.5 0 11-3.5-3.5-3.5-7.5 0-11z"/>',
  sun: '<circle cx="8" cy="8" r="2.5"/><path d="M8 2v1.5M8 12.5V14M2 8h1.5M12.5 8H14M3.8 3.8l1 1M11.2 11.2l1 1M12.2 3.8l-1 1M4.8 11.2l-1 1"/>',
  moon: '<path d="M12.8 9.6A5.3 5.3 0 0 1 6.4 3.2a5.3 5.3 0 1 0 6.4 6.4z"/>',
  screen: '<rect x="2" y="3" width="12" height="8" rx="1"/><path d="M6 13.5h4M8 11v2.5"/>',
  keys: '<rect x="1.5" y="4" width="13" height="8" rx="1"/><path d="M4 6.5v.1M6.6 6.5v.1M9.2 6.5v.1M11.8 6.5v.1M5 9.5h6"/>',
  export: '<path d="M8 2.5v7M5 7l3 3 3-3M3 12.5h10"/>',
  lock: '<rect x="3.5" y="7" width="9" height="6.5" rx="1"/><path d="M5.5 7V5a2.5 2.5 0 0 1 5 0v2"/>',
  back: '<path d="M10 3.5L5.5 8 10 12.5"/>',
  ear: '<path d="M5 9.5C4.2 8.7 3.8 7.6 3.8 6.5a4.2 4.2 0 0 1 8.4 0c0 2.7-2.7 3.2-3.2 5.2-.3 1.2-1 1.8-2 1.8a2 2 0 0 1-2-2"/><path d="M6 7a2 2 0 0 1 4 0"/>',
  expand: '<path d="M9.5 3H13v3.5M6.5 13H3V9.5M13 3L9 7M3 13l4-4"/>',
  plus: '<path d="M8 3v10M3 8h10"/>',
  dot: '<circle cx="8" cy="8" r="3.5" fill="currentColor" stroke="none"/>',
  out: '<path d="M9.5 3H4v10h5.5M7 8h7M11.5 5.5L14 8l-2.5 2.5"/>',
} as const

export type IconName = keyof typeof drawings

/** Hidden from screen readers: the word beside it says the same. */
export function Icon({ name, small = false }: { readonly name: IconName; readonly small?: boolean }) {
  return (
    <svg
      className={small ? 'ic s' : 'ic'}
      viewBox="0 0 16 16"
      aria-hidden="true"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: constants of this file, never data
      dangerouslySetInnerHTML={{ __html: drawings[name] }}
    />
  )
}
