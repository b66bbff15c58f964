import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'Zulip 2021-43799 (an inner port stands open)',
  edits: [
    {
      file: 'server/platform/http/operations.ts',
      find: "return !isProxied && ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.ip)",
      put: "return ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.ip)",
    },
  ],
  test: {
    file: 'server/platform/http/operations.test.ts',
    name: 'reads figures on the machine itself, and not through a proxy on it',
  },
  why: 'Behind a proxy on the same machine the whole Internet reads the figures.',
}
