import './account.css'
import { useMe } from '../../app/session/me.ts'
import { roleWords } from '../../ui/words/role-words.ts'
import { useWords } from '../../ui/words/words.ts'
import { PasswordForm } from './PasswordForm.tsx'
import { Sessions } from './Sessions.tsx'
import { accountWords } from './words.ts'

/** One's own account: who one is here, where one is signed in, the password. */
export function AccountPage() {
  const say = useWords(accountWords)
  const sayRole = useWords(roleWords)
  const me = useMe()
  return (
    <div className="account scroll">
      <section className="panel" aria-label={say('title')}>
        <div className="ph">
          <h1>{say('title')}</h1>
          <span className="t2">
            {me.displayName} · {me.agentNo}
          </span>
        </div>
        <dl className="kv pb">
          <dt>{say('unit')}</dt>
          <dd>{me.unitName}</dd>
          <dt>{say('roles')}</dt>
          <dd>
            {me.roles.map(({ role, unitId, unitName }) => (
              <div key={`${role} ${unitId}`}>
                {sayRole(role)} · {unitName}
              </div>
            ))}
          </dd>
        </dl>
      </section>
      <Sessions />
      <PasswordForm hasPassword={me.hasPassword} agentNo={me.agentNo} />
    </div>
  )
}
