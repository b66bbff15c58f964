import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'FreeScout 2026-40570, 2026-39384 (visibility of customer data)',
  edits: [
    {
      file: 'server/modules/conversations/visibility.ts',
      find: `return sql\`(k.owner_unit_id = any(\${scope.unitIds}::uuid[]) or k.owner_unit_id is null or \${own})\``,
      put: 'return sql`true`',
    },
  ],
  test: {
    file: 'server/modules/conversations/supervision.test.ts',
    name: 'reach is by unit: a foreign contact looks absent, whatever one tries',
  },
  why: 'Every supervisor listens to every contact of the bank.',
}
