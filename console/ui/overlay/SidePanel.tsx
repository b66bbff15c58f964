import './side-panel.css'
import { useEffect } from 'react'
import { PanelFrame, type PanelFrameProps } from './PanelFrame.tsx'

/**
 * What a figure or row opens to, at the right edge over the page; the page stays live and usable beside it. When it
 * closes, the focus goes back to where it came from.
 */
export function SidePanel(props: PanelFrameProps) {
  useFocusReturn()
  return <PanelFrame {...props} className="side-panel" />
}

function useFocusReturn(): void {
  useEffect(() => {
    const before = document.activeElement
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
}
