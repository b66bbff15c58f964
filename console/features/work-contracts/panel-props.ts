/** What a list and what stands beside it share. */
export interface PanelProps {
  /** What is open beside the list: an id, or something new; empty for nothing. */
  readonly open: string
  readonly mayPlan: boolean
  readonly onOpen: (key: string | null) => void
}
