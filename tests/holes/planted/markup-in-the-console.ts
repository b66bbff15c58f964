import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'Rocket.Chat 2026-47733, cskefu 495 (stored XSS in a thread)',
  edits: [
    {
      file: 'console/ui/thread/MessageLine.tsx',
      find: `      <div className={className} title={title}>
        {body.text}
        {body.choices`,
      put: `      <div className={className} title={title}>
        <span dangerouslySetInnerHTML={{ __html: body.text }} />
        {body.choices`,
    },
  ],
  test: {
    file: 'tests/boundaries.test.ts',
    name: 'screens hand the browser no mark-up, but for the drawings of the house',
  },
  why: 'What a customer writes runs at the agent’s desk.',
}
