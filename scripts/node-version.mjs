/** Ends the process in plain words when this Node is too old: what follows would fail with puzzling ones. */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  console.error(`This needs Node 20.19 or newer, and this is ${process.versions.node}. Get it from https://nodejs.org`)
  process.exit(1)
}
