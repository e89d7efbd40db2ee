// The door of the run room: what the workspace mounts.
export { LastRun } from "./LastRun.tsx";
export { RunDock } from "./RunDock.tsx";
export { Transport } from "./Transport.tsx";
