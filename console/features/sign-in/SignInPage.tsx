import { useQuery } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { Doorway } from './Doorway.tsx'
import { SetUpForm } from './SetUpForm.tsx'
import { SignInForm } from './SignInForm.tsx'

/** The way in. An installation without anyone asks its first visitor to become the administrator. */
export function SignInPage() {
  const setUp = useQuery({
    queryKey: ['setup'],
    queryFn: () => call<{ readonly needed: boolean }>('GET', '/api/setup'),
    staleTime: 0,
  })
  return (
    <Doorway>
      {setUp.isPending && <Skeleton lines={4} />}
      {setUp.isError && <ProblemLine problem={setUp.error} onRetry={() => void setUp.refetch()} />}
      {setUp.data && (setUp.data.needed ? <SetUpForm /> : <SignInForm />)}
    </Doorway>
  )
}
