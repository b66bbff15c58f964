import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/segments',
  access: { permission: 'segments.read' },
  navWord: { 'zh-CN': '客群', 'zh-TW': '客群', en: 'Segments' },
  about: {
    'zh-CN': '按规则自动进出的客群：起草、预览、复核后生效，每位成员都能看到原因',
    'zh-TW': '依規則自動進出的客群：起草、預覽、覆核後生效，每位成員都能看到原因',
    en: 'Segments that keep themselves by rules: drafted, previewed, let in by another; why each customer is there',
  },
  place: 398,
  group: 'oversight',
  homeFor: [],
  waits: [
    {
      kind: 'segments-to-review',
      words: { 'zh-CN': '客群规则待审批', 'zh-TW': '客群規則待核准', en: 'Segments to approve' },
      search: {},
    },
  ],
  load: () => import('./SegmentsPage.tsx').then(({ SegmentsPage }) => SegmentsPage),
})
