import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/work-contracts',
  access: { permission: 'rosters.read' },
  navWord: { 'zh-CN': '工作合同', 'zh-TW': '勞動契約', en: 'Work contracts' },
  about: {
    'zh-CN': '排班依据的劳动规则和班次，谁按哪份合同上班',
    'zh-TW': '排班依據的勞動規則與班別，誰依哪份契約上班',
    en: 'The labour rules and shifts that rosters keep to, and who works under which of them',
  },
  place: 130,
  group: 'people',
  homeFor: [],
  load: () => import('./WorkContractsPage.tsx').then(({ WorkContractsPage }) => WorkContractsPage),
})
