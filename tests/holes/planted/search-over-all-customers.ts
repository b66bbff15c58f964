import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'search finds what is private',
  edits: [
    {
      file: 'server/modules/timeline/search-timeline.ts',
      find: `    found.push(...rows.filter((row) => seen.has(row.customerId)))
`,
      put: `    found.push(...rows.filter((row) => seen !== undefined && row.customerId !== ''))
`,
    },
  ],
  test: {
    file: 'server/modules/timeline/timeline.test.ts',
    name: 'shows an agent nothing of customers they do not serve',
  },
  why: 'Any agent finds any customer’s story by a word.',
}
