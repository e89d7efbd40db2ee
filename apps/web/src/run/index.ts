// The door of the run room: what the workspace mounts.
export { MetricsView } from "../metrics/MetricsView.tsx";
export { LastRun } from "./LastRun.tsx";
export { RunDock } from "./RunDock.tsx";
export { Transport } from "./Transport.tsx";
