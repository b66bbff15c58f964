import { useQuery } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { Doorway } from './Doorway.tsx'
import { SetUpForm } from './SetUpForm.tsx'
import { SignInForm, type SignInWays } from './SignInForm.tsx'

/** When the ways cannot be asked, there is always the password. */
const PASSWORD_ONLY: SignInWays = { password: true, singleSignOn: false }

/** The way in. An installation without anyone asks its first visitor to become the administrator. */
export function SignInPage() {
  const ways = useQuery({
    queryKey: ['sign-in-options'],
    queryFn: () => call<SignInWays>('GET', '/api/sign-in/options'),
    staleTime: 0,
  })
  const setUp = useQuery({
    queryKey: ['setup'],
    queryFn: () => call<{ readonly needed: boolean }>('GET', '/api/setup'),
    staleTime: 0,
  })
  return (
    <Doorway>
      {(setUp.isPending || ways.isPending) && <Skeleton lines={4} />}
      {setUp.isError && <ProblemLine problem={setUp.error} onRetry={() => void setUp.refetch()} />}
      {setUp.data?.needed && <SetUpForm />}
      {setUp.data?.needed === false && !ways.isPending && <SignInForm ways={ways.data ?? PASSWORD_ONLY} />}
    </Doorway>
  )
}
