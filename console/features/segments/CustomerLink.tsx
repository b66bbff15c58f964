import { Link } from '@tanstack/react-router'
import { useWords } from '../../ui/words/words.ts'
import { segmentWords } from './words.ts'

/** A masked name that opens the customer. */
export function CustomerLink(props: {
  readonly customer: { readonly customerId: string; readonly maskedName: string }
}) {
  const say = useWords(segmentWords)
  const { customerId, maskedName } = props.customer
  const search = { open: customerId }
  return (
    <Link to="/customers" search={search}>
      {maskedName === '' ? say('visitor') : maskedName}
    </Link>
  )
}
