import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'Chatwoot 2025-21628 = GHSA-g8f9-hh83-rcq9 (blind SQL injection in filters)',
  edits: [
    {
      file: 'server/modules/identity/people-views.ts',
      find: `found.push(sql\`(p.display_name ilike \${part} or p.agent_no ilike \${part})\`)`,
      put: `found.push(sql\`(p.display_name ilike \${raw(\`'\${part}'\`)} or p.agent_no ilike \${raw(\`'\${part}'\`)})\`)`,
    },
  ],
  test: { file: 'server/modules/identity/people.test.ts', name: 'finds by part of name or number, as written' },
  why: 'A filter reads the whole database.',
}
