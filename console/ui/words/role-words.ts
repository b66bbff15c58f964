import type { Role } from '#platform/access.ts'
import { defineWords } from './words.ts'

/** The roles of the house, by the glossary's terms. */
export const roleWords = defineWords<Role>('roles', {
  'zh-CN': {
    agent: '坐席',
    'team-leader': '班组长',
    supervisor: '客服主管',
    'quality-inspector': '质检员',
    trainer: '培训师',
    planner: '排班师',
    'complaint-officer': '投诉处理专员',
    compliance: '合规专员',
    'care-manager': '客户关怀经理',
    'branch-staff': '网点人员',
    'hq-department': '总行部门',
    administrator: '管理员',
  },
  'zh-TW': {
    agent: '客服專員',
    'team-leader': '組長',
    supervisor: '客服主管',
    'quality-inspector': '品質稽核員',
    trainer: '訓練講師',
    planner: '排班規劃師',
    'complaint-officer': '客訴專員',
    compliance: '法遵人員',
    'care-manager': '客戶關懷經理',
    'branch-staff': '分行人員',
    'hq-department': '總行部門',
    administrator: '管理員',
  },
  en: {
    agent: 'Agent',
    'team-leader': 'Team leader',
    supervisor: 'Supervisor',
    'quality-inspector': 'Quality inspector',
    trainer: 'Trainer',
    planner: 'WFM planner',
    'complaint-officer': 'Complaint officer',
    compliance: 'Compliance officer',
    'care-manager': 'Customer-care manager',
    'branch-staff': 'Branch staff',
    'hq-department': 'Head-office department',
    administrator: 'Administrator',
  },
})
